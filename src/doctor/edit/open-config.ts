import { hostFiles } from '../../installation/host.js';
import { loadInstallation } from '../../installation/load.js';
import type { Target } from '../../openclaw/installation.js';
import type { CheckOptions } from '../check-options.js';

/** A config that is not there yet begins as an empty one. */
export async function withConfig(
  check: CheckOptions,
  target: Target,
): Promise<{ readonly options: CheckOptions; readonly isNew: boolean }> {
  const { system } = check;
  const { configPath, problems } = await loadInstallation({
    files: hostFiles(system.platform),
    env: system.env,
    homedir: system.homedir,
    cwd: system.cwd,
    platform: system.platform,
    config: check.config,
    stateDir: check.stateDir,
    state: 'skip',
    release: target.release,
  });
  const isMissing = problems.some(({ path, code }) => path === configPath && code === 'missing');
  if (configPath === undefined || !isMissing) return { options: check, isNew: false };
  return { options: { ...check, given: new Map([[configPath, encode(EMPTY)]]) }, isNew: true };
}

const EMPTY = '{\n}\n';

export function encode(text: string): Uint8Array {
  return new TextEncoder().encode(text);
}
