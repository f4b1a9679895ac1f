/** How many documents a property is tried on: `FUZZ_RUNS` in the environment, else the number for everyday runs. */
export function fuzzRuns(defaultRuns: number): number {
  const asked = Number(process.env.FUZZ_RUNS);
  return Number.isInteger(asked) && asked > 0 ? asked : defaultRuns;
}
