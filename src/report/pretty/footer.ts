import { groupBy } from '../../document/group-by.js';
import type { Report } from '../model.js';
import { tallyWords } from '../summary/tally.js';
import { targetSource } from '../words.js';
import type { Layout } from './findings.js';
import { stepLines } from './next-steps.js';
import { oneLine } from './text-width.js';
import { wrap } from './wrap.js';

/** What the run came to, and what to type next. */
export function footer(report: Report, layout: Layout): readonly string[] {
  const blocks = [
    defectLines(report, layout),
    noteLines(report, layout),
    countLines(report, layout),
    blockedLines(report, layout),
    stepLines(report, layout),
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

/** The account of all findings: what was found is what is fixed, left and answered for. */
function countLines(report: Report, { width }: Layout): readonly string[] {
  if (report.findings.length === 0) return [];
  const { target } = report.input.result;
  const checked = `Checked for OpenClaw ${target.release.text} (${targetSource(target)}).`;
  return [...wrap(tallyWords(report), { width }), ...wrap(checked, { width })];
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
