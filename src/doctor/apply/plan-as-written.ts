import type { Finding } from '../../engine/finding.js';
import type { FileResult } from '../../engine/run-result.js';
import type { Plan } from '../plan/plan.js';
import type { Applied } from './apply-plan.js';

/** The plan as it came out: what could not be written is no change, and what was found there is found still. */
export function planAsWritten(
  plan: Plan,
  { failures, replanned = plan }: Pick<Applied, 'failures' | 'replanned'>,
): Plan {
  if (failures.length === 0) return plan;
  const texts = new Map(
    failures.filter(({ change = 'write' }) => change === 'write').map(({ path, message }) => [path, message]),
  );
  const actions = new Map(
    failures
      .filter(({ change }) => change !== undefined && change !== 'write')
      .map(({ path, message }) => [path, message]),
  );
  const { result } = replanned;
  return {
    ...replanned,
    routes: replanned.routes.filter(({ file }) => !texts.has(file)),
    result: {
      ...result,
      files: result.files.map((file) => (texts.has(file.path) ? asItWas(file) : file)),
      actions: result.actions.filter(({ path }) => !actions.has(path)),
      findings: result.findings.map((finding) => {
        const message =
          finding.fix?.change.type === 'actions' ? failedAction(finding, actions) : texts.get(finding.file);
        if (message === undefined || finding.status !== 'fixed') return finding;
        const { settledBy: _, ...open } = finding;
        return { ...open, status: 'open', notApplied: message, isBlocked: true };
      }),
    },
  };
}

/** The texts of a large file are not asked for to say so. */
function asItWas(file: FileResult): FileResult {
  const { path, kind, large, entries } = file;
  return {
    path,
    kind,
    get dialect() {
      return file.dialect;
    },
    get before() {
      return file.before;
    },
    get after() {
      return file.before;
    },
    edits: [],
    touched: [],
    ...(large && { large: { before: large.before, after: large.before } }),
    ...(entries && { entries }),
  };
}

function failedAction({ fix }: Finding, failed: ReadonlyMap<string, string>): string | undefined {
  if (fix?.change.type !== 'actions') return undefined;
  return fix.change.actions.map(({ path }) => failed.get(path)).find((message) => message !== undefined);
}
