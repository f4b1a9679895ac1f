import { explainRef } from '../../index.js';
import { withoutCommands } from '../../report/inert-text.js';
import { cleanDeep } from '../../report/redact/clean-deep.js';
import { maskShapes } from '../../report/redact/redaction.js';
import type { Arguments } from '../command-line/options.js';
import { readRouteOptions } from '../command-line/route-options.js';
import { UsageError } from '../command-line/usage-error.js';
import { EXIT } from '../exit-code.js';
import { whyJson, whyText } from '../render/why.js';
import type { Terminal } from '../terminal.js';
import { withToolConfig } from '../tool-config.js';

export async function run(args: Arguments, terminal: Terminal): Promise<number> {
  const { check, agent, format, color } = await withToolConfig(readRouteOptions(args, terminal), terminal);
  const ref = [args.ref ?? []].flat().map(String).join(' ').trim();
  if (ref === '') throw new UsageError('name a model ref, or paste what OpenClaw answered: why openai/gpt-5.5');
  const why = cleanDeep(await explainRef(check, ref, agent), maskShapes);
  const look = { cwd: terminal.system.cwd, width: terminal.width, color };
  await terminal.print(format === 'json' ? whyJson(why) : withoutCommands(whyText(why, look)));
  return why.verdict === 'answers' ? EXIT.clean : EXIT.findings;
}
