import type { ReportedFinding } from '../model.js';
import type { Style } from './style.js';
import { oneLine } from './text-width.js';
import { wrap } from './wrap.js';

/** What can be done about a finding, in a line. */
export interface Remedy {
  readonly kind: 'safe' | 'unsafe' | 'manual' | 'refused';
  readonly label: string;
  readonly text: string;
}

/** @param blocked where it is said that a file cannot be written: beside each of its findings, or once at the end */
export function remediesOf({ fix, notApplied, origin }: ReportedFinding, blocked: 'each' | 'once'): readonly Remedy[] {
  const remedies: Remedy[] = [];
  if (fix === null) remedies.push({ kind: 'manual', label: 'no automatic fix', text: '' });
  else if (fix.applicability === 'safe') remedies.push({ kind: 'safe', label: 'safe fix', text: fix.title });
  else if (fix.readings !== undefined && fix.readings.length > 1) {
    for (const [index, { title }] of fix.readings.entries()) {
      remedies.push({ kind: 'manual', label: index === 0 ? 'choose with --fix -i' : 'or', text: title });
    }
  } else if (fix.applicability === 'manual') remedies.push({ kind: 'manual', label: 'by hand', text: fix.title });
  else {
    const why = fix.reason === undefined ? '' : ` (${fix.reason})`;
    remedies.push({ kind: 'unsafe', label: 'unsafe fix', text: `${fix.title}${why}` });
  }
  if (notApplied !== undefined && !(origin.isBlocked && blocked === 'once')) {
    remedies.push({ kind: 'refused', label: 'not fixed', text: notApplied });
  }
  return remedies;
}

export function remedyText(remedies: readonly Remedy[]): string {
  return remedies.map(({ label, text }) => `${label}: ${text}`).join('\n');
}

export function remedyLines(
  remedies: readonly Remedy[],
  margin: number,
  { width, style }: { readonly width: number; readonly style: Style },
): readonly string[] {
  const paint = { safe: style.good, unsafe: style.severity.warning, manual: style.strong, refused: style.bad };
  const indent = ' '.repeat(margin);
  return remedies.flatMap(({ kind, label, text }) => {
    const first = text === '' ? `${indent}${label}` : `${indent}${label}: `;
    const [line = '', ...rest] = wrap(oneLine(text), { width, first, rest: indent });
    return [indent + paint[kind](label) + line.slice(margin + label.length), ...rest];
  });
}
