import { withHeir } from '../../document/edit/heir.js';
import type { Operation } from '../../document/edit/operation.js';
import { planOperation } from '../../document/edit/plan.js';
import type { Edit } from '../../document/node.js';
import type { ConfigValue } from '../../openclaw/config/view.js';
import type { Installation } from '../../openclaw/installation.js';
import type { Subject } from '../check/subject.js';
import type { Fix } from '../finding.js';
import { affectedPaths } from '../paths/affected-paths.js';
import { Claims } from '../paths/claims.js';
import { pathChanges } from '../paths/path-changes.js';
import type { PathChange } from '../paths/track-path.js';
import { editFile, type FileDraft, type Workspace } from '../workspace.js';
import { currentRoot } from './apply-fix.js';
import { resolveOperation } from './resolve-operation.js';
import { type Made, verifyOperations } from './verify.js';

/** A fix to be made. */
export interface Asked {
  readonly fix: Fix;
  readonly subject: Subject;
  readonly ruleId: string;
}

export interface Together<A extends Asked> {
  readonly workspace: Workspace;
  /** What was made, and the changes of places that came of it. */
  readonly made: ReadonlyMap<A, readonly PathChange[]>;
  /** Fixes that touch what another one touches; they can be made together once those before them are. */
  readonly waiting: ReadonlySet<A>;
}

/** A fix none of whose edits may share a place with those of another. */
interface Job<A extends Asked> {
  readonly asked: A;
  readonly operations: readonly Operation[];
}

interface Step<A extends Asked> extends Made {
  readonly job: Job<A>;
  readonly lostComments: number;
}

interface OwnedEdit<A extends Asked> extends Edit {
  readonly job: Job<A>;
  readonly joins: Joining;
}

/** How the text of a new member at the end of an object goes on from that of another one, if it does. */
type Joining = 'comma-before' | 'comma-behind' | undefined;

interface Attempt<A extends Asked> extends Omit<Together<A>, 'waiting'> {
  /** Cannot be made with others. */
  readonly unfit: ReadonlySet<Job<A>>;
  /** Can be made with others once those before them are. */
  readonly crowded: ReadonlySet<Job<A>>;
}

/** After so many attempts the rest is better made one by one. */
const MAX_ATTEMPTS = 4;

/**
 * Makes fixes that keep off each other in lockstep: the first operation of each on one text, which is then parsed and
 * verified once, then the second of each, and so on. A fix that cannot be made this way is left out, for `applyFix`
 * to make it or to say what is wrong with it.
 *
 * The order among fixes that share a place is kept: who comes later waits.
 * @param losing whether a fix may take comments along although what they belong to stays
 */
export function applyTogether<A extends Asked>(
  workspace: Workspace,
  installation: Installation,
  all: readonly A[],
  losing: 'may-lose-comments' | 'keeps-comments',
): Together<A> {
  const none: Together<A> = { workspace, made: new Map(), waiting: new Set() };
  const file = all.map(fileOf).find((path) => path !== undefined);
  // Of a config in several files one place may be seen under several paths.
  if (file === undefined || [...installation.includes.values()].some(({ size }) => size > 0)) return none;
  const { jobs, waiting } = independent(workspace, file, all);
  const left = new Set(jobs);
  const inTurn = (): ReadonlySet<A> => new Set(all.filter((asked) => waiting.has(asked)));
  for (let attempt = 0; attempt < MAX_ATTEMPTS && left.size > 0; attempt++) {
    const outcome = attemptAll(workspace, installation, file, [...left], losing);
    if (outcome === undefined) break;
    if (outcome.unfit.size === 0 && outcome.crowded.size === 0) return { ...outcome, waiting: inTurn() };
    for (const job of outcome.unfit) left.delete(job);
    for (const job of outcome.crowded) {
      left.delete(job);
      if (!outcome.unfit.has(job)) waiting.add(job.asked);
    }
  }
  return { ...none, waiting: inTurn() };
}

function fileOf({ fix, subject }: Asked): string | undefined {
  if (fix.change.type !== 'operations' || (subject.type !== 'config' && subject.type !== 'file')) return undefined;
  return subject.part.file;
}

