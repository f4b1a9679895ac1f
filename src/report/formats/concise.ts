import { plainName } from '../inert-text.js';
import type { Report } from '../model.js';
import { oneLine } from '../pretty/text-width.js';

/** One line a finding, in the form editors and `grep` know: `file:line:column: severity rule/id message`. */
export function concise({ findings, input }: Report): string {
  return findings
    .filter(({ status }) => status !== 'suppressed')
    .map(({ file, range, severity, ruleId, message, status, settledBy }) => {
      const place = range === null ? file : `${file}:${range.start.line}:${range.start.column}`;
      const done = input.mode === 'diff' ? 'in-patch' : 'fixed';
      const word = settledBy !== undefined ? 'settled' : status === 'fixed' ? done : severity;
      return `${plainName(place)}: ${word} ${ruleId} ${oneLine(message)}\n`;
    })
    .join('');
}
