// What no config that people write comes near, and what a text made to hang its reader goes over at once.

/** OpenClaw 2026.9.6 reads 1,500 levels and fails on 1,800: "Maximum call stack size exceeded". */
export const MOST_LEVELS = 2_000;
export const MOST_PROBLEMS = 10_000;
/** A megabyte of config holds some 40,000; a text of the largest size that is read would hold 1,300,000 of these. */
export const MOST_VALUES = 1_000_000;
export const MOST_COMMENTS = 500_000;
/** Behind a backslash. Prompts with all their line breaks come to some thousands. */
export const MOST_ESCAPES = 1_000_000;
