import type { GatewayStatus } from '../openclaw/installation.js';
import type { Written } from '../report/input.js';
import { applyRun, type PlannedChange } from '../storage/apply-run.js';
import { jointFiles } from '../storage/joint-files.js';
import { newRunId, runDirectory } from '../storage/run-store.js';
import type { System } from './check-options.js';
import { askGateway, gatewayRefusal } from './gateway-guard.js';
import type { Plan } from './plan.js';
import { tool } from './tool.js';

export interface ApplyOptions {
  /** Where backups and the journal for `undo` are kept; a private directory, made if missing. */
  readonly runsDirectory: string;
  /** Once aborted, no further file is touched. */
  readonly signal?: AbortSignal;
}

type JointWith = ReturnType<typeof jointFiles>;

/** How many runs stay undoable. */
const KEPT_RUNS = 20;

/**
 * Writes what a plan worked out; files that have changed since they were read are left alone, and state is when a
 * gateway has been started meanwhile.
 * @throws {StorageError} where no backup can be kept; nothing is written then
 */
export async function applyPlan(plan: Plan, system: System, options: ApplyOptions): Promise<Written> {
  const now = system.now();
  const runId = newRunId(now);
  const [{ stateDir, configPath }] = plan.installations;
  const changes = plannedChanges(plan);
  const joint = plan.result.joint ?? [];
  const { allowed, failures } = heldBack(changes, await gatewayNow(plan, changes, system), jointFiles(joint));
  const outcome = await applyRun(allowed, {
    runsDirectory: options.runsDirectory,
    runId,
    tool: `${tool.name} ${tool.version}`,
    startedAt: now.toISOString(),
    pid: system.pid,
    stateDir,
    configPath,
    keepRuns: KEPT_RUNS,
    joint,
    ...(options.signal && { signal: options.signal }),
  });
  const hasBackup = outcome.runId !== undefined;
  return {
    ...outcome,
    failures: [...failures, ...outcome.failures],
    ...(hasBackup && { backup: runDirectory(options.runsDirectory, runId) }),
  };
}

function plannedChanges({ result, installations }: Plan): readonly PlannedChange[] {
  const writes = result.files
    .filter(({ before, after }) => before !== after)
    .map(({ path, kind, before, after }): PlannedChange => ({ type: 'write', path, kind, before, after }));
  const actions = result.actions.map((action): PlannedChange => {
    if (action.action === 'chmod') return { type: 'chmod', path: action.path, mode: action.mode };
    const file = installations.flatMap(({ files }) => files).find(({ path }) => path === action.path);
    return {
      type: 'delete',
      path: action.path,
      ...(file && { seen: { size: file.size, modifiedAt: file.modifiedAt } }),
    };
  });
  return [...writes, ...actions];
}

/** A gateway may have been started since the files were read. */
async function gatewayNow(
  { installations: [{ stateDir, configPath, gateway }] }: Plan,
  changes: readonly PlannedChange[],
  system: System,
): Promise<GatewayStatus> {
  const writesState = changes.some((change) => refusalOf(change, RUNNING) !== undefined);
  if (!writesState || stateDir === undefined || configPath === undefined) return gateway;
  return askGateway({ stateDir, configPath }, system);
}

const RUNNING: GatewayStatus = { state: 'running', evidence: '' };

function refusalOf(change: PlannedChange, gateway: GatewayStatus): string | undefined {
  return change.type === 'write' ? gatewayRefusal(gateway, change.kind) : undefined;
}

function heldBack(changes: readonly PlannedChange[], gateway: GatewayStatus, jointWith: JointWith) {
  const refusals = new Map(changes.map((change) => [change.path, refusalOf(change, gateway)]));
  const judged = changes.map((change) => {
    // Half of a fix is no fix: what it changes together with refused state waits too.
    const others = change.type === 'write' ? [...jointWith(change.path)] : [];
    return { change, message: refusalOf(change, gateway) ?? others.map((path) => refusals.get(path)).find(Boolean) };
  });
  return {
    allowed: judged.filter(({ message }) => message === undefined).map(({ change }) => change),
    failures: judged.flatMap(({ change, message }) => (message === undefined ? [] : [{ path: change.path, message }])),
  };
}
