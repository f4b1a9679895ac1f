import type { GatewayStatus } from '../../openclaw/installation.js';
import type { Written } from '../../report/input.js';
import { digest } from '../../storage/digest.js';
import { hasHardLink, isWriteProtected, writeObstacle } from '../../storage/files/write-obstacle.js';
import type { Unwritten } from '../../storage/runs/apply-run.js';
import type { PlannedChange } from '../../storage/runs/planned-change.js';
import { runDirectory } from '../../storage/runs/run-directory.js';
import type { System } from '../check-options.js';
import { askGateway, gatewayRefusal } from '../guards/gateway-guard.js';
import type { Plan } from '../plan/plan.js';
import { filesOf, plannedChanges } from './planned-changes.js';
import { type WriteOptions, writeRun } from './write-run.js';

/** Once `signal` is aborted, no further file is touched. */
export type ApplyOptions = Pick<WriteOptions, 'runsDirectory' | 'prune' | 'signal'>;

/** What was written, and what the run came to where not all of it could be. */
export interface Applied extends Written {
  readonly replanned?: Plan;
}

/**
 * Writes what a plan worked out; files that have changed since they were read are left alone, and state is when a
 * gateway has been started meanwhile. What was worked out from a change that could not be written is left too.
 * @throws {StorageError} where no backup can be kept; nothing is written then
 */
export async function applyPlan(plan: Plan, system: System, options: ApplyOptions): Promise<Applied> {
  const changes = plannedChanges(plan);
  const texts = changes.filter(({ type }) => type === 'write').map(({ path }) => path);
  const twins = texts.filter(hasHardLink);
  const writeProtected = texts.filter(isWriteProtected);
  const gateway = await gatewayNow(plan, changes, system);
  const outcome = await writeRun(changes, system, plan.installations[0], {
    ...options,
    files: filesOf(plan),
    joint: plan.result.joint ?? [],
    obstacle: (change) => {
      if (change.type !== 'write') return undefined;
      return gatewayRefusal(gateway, change.kind) ?? writeObstacle(change.path, plan.writing);
    },
    dependents: (unwritten) => dependents(plan, changes, unwritten),
  });
  const replanned = options.signal?.aborted ? undefined : await planWithout(plan, outcome.failures);
  return {
    ...(outcome.runId !== undefined && {
      runId: outcome.runId,
      backup: runDirectory(options.runsDirectory, outcome.runId),
    }),
    paths: outcome.paths,
    failures: outcome.failures,
    links: [...outcome.targets].map(([path, target]) => ({ path, target })),
    twins: twins.filter((path) => outcome.paths.includes(path)),
    writeProtected: writeProtected.filter((path) => outcome.paths.includes(path)),
    swept: outcome.swept,
    ...(replanned && { replanned }),
  };
}

/** A change leans on the files that were not written where the run without them does not come to the same. */
async function dependents(
  plan: Plan,
  changes: readonly PlannedChange[],
  unwritten: Unwritten,
): Promise<ReadonlySet<PlannedChange>> {
  const others = changes.filter(({ path }) => !unwritten.has(path));
  if (others.length === 0) return new Set();
  const rest = await plan.without(unwritten).catch(() => undefined);
  // Where it cannot be told, all state counts as worked out from the config.
  if (rest === undefined) return new Set(others.filter((change) => !isConfig(change)));
  const without = plannedChanges(rest);
  return new Set(others.filter((change) => !without.some((other) => isSame(change, other))));
}

function isConfig(change: PlannedChange): boolean {
  return change.type === 'write' && (change.kind === 'config' || change.kind === 'include');
}

function isSame(a: PlannedChange, b: PlannedChange): boolean {
  if (a.path !== b.path || a.type !== b.type) return false;
  if (a.type === 'write' && b.type === 'write') return a.after === b.after || digest(a.after) === digest(b.after);
  return a.type !== 'chmod' || b.type !== 'chmod' || a.mode === b.mode;
}

async function planWithout(plan: Plan, failures: Written['failures']): Promise<Plan | undefined> {
  const unwritten = new Map(
    failures.filter(({ change }) => change === 'write').map(({ path, message }) => [path, message]),
  );
  return unwritten.size === 0 ? undefined : plan.without(unwritten).catch(() => undefined);
}

/** A gateway may have been started since the files were read. */
async function gatewayNow(
  { installations: [{ stateDir, configPath, gateway }] }: Plan,
  changes: readonly PlannedChange[],
  system: System,
): Promise<GatewayStatus> {
  const writesState = changes.some((change) => change.type === 'write' && gatewayRefusal(RUNNING, change.kind));
  if (!writesState || stateDir === undefined || configPath === undefined) return gateway;
  return askGateway({ stateDir, configPath }, system);
}

const RUNNING: GatewayStatus = { state: 'running', evidence: '' };