function independent<A extends Asked>(
  workspace: Workspace,
  file: string,
  all: readonly A[],
): { readonly jobs: readonly Job<A>[]; readonly waiting: Set<A> } {
  const claimed = new Claims();
  const jobs: Job<A>[] = [];
  const waiting = new Set<A>();
  const value = workspace.get(file)?.value;
  for (const asked of all) {
    const { change } = asked.fix;
    if (value === undefined || fileOf(asked) !== file || change.type !== 'operations') continue;
    const wanted = affectedPaths(value, change.operations);
    if (wanted === undefined) continue;
    if (claimed.claim(wanted)) jobs.push({ asked, operations: change.operations });
    else waiting.add(asked);
  }
  return { jobs, waiting };
}

/** @returns `undefined` where the result is not what it should be, whoever is to blame */
function attemptAll<A extends Asked>(
  workspace: Workspace,
  installation: Installation,
  file: string,
  jobs: readonly Job<A>[],
  losing: 'may-lose-comments' | 'keeps-comments',
): Attempt<A> | undefined {
  const made = new Map<A, PathChange[]>(jobs.map(({ asked }) => [asked, []]));
  const unfit = new Set<Job<A>>();
  const crowded = new Set<Job<A>>();
  const steps = Math.max(...jobs.map(({ operations }) => operations.length));
  let here = workspace;
  for (let index = 0; index < steps; index++) {
    const before = here.get(file);
    if (before === undefined) return undefined;
    const [first] = jobs;
    const root = first && currentRoot(here, installation, first.asked.subject);
    if (root === undefined) return undefined;
    const planned: Step<A>[] = [];
    for (const job of jobs) {
      const operation = job.operations[index];
      if (operation === undefined) continue;
      const step = planStep(before, root, job, operation, job.operations.slice(0, index));
      if (step === undefined || (losing === 'keeps-comments' && step.lostComments > 0)) unfit.add(job);
      else planned.push(step);
    }
    const edits = planned.flatMap((step) =>
      step.edits.map((edit): OwnedEdit<A> => ({ ...edit, job: step.job, joins: joining(step) })),
    );
    edits.sort((a, b) => a.offset - b.offset);
    for (const job of tooClose(edits)) crowded.add(job);
    if (unfit.size > 0 || crowded.size > 0) return { workspace, made, unfit, crowded };
    here = editFile(here, file, edits, ({ job }) => job.asked.ruleId);
    const after = here.get(file);
    if (after === undefined || !verifyOperations(before, after, planned).ok) return undefined;
    for (const { job, operation } of planned) {
      made.get(job.asked)?.push(...pathChanges(file, operation, before.document));
    }
  }
  return { workspace: here, made, unfit, crowded };
}

function planStep<A extends Asked>(
  { file, document }: FileDraft,
  root: ConfigValue,
  job: Job<A>,
  asked: Operation,
  earlier: readonly Operation[],
): Step<A> | undefined {
  const resolved = resolveOperation(root, asked);
  if (!resolved.ok) return undefined;
  const [step, ...others] = resolved.steps;
  if (step?.type !== 'operation' || step.file !== file.path || others.length > 0) return undefined;
  const operation = withHeir(document, step.operation, earlier);
  const planned = planOperation(document, operation);
  if (!planned.ok) return undefined;
  return { job, operation, edits: planned.edits, lostComments: planned.lostComments.length };
}

/** Only a member on a line of its own leaves the end of its object as it was, so that the next comes to the same there. */
function joining<A extends Asked>({ operation, edits }: Step<A>): Joining {
  const [edit, ...others] = edits;
  if (operation.op !== 'insert' || !('value' in operation.source) || others.length > 0) return undefined;
  if (edit === undefined || edit.length > 0) return undefined;
  if (/^,\r?\n/.test(edit.text) && /[^\s,]$/.test(edit.text)) return 'comma-before';
  return /^\r?\n/.test(edit.text) && edit.text.endsWith(',') ? 'comma-behind' : undefined;
}

/** Edits that touch were not made independently of each other, however the paths look, but for members in a row. */
function* tooClose<A extends Asked>(sorted: readonly OwnedEdit<A>[]): Generator<Job<A>> {
  for (const [index, edit] of sorted.entries()) {
    const next = sorted[index + 1];
    if (next === undefined || next.job === edit.job || next.offset > edit.offset + edit.length) continue;
    if (next.offset === edit.offset && next.joins !== undefined && next.joins === edit.joins) continue;
    yield next.job;
  }
}
