/** Where a long value begins in a text, overlapping ones too, in time that depends on both lengths alone (Knuth, Morris, Pratt). */
export function findLong(text: string, value: string): readonly number[] {
  const found: number[] = [];
  // Most texts hold none, which the engine sees at once.
  const first = text.indexOf(value);
  if (first < 0) return found;
  const borders = bordersOf(value);
  let matched = 0;
  for (let at = first; at < text.length; at++) {
    const code = text.charCodeAt(at);
    while (matched > 0 && code !== value.charCodeAt(matched)) matched = borders[matched - 1] ?? 0;
    if (code === value.charCodeAt(matched)) matched++;
    if (matched < value.length) continue;
    found.push(at - value.length + 1);
    matched = borders[matched - 1] ?? 0;
  }
  return found;
}

/** For each beginning of a value, the length of its longest end that is a beginning too. */
function bordersOf(value: string): Uint32Array {
  const borders = new Uint32Array(value.length);
  let length = 0;
  for (let at = 1; at < value.length; at++) {
    const code = value.charCodeAt(at);
    while (length > 0 && code !== value.charCodeAt(length)) length = borders[length - 1] ?? 0;
    if (code === value.charCodeAt(length)) length++;
    borders[at] = length;
  }
  return borders;
}
