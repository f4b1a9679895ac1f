import { planUpgrade, tool } from '../../index.js';
import { visibleLines, withoutCommands } from '../../report/inert-text.js';
import { cleanDeep } from '../../report/redact/clean-deep.js';
import { maskShapes } from '../../report/redact/redaction.js';
import { upgradeJson } from '../../report/upgrade/json.js';
import { upgradeMarkdown } from '../../report/upgrade/markdown.js';
import { upgradeText } from '../../report/upgrade/text.js';
import { wantsColor } from '../color.js';
import { colorChoice } from '../command-line/doctor-options.js';
import { type Arguments, given, oneOf, repeated, single } from '../command-line/options.js';
import { UsageError } from '../command-line/usage-error.js';
import { EXIT } from '../exit-code.js';
import type { Terminal } from '../terminal.js';
import { withToolConfig } from '../tool-config.js';

export async function run(args: Arguments, terminal: Terminal): Promise<number> {
  const format = oneOf(args, 'format', ['pretty', 'json', 'markdown'] as const) ?? 'pretty';
  if (repeated(args, 'paths').length > 0) {
    throw new UsageError('upgrade plans for a home; name it with --state-dir DIR, or its config with --config FILE.');
  }
  const { check } = await withToolConfig(
    {
      check: {
        system: terminal.system,
        config: single(args, 'config'),
        stateDir: single(args, 'state-dir'),
        signal: terminal.interrupted,
      },
    },
    terminal,
  );
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
