/**
 * Whether everything is tried: `CLAWMEND_ALL_CONFIGS=1 npm test`. The everyday run takes a sample of what is large, always
 * the same one; which, the test says.
 */
export const isWhole = process.env.CLAWMEND_ALL_CONFIGS !== undefined;
