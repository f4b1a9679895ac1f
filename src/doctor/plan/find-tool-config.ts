import * as path from 'node:path';
import { findToolConfig as find, loadToolConfig as load } from '../../tool-config/load-tool-config.js';
import type { ToolConfig } from '../../tool-config/tool-config.js';
import { ToolConfigError } from '../../tool-config/tool-config-error.js';
import type { System } from '../check-options.js';
import { InputError } from '../input-error.js';

/**
 * The tool's own config: the file that is named, else the `clawmend.config.json5` or `package.json#clawmend` of the
 * working directory or of one above it. Nothing of it is executed yet.
 * @returns `undefined` where none is named and none is found
 * @throws {InputError} where it is wrong; the message begins with file, line and column
 */
export function findToolConfig(
  { cwd, env, homedir }: Pick<System, 'cwd' | 'env' | 'homedir'>,
  file?: string,
): Promise<ToolConfig | undefined> {
  return asInputError(() => (file === undefined ? find(cwd, path.resolve(env.HOME || homedir)) : load(file, cwd)));
}

/** What is wrong with the tool's config is wrong input. */
export async function asInputError<T>(work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    if (error instanceof ToolConfigError) throw new InputError(error.message, { cause: error });
    throw error;
  }
}
