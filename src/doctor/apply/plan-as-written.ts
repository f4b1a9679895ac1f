import type { Finding } from '../../engine/finding.js';
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
      files: result.files.map((file) =>
        texts.has(file.path) ? { ...file, after: file.before, edits: [], touched: [] } : file,
      ),
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

function failedAction({ fix }: Finding, failed: ReadonlyMap<string, string>): string | undefined {
  if (fix?.change.type !== 'actions') return undefined;
  return fix.change.actions.map(({ path }) => failed.get(path)).find((message) => message !== undefined);
}
