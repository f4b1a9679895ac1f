import { type FileResult, isChanged, type RunResult } from '../../engine/run-result.js';

/** Several runs as one: a file that two configs include is told of once. */
export function mergeResults(results: readonly [RunResult, ...RunResult[]]): RunResult {
  const [first, ...others] = results;
  if (others.length === 0) return first;
  const files = new Map<string, FileResult>();
  for (const file of results.flatMap((result) => result.files)) {
    const known = files.get(file.path);
    if (known === undefined || !isChanged(known)) files.set(file.path, file);
  }
  return {
    target: first.target,
    findings: unique(
      results.flatMap((result) => result.findings),
      ({ ruleId, file, path, range, message }) => JSON.stringify([ruleId, file, path, range, message]),
    ),
    files: [...files.values()],
    actions: unique(
      results.flatMap((result) => result.actions),
      ({ action, path }) => JSON.stringify([action, path]),
    ),
    defects: results.flatMap((result) => result.defects),
    joint: results.flatMap((result) => result.joint ?? []),
  };
}

function unique<T>(values: readonly T[], identity: (value: T) => string): readonly T[] {
  return [...new Map(values.map((value) => [identity(value), value])).values()];
}
