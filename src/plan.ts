import type { CheckOptions, System } from './check-options.js';
import type { FixLevel, RunResult } from './engine/run.js';
import { run } from './engine/run.js';
import { InputError } from './input-error.js';
import { mergeResults } from './merge-results.js';
import type { Installation, Target } from './openclaw/installation.js';
import { installedRelease } from './openclaw/installed.js';
import { resolveTarget } from './openclaw/releases.js';
import { readInstallations } from './read-installations.js';
import { readOnlyReason } from './read-only.js';
import type { RouteChange } from './report/input.js';
import { createRouteGuard, type RouteChanges } from './route-guard.js';
import { rules } from './rules/registry.js';
import { selectRules } from './select-rules.js';

/** What was found and what the fixes would make of the files. Nothing is written yet. */
export interface Plan {
  readonly result: RunResult;
  readonly installations: readonly [Installation, ...Installation[]];
  /** What was not looked at, and why. */
  readonly notes: readonly string[];
  /** Every file that is there was read. */
  readonly isComplete: boolean;
  /** Model slots that lead elsewhere after the fixes. */
  readonly routes: readonly RouteChange[];
  /** Model slots that are written otherwise after the fixes and lead where they led. */
  readonly sameRoutes: number;
}

/**
 * Checks and works out fixes.
 * @throws {InputError} where there is nothing that can be checked
 * @throws {FixCycle} where two rules undo each other, which is a defect of ours
 */
export async function planRun(options: CheckOptions, fix: FixLevel): Promise<Plan> {
  const target = await planTarget(options);
  const selected = selectRules(rules, options);
  const { installations, notes, isComplete } = await readInstallations(options, target);
  const [first, ...others] = installations;
  const routes: RouteChanges[] = [];
  const runOne = async (installation: Installation): Promise<RunResult> => {
    const guard = createRouteGuard(installation, target);
    const result = await run(selected.rules, installation, target, {
      fix,
      guard: guard.judge,
      concerns: guard.concerns,
      strictJson: options.strictJson ?? false,
      ruleIds: rules.map(({ id }) => id),
      readOnly: readOnlyReason(installation, target),
      ...(options.signal && { pause: letSignalsThrough(options.signal, options.system) }),
      ...(options.onProgress && { onProgress: options.onProgress }),
    });
    if (fix !== 'none') routes.push(guard.changes(result.files));
    return result;
  };
  const results: [RunResult, ...RunResult[]] = [await runOne(first)];
  for (const installation of others) results.push(await runOne(installation));
  const merged = mergeResults(results);
  return {
    result: { ...merged, findings: merged.findings.map(selected.rate) },
    installations,
    notes,
    isComplete,
    routes: routes.flatMap(({ changed }) => changed),
    sameRoutes: routes.reduce((sum, { same }) => sum + same, 0),
  };
}

/** How long the event loop may wait for its turn. */
const BREATH_MS = 50;

function letSignalsThrough(signal: AbortSignal, system: System): () => Promise<void> {
  let last = system.now().getTime();
  return async () => {
    const now = system.now().getTime();
    if (now - last < BREATH_MS) return;
    await new Promise((resolve) => setImmediate(resolve));
    last = now;
    signal.throwIfAborted();
  };
}

/** The release that files must suit. @throws {InputError} where the option names none */
export async function planTarget({ target, system }: CheckOptions): Promise<Target> {
  const isNamed = target !== undefined && target.trim().toLowerCase() !== 'installed';
  const installed = isNamed ? undefined : await installedRelease(system);
  const resolved = resolveTarget({ flag: target, installed });
  if ('error' in resolved) throw new InputError(resolved.error);
  return resolved;
}
