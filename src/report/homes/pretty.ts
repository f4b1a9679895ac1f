import { stripVTControlCharacters } from 'node:util';
import { plainName } from '../inert-text.js';
import { createStyle, type Style } from '../pretty/style.js';
import { oneLine, textWidth } from '../pretty/text-width.js';
import { wrap } from '../pretty/wrap.js';
import { count } from '../words.js';
import type { HomeRow, HomesReport } from './model.js';
import {
  type Column,
  columnsOf,
  legendOf,
  sharedRules,
  totalsOf,
  troubles,
  versionNotes,
  worstFirst,
} from './table.js';
import { headline, judgedBy } from './words.js';

const NARROWEST = 40;
const WIDEST = 100;
const GAP = '  ';
/** So many rules are named unless `--statistics` asks for all. */
const MOST_RULES = 10;
/** So many runs are named; `undo --list` has all. */
const MOST_RUNS = 5;

/** For a person: the verdict on all homes, a line for each, the worst first, what they share, what to type next. */
export function homesPretty(report: HomesReport): string {
  const width = Math.min(Math.max(report.width, NARROWEST), WIDEST);
  const style = createStyle(report.color);
  const blocks = [
    wrap(headline(report), { width }).map((line) => style.strong(line)),
    tableLines(report, width, style),
    troubleLines(report, width, style),
    ruleLines(report, width, style),
    detailLines(report, style),
    [...report.notes, ...versionNotes(report.homes)].flatMap((note) =>
      wrap(oneLine(note), { width, first: 'note: ' }).map((line) => style.faint(line)),
    ),
    wrap(judgedBy(report), { width }).filter((line) => line !== ''),
    stepLines(report, width, style),
  ];
  return `${blocks
    .filter((block) => block.length > 0)
    .map((block) => block.join('\n'))
    .join('\n\n')}\n`;
}

/** A name that leaves no room for the rest has a line of its own. */
function tableLines(report: HomesReport, width: number, style: Style): readonly string[] {
  const columns = columnsOf(report);
  const rows = worstFirst(report.homes).map(({ row }) => row);
  const cells = rows.map((row) => columns.map((column) => plainName(column.cell(row))));
  const widths = columns.map((column, index) =>
    Math.max(textWidth(column.name), ...cells.map((line) => textWidth(line[index] ?? ''))),
  );
  const others = widths.slice(1).reduce((sum, one) => sum + one + GAP.length, 0);
  const room = Math.max('home'.length, Math.min(widths[0] ?? 0, width - others));
  const line = (texts: readonly string[]): string =>
    texts
      .map((text, index) => padded(text, index === 0 ? room : (widths[index] ?? 0), columns[index]))
      .join(GAP)
      .trimEnd();
  return [
    style.faint(line(columns.map(({ name }) => name))),
    ...rows.flatMap((row, index) => {
      const [home = '', ...rest] = cells[index] ?? [];
      const paint = paintOf(row, style);
      return textWidth(home) <= room ? [paint(line([home, ...rest]))] : [paint(home), paint(line(['', ...rest]))];
    }),
    ...[legendOf(report)].filter((text) => text !== '').map((text) => style.faint(text)),
  ];
}

function padded(text: string, width: number, column: Column | undefined): string {
  const blanks = ' '.repeat(Math.max(0, width - textWidth(text)));
  return column?.isNumber === true ? blanks + text : text + blanks;
}

function paintOf({ verdict, failures }: HomeRow, style: Style): (text: string) => string {
  if (failures.length > 0) return style.bad;
  return {
    'not-checked': style.bad,
    'will-not-start': style.bad,
    errors: style.bad,
    findings: (text: string) => text,
    clean: style.good,
  }[verdict];
}

function troubleLines({ homes }: HomesReport, width: number, style: Style): readonly string[] {
  return troubles(homes).flatMap(({ home, text }) =>
    wrap(oneLine(`${plainName(home)}: ${text}`), { width, rest: '  ' }).map((line) => style.bad(line)),
  );
}

