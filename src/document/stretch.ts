/** What two texts differ in, as one stretch: `[start, before)` of the first became `[start, after)` of the second. */
export interface Stretch {
  readonly start: number;
  readonly before: number;
  readonly after: number;
}

/** The shortest stretch outside of which two texts are the same. */
export function stretchBetween(before: string, after: string): Stretch {
  const shorter = Math.min(before.length, after.length);
  let start = 0;
  while (start < shorter && before.charCodeAt(start) === after.charCodeAt(start)) start++;
  let same = 0;
  while (
    same < shorter - start &&
    before.charCodeAt(before.length - 1 - same) === after.charCodeAt(after.length - 1 - same)
  ) {
    same++;
  }
  return { start, before: before.length - same, after: after.length - same };
}
