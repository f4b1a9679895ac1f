import type { Rule } from '../../index.js';
import { cell, table } from '../../report/documentation/rule-page.js';
import { wrap } from '../../report/pretty/wrap.js';
import { type Arguments, oneOf } from '../command-line/options.js';
import { EXIT } from '../exit-code.js';
import { pageOf, ruleRow } from '../render/rule-row.js';
import type { Terminal } from '../terminal.js';
import { rulesHere } from '../tool-config.js';

export async function run(args: Arguments, terminal: Terminal): Promise<number> {
  const format = oneOf(args, 'format', ['pretty', 'json', 'markdown'] as const) ?? 'pretty';
  const sorted = [...(await rulesHere(args, terminal))].sort((a, b) => (a.id < b.id ? -1 : 1));
  const render = { pretty: renderPretty, json: renderJson, markdown: renderMarkdown }[format];
  await terminal.print(render(sorted, terminal));
  return EXIT.clean;
}

/** A line a rule for a pipe, which may look for some; at a terminal what they find stands below, within its columns. */
function renderPretty(listed: readonly Rule[], { isTerminal, width: columns }: Terminal): string {
  const width = Math.max(0, ...listed.map(({ id }) => id.length));
  const lines = listed.flatMap(({ id, severity, fixable, summary }) => {
    const row = [id.padEnd(width), severity.padEnd(7), (fixable ?? '-').padEnd(6)].join('  ');
    return isTerminal ? [row.trimEnd(), ...wrap(summary, { width: columns, first: '    ' })] : [`${row}  ${summary}`];
  });
  return `${[...lines, '', `${listed.length} rules. clawmend explain RULE says more of one.`].join('\n')}\n`;
}

function renderJson(listed: readonly Rule[]): string {
  return `${JSON.stringify({ schemaVersion: 1, rules: listed.map(ruleRow) }, null, 2)}\n`;
}

function linked(id: string): string {
  const page = pageOf(id);
  return page === undefined ? `\`${id}\`` : `[${id}](${page})`;
}

function renderMarkdown(listed: readonly Rule[]): string {
  const rows = listed.map(({ id, severity, fixable, since, summary }) => [
    linked(id),
    severity,
    fixable ?? '',
    since ?? '',
    cell(summary),
  ]);
  return `${table(['Rule', 'Severity', 'Fix', 'Since', 'What it finds'], rows)}\n`;
}
