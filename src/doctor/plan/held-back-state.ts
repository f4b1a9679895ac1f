import type { Finding } from '../../engine/finding.js';
import { isChanged, type RunResult } from '../../engine/run-result.js';
import type { Unwritten } from '../../storage/runs/apply-run.js';

const NONE: Unwritten = new Map();

/**
 * State that must stay as it is because the config does: what a fix makes of it would be a fault under a config that
 * cannot be written. State that suits the config as it is may be written all the same.
 */
export function heldBack(result: RunResult): Unwritten {
  const blocked = blockedConfig(result);
  if (blocked === undefined) return NONE;
  const brought = new Set(
    result.findings.filter(({ isNew, status }) => isNew && status === 'open').map(({ file }) => file),
  );
  const held = result.files.filter((file) => !isConfig(file.kind) && brought.has(file.path) && isChanged(file));
  const message = `it leans on fixes of ${blocked.file}, which cannot be written`;
  return new Map([...held.map(({ path }) => path), ...refusedState(result)].map((path) => [path, message]));
}

/** State whose fixes were judged and not made, for what they would come to under the config as it is. */
function refusedState({ findings, files }: RunResult): readonly string[] {
  const state = new Set(files.filter(({ kind }) => !isConfig(kind)).map(({ path }) => path));
  return findings
    .filter((finding) => isFixable(finding) && finding.notApplied !== undefined && state.has(finding.file))
    .map(({ file }) => file);
}

/** Whether it has to be worked out what a check may promise. */
export function mayHoldBack(result: RunResult): boolean {
  if (blockedConfig(result) === undefined) return false;
  const state = new Set(result.files.filter(({ kind }) => !isConfig(kind)).map(({ path }) => path));
  return result.findings.some((finding) => isFixable(finding) && state.has(finding.file));
}

export function markHeldBack(result: RunResult, held: Unwritten): RunResult {
  const findings = result.findings.map((finding) => {
    const notApplied = held.get(finding.file);
    if (notApplied === undefined || !isFixable(finding)) return finding;
    return { ...finding, notApplied, isBlocked: true as const };
  });
  return { ...result, findings };
}

function blockedConfig({ findings, files }: RunResult): Finding | undefined {
  const blocked = findings.filter(({ isBlocked, status }) => isBlocked && status === 'open');
  if (blocked.length === 0) return undefined;
  const configs = new Set(files.filter(({ kind }) => isConfig(kind)).map(({ path }) => path));
  return blocked.find(({ file }) => configs.has(file));
}

function isFixable({ fix, status, isBlocked }: Finding): boolean {
  if (fix === null || fix.change.type === 'actions') return false;
  return fix.applicability !== 'manual' && status === 'open' && !isBlocked;
}

function isConfig(kind: string): boolean {
  return kind === 'config' || kind === 'include';
}
