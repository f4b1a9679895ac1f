import { type FileResult, isChanged } from '../../engine/run-result.js';
import { hasContent } from '../../openclaw/file-bytes.js';
import type { Content } from '../../storage/files/content.js';
import type { PlannedChange } from '../../storage/runs/planned-change.js';
import type { Plan } from '../plan/plan.js';

/** What a plan wants done to files, in an order in which nothing was worked out from a later one. */
export function plannedChanges({
  result,
  installations,
}: Pick<Plan, 'result' | 'installations'>): readonly PlannedChange[] {
  const writes = result.files
    .filter(isChanged)
    .map((file) => ({ type: 'write' as const, path: file.path, kind: file.kind, ...contentsOf(file) }))
    .sort((a, b) => rank(a.kind) - rank(b.kind));
  const actions = result.actions.map((action): PlannedChange => {
    if (action.action === 'chmod') return { type: 'chmod', path: action.path, mode: action.mode };
    const file = installations.flatMap(({ files }) => files).find((one) => one.path === action.path);
    return {
      type: 'delete',
      path: action.path,
      ...(file && { seen: { size: file.size, modifiedAt: file.modifiedAt } }),
    };
  });
  return [...writes, ...actions];
}

/** Of a large store the bytes there are, and the pieces of them with what comes between. */
function contentsOf(file: FileResult): { readonly before: Content; readonly after: Content } {
  const { large, edits } = file;
  if (large === undefined) return { before: file.before, after: file.after };
  return { before: large.before.bytes, after: large.before.withEdits(edits) };
}

/** The files of a plan that are texts of their own. */
export function filesOf({ installations }: Pick<Plan, 'installations'>): readonly string[] {
  return installations.flatMap(({ files }) =>
    files.filter((file) => hasContent(file) && !file.rows).map((file) => file.path),
  );
}

/** State is worked out from the config, session stores from everything else. */
function rank(kind: string): number {
  if (kind === 'config' || kind === 'include') return 0;
  return kind === 'sessions' ? 2 : 1;
}
