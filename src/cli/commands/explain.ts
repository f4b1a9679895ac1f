import { findRule, type Rule } from '../../index.js';
import { renderRulePage } from '../../report/documentation/rule-page.js';
import { wantsColor } from '../color.js';
import { colorChoice } from '../command-line/doctor-options.js';
import { type Arguments, oneOf } from '../command-line/options.js';
import { EXIT } from '../exit-code.js';
import { renderExplanation } from '../render/explanation.js';
import { pageOf, ruleRow } from '../render/rule-row.js';
import type { Terminal } from '../terminal.js';
import { rulesHere } from '../tool-config.js';

export async function run(args: Arguments, terminal: Terminal): Promise<number> {
  const { system, width, isTerminal, print } = terminal;
  const rule = findRule(await rulesHere(args, terminal), String(args.rule));
  const format = oneOf(args, 'format', ['pretty', 'json', 'markdown'] as const) ?? 'pretty';
  const color = wantsColor(colorChoice(args), system.env, isTerminal);
  const render = {
    pretty: () => renderExplanation(rule, { width, color, url: pageOf(rule.id) }),
    json: () => renderJson(rule),
    markdown: () => renderRulePage(rule),
  }[format];
  await print(render());
  return EXIT.clean;
}

function renderJson(rule: Rule): string {
  const examples = rule.examples.map(({ before, after, title, target, unsafe, clean, config, files, sessionKey }) => ({
    title: title ?? null,
    target: target ?? null,
    unsafe: unsafe ?? false,
    clean: clean ?? false,
    before,
    after: after ?? null,
    config: config ?? null,
    files: files ?? {},
    sessionKey: sessionKey ?? null,
  }));
  return `${JSON.stringify({ schemaVersion: 1, rule: { ...ruleRow(rule), examples } }, null, 2)}\n`;
}
