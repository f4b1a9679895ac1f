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

/**
 * The room for new values stays as small as it starts: every page of memory costs time when it is first touched, and
 * little of what is made while a text is read is thrown away soon. Of a megabyte of config that is 10 % of the time, of
 * a store of 100 MB as much, and 30 to 60 MB of memory.
 */
const STAY_SMALL = '--semi-space-growth-factor=1';

/** So little is moved at a time that to wake other threads for it takes longer than to do it: 5 % of a start. */
const ONE_THREAD = '--no-parallel-scavenge';

/** Makes V8 do less for later. Before any other code is loaded: code that V8 has kept suits the options it was kept under. */
export function optimizeLater(): void {
  const options = OPTIONS[majorOfV8()];
  if (options !== undefined) setOptions([...options, STAY_SMALL, ONE_THREAD]);
}

function majorOfV8(): string {
  return process.versions.v8.split('.')[0] ?? '';
}

function setOptions(options: readonly string[]): void {
  // By `getBuiltinModule`, as the module is of no use to whoever only asks for the version.
  const { setFlagsFromString } = process.getBuiltinModule('node:v8');
  for (const option of options) setFlagsFromString(option);
}
