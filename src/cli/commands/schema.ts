import { configJsonSchema, findToolConfig } from '../../index.js';
import { type Arguments, single } from '../command-line/options.js';
import { EXIT } from '../exit-code.js';
import type { Terminal } from '../terminal.js';

export async function run(args: Arguments, { system, print }: Terminal): Promise<number> {
  const toolConfig = await findToolConfig(system);
  const schema = await configJsonSchema({ system, target: single(args, 'target'), toolConfig });
  await print(`${JSON.stringify(schema, null, 2)}\n`);
  return EXIT.clean;
}
