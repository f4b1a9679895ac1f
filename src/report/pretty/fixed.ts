import { groupBy } from '../../document/group-by.js';
import { fileDiff } from '../file-diff.js';
import type { Report, ReportedFile, ReportedFinding } from '../model.js';
import { tallyOf } from '../summary/tally.js';
import { count, listed, sweptNote } from '../words.js';
import { diffLines } from './diff.js';
import type { Layout } from './findings.js';
import { routeLines } from './routes.js';
import { oneLine } from './text-width.js';
import { wrap } from './wrap.js';

const INDENT = '  ';
/** So many titles of one rule are printed; the diff has them all. */
const TITLES = 3;
/** So many files are named; an installation has a store for each agent. */
const NAMES = 3;

/** After `--fix`: what was repaired and why, the diff of each file, and the way back. */
export function fixedBlocks(report: Report, layout: Layout): readonly string[] {
  const { input, findings, files } = report;
  if (input.mode === 'check') return [];
  const fixed = findings.filter(({ status }) => status === 'fixed');
  const lines: string[] = [];
  if (fixed.length > 0) lines.push(...heading(fixed, report, layout), '');
  const changed = new Map(files.filter(({ changed }) => changed).map((file) => [file.result.path, file]));
  const byFile = groupBy(fixed, ({ origin }) => origin.file);
  for (const path of new Set([...byFile.keys(), ...changed.keys()])) {
    lines.push(layout.style.file(layout.fileName(path)));
    const byRule = groupBy(byFile.get(path) ?? [], ({ ruleId, settledBy }) => `${settledBy ?? ''} ${ruleId}`);
    for (const group of byRule.values())
      lines.push(...ruleLines(group, input.mode === 'fix' ? 'fixed' : 'would fix', layout));
    lines.push('', ...changeLines(changed.get(path), layout));
  }
  return [...lines, ...routeLines(report, layout), ...writtenLines(report, layout)];
}

function heading(fixed: readonly ReportedFinding[], { input }: Report, { style }: Layout): readonly string[] {
  const { fixed: made, settled } = tallyOf(fixed);
  const also = settled > 0 ? `; ${settled === 1 ? '1 more no longer applies' : `${settled} more no longer apply`}` : '';
  return [style.good(`${input.mode === 'fix' ? 'Fixed' : 'Would fix'} ${count(made, 'finding')}${also}.`)];
}

function ruleLines(group: readonly ReportedFinding[], done: string, { width, style }: Layout): readonly string[] {
  const [first] = group;
  if (first === undefined) return [];
  const times = group.length > 1 ? style.faint(`  ${group.length} times`) : '';
  const word = first.settledBy === undefined ? done : 'settled';
  const lines = [`${INDENT}${style.good(word)}  ${style.rule(first.ruleId)}${times}`];
  const titles = [...new Set(group.map(({ done }) => oneLine(done)))];
  for (const title of titles.slice(0, TITLES)) lines.push(...wrap(title, { width, first: INDENT.repeat(2) }));
  if (titles.length > TITLES) lines.push(style.faint(`${INDENT.repeat(2)}… and ${titles.length - TITLES} more`));
  return lines;
}

function changeLines(file: ReportedFile | undefined, layout: Layout): readonly string[] {
  const diff = file && fileDiff(file);
  if (file === undefined || diff === undefined) return [];
  const { kind } = file.result;
  return [...diffLines(diff, kind !== 'config' && kind !== 'include', layout), ''];
}

function writtenLines(report: Report, { width, style, fileName }: Layout): readonly string[] {
  const { input, redaction } = report;
  const { written, tool } = input;
  const lines = written.failures.flatMap(({ path, message }) =>
    wrap(`Not written: ${fileName(path)}: ${oneLine(redaction.clean(message))}`, { width }).map((line) =>
      style.bad(line),
    ),
  );
  for (const { path, target } of written.links ?? []) {
    lines.push(...wrap(`${fileName(path)} is a symbolic link: ${fileName(target)} was written.`, { width }));
  }
  for (const path of written.writeProtected ?? []) {
    const text = `${fileName(path)} is write-protected; as root it was written all the same, and keeps its mode.`;
    lines.push(...wrap(text, { width }));
  }
  for (const path of written.twins ?? []) {
    lines.push(...wrap(`${fileName(path)} has another name (a hard link), which keeps the old text.`, { width }));
  }
  if (written.swept !== undefined && written.swept.length > 0) {
    const names = shortList(written.swept.map(fileName));
    lines.push(...wrap(sweptNote(names), { width }));
  }
  if (written.runId !== undefined) {
    const backup = written.backup === undefined ? '' : ` A copy of what was there is in ${fileName(written.backup)}.`;
    lines.push(...wrap(`Wrote ${shortList(written.paths.map(fileName))}.${backup}`, { width }));
    lines.push(`To put it back: ${style.command(`${tool.name} undo`)}`);
  }
  if (keepsComments(report)) {
    lines.push(...wrap('Your comments are kept, until OpenClaw itself writes the config: it drops them.', { width }));
  }
  return lines.length > 0 ? [...lines, ''] : lines;
}

function shortList(names: readonly string[]): string {
  if (names.length <= NAMES + 1) return listed(names);
  return listed([...names.slice(0, NAMES), `${names.length - NAMES} more files`]);
}

/** OpenClaw writes its config with `JSON.stringify`; an operator who cares for comments should hear it once. */
function keepsComments({ files, input }: Report): boolean {
  if (input.mode !== 'fix') return false;
  return files.some(
    ({ changed, result, after }) => changed && isConfig(result.kind) && after.document.comments.length > 0,
  );
}

function isConfig(kind: string): boolean {
  return kind === 'config';
}
