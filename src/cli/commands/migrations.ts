import { listMigrations, type MigrationList, ruleUrl } from '../../index.js';
import { wrap } from '../../report/pretty/wrap.js';
import { cell, table } from '../../report/rule-page.js';
import { EXIT } from '../exit-code.js';
import { type Arguments, oneOf, single } from '../options.js';
import type { Terminal } from '../terminal.js';

type ListedRule = MigrationList['releases'][number]['rules'][number];

export async function run(args: Arguments, terminal: Terminal): Promise<number> {
  const format = oneOf(args, 'format', ['pretty', 'json', 'markdown'] as const) ?? 'pretty';
  const list = listMigrations({ from: single(args, 'from'), to: single(args, 'to') });
  const render = { pretty: renderPretty, json: renderJson, markdown: renderMarkdown }[format];
  await terminal.print(render(list, terminal.width));
  return EXIT.clean;
}

function renderPretty({ from, to, releases }: MigrationList, width: number): string {
  const told = ({ id, summary }: ListedRule) => [`  ${id}`, ...wrap(summary, { width, first: '      ' })];
  const blocks = releases.map(({ release, rules }) => [release, ...rules.flatMap(told)].join('\n'));
  const count = releases.reduce((sum, { rules }) => sum + rules.length, 0);
  const span = from === null ? `up to ${to}` : `from ${from} to ${to}`;
  const closing = [
    `${count} changes in ${releases.length} releases, ${span}.`,
    `What they mean for your files: clawmend --target ${to} --diff`,
  ];
  return `${[...blocks, closing.join('\n')].join('\n\n')}\n`;
}

function renderJson({ from, to, releases }: MigrationList): string {
  const rows = releases.flatMap(({ release, rules }) => rules.map((rule) => ({ release, ...row(rule) })));
  return `${JSON.stringify({ schemaVersion: 1, from, to, migrations: rows }, null, 2)}\n`;
}

function row({ id, severity, fixable, summary, why, reads, migrations }: ListedRule) {
  return {
    ruleId: id,
    severity,
    fixable: fixable ?? null,
    reads,
    summary,
    why,
    migrations: migrations ?? [],
    url: ruleUrl(id) ?? null,
  };
}

function ruleLink(id: string): string {
  const url = ruleUrl(id);
  return url === undefined ? `\`${id}\`` : `[${id}](${url})`;
}

function renderMarkdown({ releases }: MigrationList): string {
  const rows = releases.flatMap(({ release, rules }) =>
    rules.map(({ id, fixable, summary }) => [release, ruleLink(id), fixable ?? '', cell(summary)]),
  );
  return `${table(['Release', 'Rule', 'Fix', 'What changed'], rows)}\n`;
}
