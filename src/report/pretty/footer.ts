import { groupBy } from '../group-by.js';
import type { Report, ReportedFinding } from '../model.js';
import { count, countSeverities, targetSource } from '../words.js';
import type { Layout } from './findings.js';
import { oneLine } from './text-width.js';
import { wrap } from './wrap.js';

const INDENT = '  ';

/** What the run came to, and what to type next. */
export function footer(report: Report, layout: Layout): readonly string[] {
  const blocks = [
    defectLines(report, layout),
    noteLines(report, layout),
    verdictLines(report, layout),
    blockedLines(report, layout),
    nextSteps(report, layout),
  ];
  return blocks.filter((block) => block.length > 0).flatMap((block, index) => (index === 0 ? block : ['', ...block]));
}

function defectLines({ input, redaction }: Report, { width, style, fileName }: Layout): readonly string[] {
  return input.result.defects.flatMap(({ ruleId, file, message }) => {
    const text = `A defect of ${input.tool.name} itself, please report it: the fix of ${ruleId} for ${fileName(file)} was dropped, as ${oneLine(redaction.clean(message))}.`;
    return wrap(text, { width }).map((line) => style.bad(line));
  });
}

function noteLines({ input, redaction }: Report, { width, style }: Layout): readonly string[] {
  return input.notes.flatMap((note) =>
    wrap(oneLine(redaction.clean(note)), { width, first: 'note: ', rest: '      ' }).map((line) => style.faint(line)),
  );
}

function verdictLines(report: Report, { width, style }: Layout): readonly string[] {
  const { summary, input, files } = report;
  const { target } = input.result;
  const release = `OpenClaw ${target.release.text} (${targetSource(target)})`;
  const suppressed = summary.suppressed > 0 ? ` ${count(summary.suppressed, 'finding')} suppressed.` : '';
  const found = countSeverities(summary);
  if (found !== '') {
    const left = input.mode === 'fix' ? ' left' : '';
    const text = `${found}${left}${whereFound(report)}, checked for ${release}.${suppressed}`;
    return wrap(text, { width }).map((line, index) => (index === 0 ? emphasised(line, found, style.strong) : line));
  }
  const isMarred = input.result.defects.length > 0 || input.written.failures.length > 0;
  const plain = input.mode === 'fix' && summary.fixed > 0 ? 'Nothing is left to repair: ' : 'No problems found: ';
  const opening = isMarred ? 'Nothing else was found: ' : plain;
  const suit = files.length === 1 ? 'the file suits' : `all ${files.length} files suit`;
  const lines = wrap(`${opening}${suit} ${release}.${suppressed}`, { width });
  return isMarred ? lines : lines.map((line) => style.good(line));
}

function emphasised(line: string, part: string, paint: (text: string) => string): string {
  return line.startsWith(part) ? paint(part) + line.slice(part.length) : line;
}

function whereFound({ findings }: Report): string {
  const files = new Set(findings.filter(isOpen).map(({ file }) => file));
  return files.size > 1 ? ` in ${files.size} files` : '';
}

function isOpen({ status }: ReportedFinding): boolean {
  return status === 'open';
}

/** What no `--fix` could write as things are, and what to do about it. */
function blockedLines({ findings, redaction }: Report, { width, style, fileName, blocked }: Layout): readonly string[] {
  if (blocked === 'each') return [];
  const waiting = findings.filter(({ status, origin, notApplied }) => {
    return status === 'open' && origin.isBlocked && notApplied !== undefined;
  });
  const byReason = groupBy(waiting, ({ origin, notApplied }) => `${origin.file}\0${notApplied}`);
  return [...byReason.values()].flatMap((group) => {
    const [first] = group;
    if (first?.notApplied === undefined) return [];
    const fixes = group.length === 1 ? 'A fix waits' : `${group.length} fixes wait`;
    const text = `${fixes} for ${fileName(first.origin.file)}: ${oneLine(redaction.clean(first.notApplied))}.`;
    return wrap(text, { width }).map((line) => style.severity.warning(line));
  });
}

interface Step {
  readonly purpose: string;
  readonly command: string;
}

/** One step for each thing a person can do now, its command on a line of its own to be copied. */
function nextSteps(report: Report, { width, style }: Layout): readonly string[] {
  return [...fixSteps(report), ...handStep(report)].flatMap(({ purpose, command }) => [
    ...wrap(`${purpose}:`, { width }),
    INDENT + style.command(command),
  ]);
}

function fixSteps({ input, summary }: Report): readonly Step[] {
  const call = input.invocation ?? input.tool.name;
  const steps: Step[] = [];
  const isDone = input.mode === 'fix';
  const { fixableSafe, fixableUnsafe } = summary;
  if (!isDone && fixableSafe > 0) {
    const fixes = fixableSafe === 1 ? 'the safe fix' : `the ${fixableSafe} safe fixes`;
    steps.push({ purpose: `Apply ${fixes}, or look at the patch with --diff first`, command: `${call} --fix` });
  }
  if (fixableUnsafe > 0 && !(isDone && input.level === 'unsafe')) {
    const also = !isDone && fixableSafe > 0 ? 'Apply also' : 'Apply';
    steps.push({
      purpose: `${also} ${fixableUnsafe === 1 ? 'the one' : `the ${fixableUnsafe}`} that may change a model, account, bill or permission`,
      command: `${call} --fix --unsafe`,
    });
  }
  return steps;
}

function handStep({ input, findings }: Report): readonly Step[] {
  const byHand = findings.filter(isOpen).filter(({ fix }) => fix === null || fix.applicability === 'manual');
  const [first] = byHand;
  if (first === undefined) return [];
  const purpose =
    byHand.length === 1 ? 'Read about the one left to you' : `Read about the ${byHand.length} left to you`;
  return [{ purpose, command: `${input.tool.name} explain ${first.ruleId}` }];
}
