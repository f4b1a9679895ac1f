/** What speaks against a reading, in tenths of a mark that came or went. */
export const COST = {
  /** A mark that came or went. */
  mark: 10,
  /** A mark for another one. */
  replaced: 12,
  /** An opening bracket of the other kind: hardly ever mistyped. */
  wrongBracket: 16,
  /** One more bracket that lacks at the end of the file: what cut off one, cut off all. */
  alsoAtEnd: 3,
  /** A line that stands elsewhere than its container says. */
  misplaced: 8,
  /** A bracket that closes behind the last item's line instead of on its own. */
  hanging: 4,
  /** Blanks in an unusual place, and such as nowhere else in the file. */
  spacing: 3,
  strangeSpacing: 8,
  /** A string nobody would write. */
  odd: 8,
  unlikely: 4,
} as const;
