import type { FixLevel, RunResult } from './engine/run.js';
import { run } from './engine/run.js';
import { InputError } from './input-error.js';
import { mergeResults } from './merge-results.js';
import type { Installation, Target } from './openclaw/installation.js';
import { installedRelease } from './openclaw/installed.js';
import type { Environment } from './openclaw/locate.js';
import { resolveTarget } from './openclaw/releases.js';
import { readInstallations } from './read-installations.js';
import { readOnlyReason } from './read-only.js';
import { rules } from './rules/registry.js';
import { type SeverityOverride, selectRules } from './select-rules.js';

/** The process a check runs in. The library reads none of it by itself: hand in `process.cwd()`, `process.env` … */
export interface System {
  /** Absolute. */
  readonly cwd: string;
  readonly env: Environment;
  /** `os.homedir()`; used where HOME is not set. */
  readonly homedir: string;
  /** `process.platform` */
  readonly platform: string;
  /** `os.tmpdir()`; gateways keep their locks there. */
  readonly tmpdir: string;
  readonly pid: number;
  readonly now: () => Date;
  /** Whether a process of that id exists, whoever owns it. */
  readonly isAlive: (pid: number) => boolean;
}

export interface CheckOptions {
  readonly system: System;
  /** Config files to check on their own, or state directories; the installation of the user unless given. */
  readonly paths?: readonly string[] | undefined;
  readonly config?: string | undefined;
  readonly stateDir?: string | undefined;
  /** `skip` leaves the state unread. */
  readonly state?: 'read' | 'skip' | undefined;
  /** A release, `installed` or `latest`; the installed release, else the newest known, unless given. */
  readonly target?: string | undefined;
  /** Rule ids, `*` stands for any characters. */
  readonly only?: readonly string[] | undefined;
  readonly skip?: readonly string[] | undefined;
  readonly severity?: readonly SeverityOverride[] | undefined;
  /** Hold the config to strict JSON. */
  readonly strictJson?: boolean | undefined;
  readonly onProgress?: ((done: number, all: number) => void) | undefined;
}

/** What was found and what the fixes would make of the files. Nothing is written yet. */
export interface Plan {
  readonly result: RunResult;
  readonly installations: readonly [Installation, ...Installation[]];
  /** What was not looked at, and why. */
  readonly notes: readonly string[];
}

/**
 * Checks and works out fixes.
 * @throws {InputError} where there is nothing that can be checked
 * @throws {FixCycle} where two rules undo each other, which is a defect of ours
 */
export async function planRun(options: CheckOptions, fix: FixLevel): Promise<Plan> {
  const target = await targetOf(options);
  const selected = selectRules(rules, options);
  const { installations, notes } = await readInstallations(options, target);
  const [first, ...others] = installations;
  const runOne = (installation: Installation): Promise<RunResult> =>
    run(selected.rules, installation, target, {
      fix,
      strictJson: options.strictJson ?? false,
      readOnly: readOnlyReason(installation, target),
      ...(options.onProgress && { onProgress: options.onProgress }),
    });
  const results: [RunResult, ...RunResult[]] = [await runOne(first)];
  for (const installation of others) results.push(await runOne(installation));
  const merged = mergeResults(results);
  return {
    result: { ...merged, findings: merged.findings.map(selected.rate) },
    installations,
    notes,
  };
}

async function targetOf({ target, system }: CheckOptions): Promise<Target> {
  const isNamed = target !== undefined && target.trim().toLowerCase() !== 'installed';
  const installed = isNamed ? undefined : await installedRelease(system);
  const resolved = resolveTarget({ flag: target, installed });
  if ('error' in resolved) throw new InputError(resolved.error);
  return resolved;
}
