import type { Report, ReportedFinding } from '../model.js';
import { count, countSeverities, listed } from '../words.js';

/** What became of every finding. Each is in one place: `found` is the sum of all others. */
export interface Tally {
  readonly found: number;
  /** Of these, what was not found before fixes were made: one of them has brought it about, or to light. */
  readonly after: number;
  /** Repaired, or would be by the patch. */
  readonly fixed: number;
  /** Needs nothing any more: other fixes took its cause away. */
  readonly settled: number;
  /** Left open, by who can repair it. */
  readonly safe: number;
  readonly unsafe: number;
  readonly byHand: number;
  /** Fixes that wait: their file cannot be written as things are. */
  readonly waiting: number;
  /** Answered by a comment or by the config of the tool. */
  readonly suppressed: number;
  readonly inBaseline: number;
}

export function tallyOf(findings: readonly ReportedFinding[]): Tally {
  const tally = {
    found: 0,
    after: 0,
    fixed: 0,
    settled: 0,
    safe: 0,
    unsafe: 0,
    byHand: 0,
    waiting: 0,
    suppressed: 0,
    inBaseline: 0,
  };
  for (const finding of findings) {
    tally.found++;
    if (finding.origin.isNew === true) tally.after++;
    tally[placeOf(finding)]++;
  }
  return tally;
}

function placeOf({ status, settledBy, fix, origin }: ReportedFinding): Exclude<keyof Tally, 'found' | 'after'> {
  if (status === 'fixed') return settledBy === undefined ? 'fixed' : 'settled';
  if (status === 'suppressed') return origin.answeredIn === 'baseline' ? 'inBaseline' : 'suppressed';
  if (fix === null || fix.applicability === 'manual') return 'byHand';
  if (origin.isBlocked === true) return 'waiting';
  return fix.applicability;
}

/** The whole account in a sentence or two. */
export function tallyWords({ findings, summary, input }: Report): string {
  const tally = tallyOf(findings);
  const left = tally.safe + tally.unsafe + tally.byHand + tally.waiting;
  // No patch sets permissions or takes a file away.
  const beside =
    input.mode === 'fix'
      ? 0
      : findings.filter(({ status, origin }) => status === 'fixed' && origin.fix?.change.type === 'actions').length;
  const isAllOpen = left === tally.found;
  const parts = [
    ...(tally.fixed > beside ? [`${tally.fixed - beside} ${input.mode === 'fix' ? 'fixed' : 'in the patch'}`] : []),
    ...(beside > 0 ? [`${beside} that --fix does beside the patch`] : []),
    ...(tally.settled > 0 ? [`${tally.settled} no longer ${tally.settled === 1 ? 'applies' : 'apply'}`] : []),
    ...(left > 0 ? [`${left} left`] : []),
    ...(tally.suppressed > 0 ? [`${tally.suppressed} suppressed`] : []),
    ...(tally.inBaseline > 0 ? [`${tally.inBaseline} in the baseline`] : []),
  ];
  const grown = tally.after === 0 ? '' : ` (${tally.found - tally.after} at first, ${tally.after} after a fix)`;
  const all = `${count(tally.found, 'finding')}${whereFound(findings)}${grown}`;
  const repair = listed([
    ...(tally.safe > 0 ? [count(tally.safe, 'safe fix', 'safe fixes')] : []),
    ...(tally.unsafe > 0 ? [`${tally.unsafe} unsafe`] : []),
    ...(tally.byHand > 0 ? [`${tally.byHand} by hand`] : []),
    ...(tally.waiting > 0 ? [`${tally.waiting} that cannot be written`] : []),
  ]);
  const open = `${countSeverities(summary)}; ${repair}.`;
  if (isAllOpen) return `${all}: ${open}`;
  return `${all}: ${listed(parts)}.${left > 0 ? ` Left: ${open}` : ''}`;
}

function whereFound(findings: readonly ReportedFinding[]): string {
  const files = new Set(findings.map(({ file }) => file));
  return files.size > 1 ? ` in ${files.size} files` : '';
}
