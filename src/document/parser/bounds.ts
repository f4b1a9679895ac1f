// What no config that people write comes near, and what a text made to hang its reader goes over at once.

/** OpenClaw 2026.9.6 reads 1,500 levels and fails on 1,800: "Maximum call stack size exceeded". */
export const MOST_LEVELS = 2_000;
export const MOST_PROBLEMS = 10_000;
/** A megabyte of config holds some 40,000. */
export const MOST_VALUES = 2_000_000;
export const MOST_COMMENTS = 500_000;
