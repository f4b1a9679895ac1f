import { withHeir } from '../../document/edit/heir.js';
import { takeSnippet } from '../../document/edit/item/snippet.js';
import type { Operation } from '../../document/edit/operation.js';
import { planOperation } from '../../document/edit/plan.js';
import type { Edit, Range } from '../../document/node.js';
import { type ConfigValue, createView } from '../../openclaw/config/view.js';
import type { Installation } from '../../openclaw/installation.js';
import { configSubject, type Subject } from '../check/subject.js';
import type { FileAction, FileChange, Fix } from '../finding.js';
import { pathChanges } from '../paths/path-changes.js';
import type { PathChange } from '../paths/track-path.js';
import { whyUnproven } from '../syntax-proof.js';
import { editFile, type FileDraft, type Workspace, wholePart } from '../workspace.js';
import { changeEntries } from './change-entries.js';
import { type FileStep, resolveOperation } from './resolve-operation.js';
import { verifyOperations } from './verify.js';

export type Applied =
  | {
      readonly ok: true;
      readonly workspace: Workspace;
      readonly changes: readonly PathChange[];
      readonly actions: readonly FileAction[];
      /** Comments that would go although what they belong to stays; the comment guard makes such a fix unsafe. */
      readonly lostComments: number;
    }
  | {
      readonly ok: false;
      readonly message: string;
      /** `defect`: the edits did not mean what the operation says, which is a fault of ours. */
      readonly type: 'declined' | 'defect';
    };

/** Makes every change of a fix, or none. */
export function applyFix(
  workspace: Workspace,
  installation: Installation,
  subject: Subject,
  fix: Fix,
  ruleId: string,
): Applied {
  const { change } = fix;
  switch (change.type) {
    case 'none':
      return declined('there is nothing to apply: a person has to choose');
    case 'actions':
      return { ok: true, workspace, changes: [], actions: change.actions, lostComments: 0 };
    case 'edits':
      return applyEditsFix(workspace, subject, fix, change.edits, ruleId);
    case 'operations':
      return applyOperations(workspace, installation, subject, change.operations, ruleId);
    case 'across':
      return applyAcross(workspace, installation, change.files, ruleId);
  }
}

/** The files one after the other; what cannot be made in one of them is not made in any. */
function applyAcross(
  workspace: Workspace,
  installation: Installation,
  files: readonly FileChange[],
  ruleId: string,
): Applied {
  let here = workspace;
  const changes: PathChange[] = [];
  let lostComments = 0;
  for (const { file, operations } of files) {
    const draft = here.get(file);
    if (draft === undefined) return declined(`${file} is not part of this run`);
    const made =
      draft.file.kind === 'sessions'
        ? changeEntries(here, draft, operations, ruleId)
        : applyOperations(here, installation, wholeSubject(here, installation, draft), operations, ruleId);
    if (!made.ok) return made;
    here = made.workspace;
    changes.push(...made.changes);
    lostComments += made.lostComments;
  }
  return { ok: true, workspace: here, changes, actions: [], lostComments };
}

function wholeSubject(workspace: Workspace, installation: Installation, draft: FileDraft): Subject {
  const config = draft.file.kind === 'config' ? configSubject(workspace, installation) : undefined;
  if (config !== undefined) return config;
  const part = wholePart(draft);
  const root = createView(part);
  return root === undefined ? { type: 'installation' } : { type: 'file', draft, part, root };
}

function applyEditsFix(
  workspace: Workspace,
  subject: Subject,
  fix: Fix,
  edits: readonly Edit[],
  ruleId: string,
): Applied {
  if (subject.type === 'installation') return declined('the finding names no text');
  const draft = workspace.get(subject.part.file);
  const unproven = draft && draft.file.kind !== 'transcript' && whyUnproven(draft.document, fix, edits);
  if (unproven) return declined(unproven);
  const next = editFile(workspace, subject.part.file, edits, () => ruleId);
  return { ok: true, workspace: next, changes: [], actions: [], lostComments: 0 };
}

function applyOperations(
  workspace: Workspace,
  installation: Installation,
  subject: Subject,
  operations: readonly Operation[],
  ruleId: string,
): Applied {
  let here = workspace;
  const changes: PathChange[] = [];
  let lostComments = 0;
  const earlier: FileStep[] = [];
  for (const operation of operations) {
    const root = currentRoot(here, installation, subject);
    if (root === undefined) return declined('the file no longer parses');
    const resolved = resolveOperation(root, operation);
    if (!resolved.ok) return declined(resolved.message);
    for (const asked of resolved.steps) {
      const step = stepWithHeir(here, asked, earlier);
      const made = makeStep(here, step, ruleId);
      if (!made.ok) return made;
      here = made.workspace;
      changes.push(...made.changes);
      lostComments += made.lostComments;
      earlier.push(step);
    }
  }
  return { ok: true, workspace: here, changes, actions: [], lostComments };
}

function stepWithHeir(workspace: Workspace, step: FileStep, earlier: readonly FileStep[]): FileStep {
  const draft = workspace.get(step.file);
  if (step.type !== 'operation' || draft === undefined) return step;
  const before = earlier.flatMap((one) => (one.type === 'operation' && one.file === step.file ? [one.operation] : []));
  return { ...step, operation: withHeir(draft.document, step.operation, before) };
}

export function currentRoot(
  workspace: Workspace,
  installation: Installation,
  subject: Subject,
): ConfigValue | undefined {
  if (subject.type === 'config') return configSubject(workspace, installation)?.root;
  if (subject.type !== 'file') return undefined;
  const draft = workspace.get(subject.part.file);
  return draft && createView({ file: draft.file.path, document: draft.document, offset: 0, prefix: [] });
}

export function makeStep(workspace: Workspace, step: FileStep, ruleId: string): Applied {
  if (step.type === 'operation') return makeOperation(workspace, step.file, step.operation, ruleId);
  const source = workspace.get(step.file);
  if (source === undefined) return declined('the file is not part of this run');
  const snippet = takeSnippet(source.document, step.from);
  if (snippet === undefined) return declined('nothing stands there any more');
  const pasted = makeOperation(workspace, step.toFile, { op: 'insert', path: step.to, source: { snippet } }, ruleId);
  if (!pasted.ok) return pasted;
  const cut = makeOperation(
    pasted.workspace,
    step.file,
    { op: 'remove', path: step.from, ...(step.prune && { prune: step.prune }) },
    ruleId,
  );
  if (!cut.ok) return cut;
  const moved: PathChange = { type: 'moved', file: step.file, path: step.from, toFile: step.toFile, to: step.to };
  return { ...cut, changes: [moved], lostComments: 0 };
}

function makeOperation(workspace: Workspace, file: string, operation: Operation, ruleId: string): Applied {
  const draft = workspace.get(file);
  if (draft === undefined) return declined('the file is not part of this run');
  const planned = planOperation(draft.document, operation);
  if (!planned.ok) return declined(planned.message);
  const next = editFile(workspace, file, planned.edits, () => ruleId);
  const after = next.get(file);
  if (after === undefined) return declined('the file is not part of this run');
  const verified = verifyOperations(draft, after, [{ operation, edits: planned.edits }]);
  if (!verified.ok) return { ok: false, message: verified.message, type: 'defect' };
  return {
    ok: true,
    workspace: next,
    changes: pathChanges(file, operation, draft.document),
    actions: [],
    lostComments: countLost(planned.lostComments),
  };
}

function countLost(lost: readonly Range[]): number {
  return lost.length;
}

function declined(message: string): Applied {
  return { ok: false, message, type: 'declined' };
}
