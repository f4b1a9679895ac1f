import { count, countSeverities, listed } from '../words.js';
import type { HomesReport } from './model.js';
import { doneIn, totalsOf, VERDICT_WORDS } from './table.js';

const LONG_WORDS = { ...VERDICT_WORDS, errors: 'with errors', findings: 'start', clean: 'without problems' } as const;
const ONE = { ...LONG_WORDS, findings: 'starts' } as const;

/** What has to be known first, of all homes. */
export function headline({ homes, mode }: HomesReport): string {
  const totals = totalsOf(homes);
  const parts = totals.byVerdict.map(([verdict, number]) => `${number} ${(number === 1 ? ONE : LONG_WORDS)[verdict]}`);
  const found = countSeverities(totals);
  const { written, inPatch } = doneIn(homes);
  const done = `${written === 0 ? '' : ` ${written} fixed.`}${inPatch === 0 ? '' : ` ${inPatch} in the patch.`}`;
  const left = found === '' ? '' : ` ${mode === 'fix' || inPatch > 0 ? 'Left' : 'Found'}: ${found}.`;
  return `${count(totals.homes, 'home')}: ${listed(parts)}.${done}${left}`;
}

/** What the homes were judged by. */
export function judgedBy({ homes }: HomesReport): string {
  const releases = [...new Set(homes.flatMap(({ row: { release } }) => release ?? []))].sort();
  return releases.length === 0 ? '' : `Checked for OpenClaw ${listed(releases)}.`;
}
