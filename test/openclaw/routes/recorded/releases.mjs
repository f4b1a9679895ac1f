/** True for a release that came out before another one. */
export function isBefore(version, other) {
  const [a, b] = [version, other].map((text) => text.split('.').map(Number));
  const index = a.findIndex((number, at) => number !== b[at]);
  return index >= 0 && a[index] < b[index];
}
