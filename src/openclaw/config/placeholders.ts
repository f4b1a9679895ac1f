const PLACEHOLDERS: readonly RegExp[] = [
  /^<[^<>]*>$/,
  /^\[?(?:your|my|insert|enter|paste|replace)[-_ ].*\]?$/i,
  /^(?:[a-z]{2,6}-)?(?:\.{3,}|…|x{4,}|\*{3,})$/i,
  /^(?:sk|key|token)-(?:your|test|xxx|placeholder)[\w-]*$/i,
  /^(?:change-?me|replace-?me|todo|placeholder|dummy|example|api[-_]?key|your[-_]?api[-_]?key)$/i,
];

/** True for what a guide tells its readers to replace: `YOUR_API_KEY`, `sk-...`, `<key>`, `changeme`. */
export function isPlaceholder(text: string): boolean {
  return PLACEHOLDERS.some((placeholder) => placeholder.test(text));
}
