import { hostFiles } from '../../installation/host.js';
import { locate } from '../../installation/locate.js';
import type { CheckOptions } from '../check-options.js';

/** The config in force, whether it is there or not. */
export async function configFile({ system, config, stateDir }: CheckOptions): Promise<string> {
  const files = hostFiles(system.platform);
  const exists = async (path: string): Promise<boolean> =>
    (await files.stat(path, 'follow').catch(() => undefined)) !== undefined;
  const { configPath } = await locate({ ...system, exists, config, stateDir });
  return configPath;
}
