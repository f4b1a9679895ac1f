import type { Report, ReportedFinding } from '../model.js';
import { oneLine } from '../pretty/text-width.js';
import { wrap } from '../pretty/wrap.js';
import { count } from '../words.js';
import { nextSteps } from './next-steps.js';
import { tallyWords } from './tally.js';

/**
 * What was found and is not repaired by the patch, every finding with the reason, and the account of them all. Nothing
 * where the patch is all there is.
 */
export function notInPatch(report: Report): readonly string[] {
  const { findings } = report;
  const out = findings
    .map((finding) => [finding, reasonOf(finding)] as const)
    .filter(([, reason]) => reason !== undefined);
  if (out.length === 0) return [];
  const { width } = report.input;
  return [
    `${count(out.length, 'finding')} not in this patch; run without --diff to see their code:`,
    ...out.flatMap(([finding, reason]) => wrap(line(finding, reason ?? ''), { width, rest: '  ' })),
    ...wrap(tallyWords(report), { width }),
    ...nextSteps(report).flatMap(({ purpose, commands }) => [
      ...wrap(`${purpose}:`, { width }),
      ...commands.map((command) => `  ${command}`),
    ]),
  ];
}

function line({ file, range, severity, ruleId, message }: ReportedFinding, reason: string): string {
  const place = range === null ? file : `${file}:${range.start.line}:${range.start.column}`;
  return oneLine(`${place}: ${severity} ${ruleId} (${reason}) ${message}`);
}

function reasonOf({ status, fix, origin, notApplied, justification }: ReportedFinding): string | undefined {
  if (status === 'suppressed') {
    if (origin.answeredIn === 'baseline') return 'in the baseline';
    return justification === undefined || justification === '' ? 'suppressed' : `suppressed: ${justification}`;
  }
  if (status === 'fixed') return origin.fix?.change.type === 'actions' ? 'no text changes: --fix does it' : undefined;
  if (notApplied !== undefined) return notApplied;
  if (fix === null) return 'no automatic fix';
  return { safe: 'not made', unsafe: 'needs --unsafe', manual: 'by hand' }[fix.applicability];
}
