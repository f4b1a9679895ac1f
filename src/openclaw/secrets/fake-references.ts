/** Spellings other programs take for a reference. OpenClaw knows `${NAME}` in capitals, and SecretRef objects. */
const FAKES: readonly { readonly pattern: RegExp; readonly called: string }[] = [
  { pattern: /^file:(?:\/\/)?\S+$/i, called: 'a file' },
  { pattern: /^(?:secret-?ref|secret|secrets):(?:\/\/)?\S+$/i, called: 'a store of secrets' },
  { pattern: /^(?:env|environment|process\.env)[:.](?:\/\/)?\w+$/i, called: 'a variable' },
  { pattern: /^(?:op|vault|keychain|bw|doppler|aws-sm|gcp-sm|sops|pass):(?:\/\/)?\S+$/i, called: 'a password store' },
  { pattern: /^\$[A-Za-z_]\w*$/, called: 'a variable' },
  { pattern: /^%[A-Za-z_]\w*%$/, called: 'a variable' },
  { pattern: /^\{\{\s*[\w.-]+\s*\}\}$/, called: 'a variable' },
  { pattern: /^\$\([^()]+\)$/, called: 'a command' },
  { pattern: /^\$\{(?:[A-Za-z_]*[a-z]\w*|[A-Za-z_]\w*[:-][^}]*|env[:.][^}]+)\}$/, called: 'a variable' },
];

/** What a text seems to refer to in a spelling OpenClaw does not know; `undefined` for any other text. */
export function fakeReference(text: string): string | undefined {
  return FAKES.find(({ pattern }) => pattern.test(text))?.called;
}
