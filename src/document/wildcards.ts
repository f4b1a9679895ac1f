/**
 * Whether a text fits a pattern in which `*` stands for any run of characters. Takes time by the lengths of both: as a
 * regular expression, a pattern of many stars may be tried in more ways than anybody can wait for.
 */
export function fitsWildcards(text: string, pattern: string): boolean {
  const [start = '', ...rest] = pattern.split('*');
  const end = rest.pop();
  if (end === undefined) return text === pattern;
  if (!text.startsWith(start) || !text.endsWith(end) || text.length < start.length + end.length) return false;
  const last = text.length - end.length;
  let from = start.length;
  for (const part of rest) {
    const at = text.indexOf(part, from);
    if (at < 0 || at + part.length > last) return false;
    from = at + part.length;
  }
  return from <= last;
}
