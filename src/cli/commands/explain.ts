import { findRule, rules } from '../../index.js';
import { EXIT } from '../exit-code.js';
import type { Arguments } from '../options.js';
import { renderExplanation } from '../render-explanation.js';
import type { Terminal } from '../terminal.js';

export async function run(args: Arguments, terminal: Terminal): Promise<number> {
  const rule = findRule(rules, String(args.rule));
  await terminal.print(renderExplanation(rule, terminal.width));
  return EXIT.clean;
}
