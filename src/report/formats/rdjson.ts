import type { Position } from '../../document/lines.js';
import type { Edit } from '../../document/node.js';
import type { Report, ReportedFinding } from '../model.js';
import { rangesWithin } from '../ranges.js';
import type { ShownText } from '../redact/shown-text.js';
import { suggestionFor } from '../suggestion.js';
import { openFindings } from '../summary/open-findings.js';

const SEVERITIES = { error: 'ERROR', warning: 'WARNING', info: 'INFO' } as const;

/** reviewdog's diagnostic format; a suggestion can be applied to a pull request with one click. */
export function rdjson(report: Report): string {
  const { input, findings } = report;
  return `${JSON.stringify(
    {
      source: { name: input.tool.name },
      diagnostics: openFindings(findings).map((finding) => diagnostic(finding, report)),
    },
    null,
    2,
  )}\n`;
}

function diagnostic(finding: ReportedFinding, report: Report): object {
  const { message, file, range, severity, ruleId, url, source } = finding;
  const suggestion = suggestionFor(finding, report);
  const change = suggestion && source && oneChange(suggestion.edits, source);
  return {
    message,
    location: {
      path: file,
      ...(range && source && { range: { start: place(range.start, source), end: place(range.end, source) } }),
    },
    severity: SEVERITIES[severity],
    code: { value: ruleId, ...(url !== undefined && { url }) },
    ...(change && { suggestions: [change] }),
  };
}

/** Suggestions are alternatives to each other, so the edits of a fix and what lies between them become one. */
function oneChange(edits: readonly Edit[], source: ShownText): object | undefined {
  const { text, lines, hidden } = source;
  const start = edits[0]?.offset ?? 0;
  const last = edits.at(-1);
  const end = last === undefined ? start : last.offset + last.length;
  let at = start;
  let replacement = '';
  for (const edit of edits) {
    const between = { start: at, end: edit.offset };
    if (rangesWithin(hidden, between).length > 0) return undefined;
    replacement += text.slice(at, edit.offset) + edit.text;
    at = edit.offset + edit.length;
  }
  return {
    range: { start: place(lines.position(start), source), end: place(lines.position(end), source) },
    text: replacement,
  };
}

/** reviewdog counts columns in bytes of UTF-8. */
function place({ line, offset }: Position, { text, lines }: ShownText): object {
  return { line, column: Buffer.byteLength(text.slice(lines.lineRange(line).start, offset), 'utf8') + 1 };
}