/** What is wrong in many homes is better put right once. */
function ruleLines({ homes, detail, most }: HomesReport, width: number, style: Style): readonly string[] {
  const rules = sharedRules(homes);
  if (rules.length === 0) return [];
  const shown = rules.slice(0, detail === 'folded' ? (most ?? MOST_RULES) : rules.length);
  const lines = shown.map(({ ruleId, severity, findings, homes: number, fixableSafe }) => {
    const fix = fixableSafe === findings ? 'safe fix' : fixableSafe > 0 ? `${fixableSafe} with a safe fix` : '';
    const where = `${count(findings, 'finding')} in ${count(number, 'home')}`;
    return [
      style.severity[severity](severity.padEnd('warning'.length)),
      ruleId,
      style.faint([where, fix].filter(Boolean).join(', ')),
    ];
  });
  const widest = Math.max(...shown.map(({ ruleId }) => ruleId.length));
  const room = Math.min(widest, width - 40);
  const left = rules.length - shown.length;
  return [
    'What is left, by rule:',
    ...lines.flatMap(([severity = '', ruleId = '', where = '']) => {
      const line = `  ${severity}  ${ruleId.padEnd(room)}  ${where}`.trimEnd();
      const isWide = textWidth(stripVTControlCharacters(line)) > width;
      return isWide ? [`  ${severity}  ${ruleId}`, `${' '.repeat(11)}${where}`] : [line];
    }),
    ...(left > 0 ? [style.faint(`  ${count(left, 'more rule')}; --statistics lists all.`)] : []),
  ];
}

/** With `--verbose`: the report of each home, as it would be alone. */
function detailLines({ homes, detail }: HomesReport, style: Style): readonly string[] {
  if (detail !== 'everything') return [];
  return worstFirst(homes).flatMap(({ row, parts }) => {
    const text = parts.pretty ?? parts.concise;
    return text === undefined ? [] : [style.file(plainName(row.home)), '', text.trimEnd(), ''];
  });
}

function stepLines({ homes, call, mode, level }: HomesReport, width: number, style: Style): readonly string[] {
  if (call === undefined) return [];
  const { command, paths } = call;
  const totals = totalsOf(homes);
  const step = (purpose: string, commands: readonly string[]): readonly string[] => [
    ...wrap(`${purpose}:`, { width }),
    ...commands.map((one) => `  ${style.command(one)}`),
  ];
  const bad = worstFirst(homes).find(({ row }) => row.verdict !== 'not-checked' && row.rules.length > 0);
  const runs = homes.flatMap(({ row: { undo } }) => undo ?? []);
  const fixable = totals.fixableSafe + (mode === 'diff' && level !== 'unsafe' ? totals.fixed : 0);
  return [
    ...(bad === undefined ? [] : step('See one home', [`${command} ${quoted(bad.row.home)}`])),
    ...(mode !== 'fix' && fixable > 0 ? again(call, mode, step, width) : []),
    ...(totals.fixableUnsafe > 0 && level !== 'unsafe' && paths.length <= LONGEST_PATHS
      ? step('See the fixes that may change a model, account, bill or permission; decide home by home', [
          `${command} --diff --unsafe ${paths}`,
        ])
      : []),
    ...(runs.length === 0
      ? []
      : step('Put back what was written, home by home', [
          ...runs.slice(0, MOST_RUNS).map((run) => `${commandName(command)} undo ${run}`),
          ...(runs.length > MOST_RUNS ? [`${commandName(command)} undo --list`] : []),
        ])),
  ];
}

/** A shell may have made hundreds of paths of a pattern, which nobody would type or copy. */
const LONGEST_PATHS = 400;

function again(
  { command, paths }: NonNullable<HomesReport['call']>,
  mode: HomesReport['mode'],
  step: (purpose: string, commands: readonly string[]) => readonly string[],
  width: number,
): readonly string[] {
  if (paths.length > LONGEST_PATHS) {
    return wrap('Run the same with --diff to see the patch of all safe fixes, with --fix to apply it.', { width });
  }
  const fix = `${command} --fix ${paths}`;
  if (mode === 'diff') return step('Apply this patch', [fix]);
  const commands = [`${command} --diff ${paths}`, fix];
  return step('See the patch of all safe fixes, then apply it', commands);
}

function commandName(command: string): string {
  return command.split(' ')[0] ?? command;
}

function quoted(text: string): string {
  const path = text.startsWith('-') ? `./${text}` : text;
  return /^[\w./:@%+=,-]+$/.test(path) ? path : `'${path.replaceAll("'", "'\\''")}'`;
}
