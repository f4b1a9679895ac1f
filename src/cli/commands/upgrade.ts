import { homeNamed, planUpgrade, tool } from '../../index.js';
import { visibleLines, withoutCommands } from '../../report/inert-text.js';
import { cleanDeep } from '../../report/redact/clean-deep.js';
import { maskShapes } from '../../report/redact/redaction.js';
import { upgradeJson } from '../../report/upgrade/json.js';
import { upgradeMarkdown } from '../../report/upgrade/markdown.js';
import { upgradeText } from '../../report/upgrade/text.js';
import { wantsColor } from '../color.js';
import { colorChoice } from '../command-line/doctor-options.js';
import { type Arguments, given, oneOf, single } from '../command-line/options.js';
import { UsageError } from '../command-line/usage-error.js';
import { EXIT } from '../exit-code.js';
import type { Terminal } from '../terminal.js';
import { withToolConfig } from '../tool-config.js';

export async function run(args: Arguments, terminal: Terminal): Promise<number> {
  const format = oneOf(args, 'format', ['text', 'pretty', 'json', 'markdown'] as const) ?? 'text';
  const { system, interrupted: signal } = terminal;
  const { check } = await withToolConfig({ check: { system, ...(await placeOf(args, terminal)), signal } }, terminal);
  const made = await planUpgrade(check, { from: single(args, 'from'), to: single(args, 'to') });
  // Names of agents, accounts and keys are somebody's choice, and may be a secret.
  const plan = cleanDeep(made, maskShapes);
  if (format === 'json') await terminal.print(upgradeJson(plan, tool.version));
  else if (format === 'markdown') await terminal.print(withoutCommands(visibleLines(upgradeMarkdown(plan))));
  else {
    const detail = given(args, 'verbose') ? 'everything' : 'screen';
    const color = wantsColor(colorChoice(args), terminal.system.env, terminal.isTerminal);
    await terminal.print(withoutCommands(upgradeText(plan, { width: terminal.width, color, detail })));
  }
  return EXIT.clean;
}

/** Which home to plan for: a path, or the options that every command has. @throws {UsageError} */
async function placeOf(args: Arguments, { system }: Terminal) {
  const [home, config, stateDir] = ['home', 'config', 'state-dir'].map((name) => single(args, name));
  if (home === undefined) return { config, stateDir };
  if (config === undefined && stateDir === undefined) return homeNamed(home, system);
  throw new UsageError('a path names the home already; leave it, or --config and --state-dir, out.');
}
