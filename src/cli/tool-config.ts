import { allRules, findToolConfig, leftPlugins, type Rule } from '../index.js';
import type { DoctorOptions } from './command-line/doctor-options.js';
import { type Arguments, pluginsWanted } from './command-line/options.js';
import type { Terminal } from './terminal.js';

/** The options with what the tool's own config adds to them. @throws {InputError} where it is wrong */
export async function withToolConfig<T extends Pick<DoctorOptions, 'check'>>(
  options: T,
  { system }: Terminal,
  file?: string,
): Promise<T> {
  const toolConfig = await findToolConfig(system, file);
  return toolConfig === undefined ? options : { ...options, check: { ...options.check, toolConfig } };
}

/** Every rule there is where the command is run, those of plugins too where they are wanted. @throws {InputError} */
export async function rulesHere(args: Arguments, { system, note }: Terminal): Promise<readonly Rule[]> {
  const options = { toolConfig: await findToolConfig(system), plugins: pluginsWanted(args, system.env) };
  const left = leftPlugins(options);
  if (left !== undefined) await note(`${left}\n`);
  return allRules(options);
}
