/**
 * How often a function must be called before V8 compiles it once more for speed: twenty times as often as by itself.
 * A check of an ordinary config is over before such code has paid for its making, which took a quarter of the time;
 * what is called for longer than that, over large files, is still compiled. By the major number of V8, for the names of
 * its options are its own affair: of a V8 that is not listed nothing is asked.
 */
const BUDGET = ['--interrupt-budget=1351680'];
const COUNTS = [
  '--invocation-count-for-maglev=8000',
  '--invocation-count-for-maglev-osr=2000',
  '--invocation-count-for-turbofan=60000',
  '--invocation-count-for-osr=10000',
];
const OPTIONS: Readonly<Record<string, readonly string[]>> = { 11: BUDGET, 12: COUNTS, 13: COUNTS, 14: COUNTS };

export function optimizeLater(): void {
  const options = OPTIONS[process.versions.v8.split('.')[0] ?? ''] ?? [];
  if (options.length === 0) return;
  // By `getBuiltinModule`, as the module is of no use to whoever only asks for the version.
  const { setFlagsFromString } = process.getBuiltinModule('node:v8');
  for (const option of options) setFlagsFromString(option);
}
