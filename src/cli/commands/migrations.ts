import { type KeyLife, keyLife, listMigrations, type MigrationList, preview, ruleUrl } from '../../index.js';
import { cell, table } from '../../report/documentation/rule-page.js';
import { wrap } from '../../report/pretty/wrap.js';
import { type Arguments, given, oneOf, single } from '../command-line/options.js';
import { EXIT } from '../exit-code.js';
import type { Terminal } from '../terminal.js';

type ListedRule = MigrationList['releases'][number]['rules'][number];

export async function run(args: Arguments, terminal: Terminal): Promise<number> {
  const format = oneOf(args, 'format', ['pretty', 'json', 'markdown'] as const) ?? 'pretty';
  const key = single(args, 'key');
  if (key !== undefined) {
    const life = await keyLife(key, terminal.system);
    await terminal.print(format === 'json' ? lifeJson(life) : renderLife(life, terminal.width));
    return EXIT.clean;
  }
  const span = { from: single(args, 'from'), to: single(args, 'to') };
  const only = given(args, 'used') ? await usedRules(args, listMigrations(span).to, terminal) : undefined;
  const list = listMigrations({ ...span, only });
  const render = { pretty: renderPretty, json: renderJson, markdown: renderMarkdown }[format];
  await terminal.print(render(list, terminal.width));
  return EXIT.clean;
}

/** The rules that have something to say about the files here, also after one another. */
async function usedRules(args: Arguments, to: string, { system }: Terminal): Promise<ReadonlySet<string>> {
  const { result } = await preview(
    { system, config: single(args, 'config'), stateDir: single(args, 'state-dir'), target: to },
    'unsafe',
  );
  return new Set(result.findings.map(({ ruleId }) => ruleId));
}

function renderLife({ key, known, newest, changes }: KeyLife, width: number): string {
  const spans = known.map(({ from, to }) => (from === to ? from : `${from} to ${to}`));
  const last = known.at(-1)?.to;
  const now = last === newest ? `OpenClaw ${newest} takes it` : `OpenClaw ${newest} refuses it`;
  const told =
    spans.length === 0
      ? 'No release known here takes it.'
      : `Of the releases known here, ${spans.join(' and ')} take it. ${now}.`;
  const lines = changes.flatMap(({ release, ruleId, message, fix }) => [
    '',
    `${release ?? 'any release'}  ${ruleId}`,
    ...wrap(message, { width, first: '    ' }),
    ...(fix === null ? [] : wrap(`fix: ${fix}`, { width, first: '    ' })),
  ]);
  return `${[key, ...wrap(told, { width, first: '  ' }), ...lines].join('\n')}\n`;
}

function lifeJson(life: KeyLife): string {
  return `${JSON.stringify({ schemaVersion: 1, ...life }, null, 2)}\n`;
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
