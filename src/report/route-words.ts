/** How a route's account is called in a sentence; `unknown` alone would not say what is not known. */
export function accountWords(
  auth: { readonly kind: string; readonly profile?: string; readonly env?: string },
  bill: string,
): string {
  const credential = auth.profile ?? auth.env;
  const who = credential === undefined ? (KINDS[auth.kind] ?? auth.kind) : `${auth.kind} ${credential}`;
  return `${who}, ${bill === 'unknown' ? 'bill unknown' : bill}`;
}

const KINDS: Readonly<Record<string, string>> = { unknown: 'account not seen', none: 'no credential' };
