/** How many letters a word may be wrong by and still be taken for another one. */
function tolerance(word: string): number {
  return word.length <= 3 ? 1 : word.length <= 8 ? 2 : 3;
}

const LONGEST_WORD = 64;

/**
 * The number of letters to insert, remove, replace or swap with their neighbour to make one word of the other.
 * @returns `limit + 1` where it is more than `limit`
 */
export function editDistance(a: string, b: string, limit: number): number {
  if (Math.abs(a.length - b.length) > limit || a.length > LONGEST_WORD || b.length > LONGEST_WORD) return limit + 1;
  let beforeLast: number[] = [];
  let last = Array.from({ length: b.length + 1 }, (_, column) => column);
  for (let row = 1; row <= a.length; row += 1) {
    const next = [row];
    for (let column = 1; column <= b.length; column += 1) {
      const same = a[row - 1] === b[column - 1];
      let cost = Math.min(at(last, column) + 1, at(next, column - 1) + 1, at(last, column - 1) + (same ? 0 : 1));
      if (row > 1 && column > 1 && a[row - 1] === b[column - 2] && a[row - 2] === b[column - 1]) {
        cost = Math.min(cost, at(beforeLast, column - 2) + 1);
      }
      next.push(cost);
    }
    if (Math.min(...next) > limit) return limit + 1;
    beforeLast = last;
    last = next;
  }
  return Math.min(at(last, b.length), limit + 1);
}

function at(row: readonly number[], column: number): number {
  return row[column] ?? Number.POSITIVE_INFINITY;
}

/** `api_key`, `api-key` and `APIKey` are one word. */
export function plainWord(word: string): string {
  return word.toLowerCase().replace(/[^a-z0-9]/g, '');
}

/** The words a misspelt one may stand for, the likeliest first; words that differ in case or separators only come first. */
export function didYouMean(word: string, candidates: Iterable<string>, count = 3): readonly string[] {
  const plain = plainWord(word);
  if (plain === '') return [];
  const limit = tolerance(plain);
  const ranked: { readonly candidate: string; readonly rank: number }[] = [];
  for (const candidate of candidates) {
    if (candidate === word) continue;
    const other = plainWord(candidate);
    const distance = editDistance(plain, other, limit);
    // A swap of two letters of three leaves nothing in common.
    // Two slips and another beginning are another word: `cors` is no `port`, `version` no `session`.
    const isNear = distance <= limit && (distance < 2 || plain[0] === other[0]);
    if (isNear && distance < Math.min(plain.length, other.length)) ranked.push({ candidate, rank: distance });
    else if (isExtended(plain, other)) ranked.push({ candidate, rank: limit + 1 });
  }
  return ranked
    .sort((a, b) => a.rank - b.rank || a.candidate.length - b.candidate.length || (a.candidate < b.candidate ? -1 : 1))
    .slice(0, count)
    .map(({ candidate }) => candidate);
}

/** `thinking` may stand for `thinkingDefault`, `timeout` for `timeoutSeconds`. */
function isExtended(word: string, other: string): boolean {
  return word.length >= 4 && other.length > word.length && (other.startsWith(word) || other.endsWith(word));
}
