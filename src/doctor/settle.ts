import type { Written } from '../report/input.js';
import type { Plan } from './plan.js';

/** The plan as it came out: what could not be written is no change, and what was found there is found still. */
export function settle(plan: Plan, { failures }: Pick<Written, 'failures'>): Plan {
  if (failures.length === 0) return plan;
  const failed = new Map(failures.map(({ path, message }) => [path, message]));
  const { result } = plan;
  return {
    ...plan,
    routes: plan.routes.filter(({ file }) => !failed.has(file)),
    result: {
      ...result,
      files: result.files.map((file) =>
        failed.has(file.path) ? { ...file, after: file.before, edits: [], touched: [] } : file,
      ),
      actions: result.actions.filter(({ path }) => !failed.has(path)),
      findings: result.findings.map((finding) => {
        const message = failed.get(finding.file);
        if (message === undefined || finding.status !== 'fixed') return finding;
        const { settledBy: _, ...open } = finding;
        return { ...open, status: 'open', notApplied: message };
      }),
    },
  };
}
