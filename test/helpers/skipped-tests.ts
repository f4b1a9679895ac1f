import type { Reporter, TestModule, Vitest } from 'vitest/node';

/** What stands behind the name of a test, or of the group it is in, that some machines cannot run. */
const NEEDS = / \((needs [^()]+)\)/;

/** Says at the end of a run which tests were left out and what they need. One without a reason fails the run. */
export default class SkippedTests implements Reporter {
  #vitest: Vitest | undefined;

  onInit(vitest: Vitest): void {
    this.#vitest = vitest;
  }

  onTestRunEnd(modules: readonly TestModule[]): void {
    // Whoever asks for tests by name skips all others.
    if (this.#vitest === undefined || this.#vitest.config.testNamePattern !== undefined) return;
    const skipped = modules.flatMap((module) =>
      [...module.children.allTests('skipped')].map(({ fullName }) => ({ file: module.relativeModuleId, fullName })),
    );
    const files = new Map<string, string[]>();
    for (const { file, fullName } of skipped) {
      const reason = NEEDS.exec(fullName)?.[1] ?? 'NO REASON IS GIVEN';
      files.set(reason, [...(files.get(reason) ?? []), file]);
    }
    const lines = [...files].map(
      ([reason, names]) => `  ${String(names.length).padStart(4)} ${reason}: ${[...new Set(names)].join(', ')}`,
    );
    if (lines.length > 0) this.#vitest.logger.log(`Skipped here:\n${lines.join('\n')}\n`);
    if (skipped.some(({ fullName }) => !NEEDS.test(fullName))) process.exitCode = 1;
  }
}
