import { type Diagnostic, DiagnosticSeverity } from 'vscode-languageserver';
import { ruleUrl } from '../../doctor/rules/rule-url.js';
import { tool } from '../../doctor/tool.js';
import type { Finding, Severity } from '../../engine/finding.js';
import type { Redaction } from '../../report/redact/redaction.js';
import type { TextPlaces } from '../text/places.js';

const SEVERITIES: Readonly<Record<Severity, DiagnosticSeverity>> = {
  error: DiagnosticSeverity.Error,
  warning: DiagnosticSeverity.Warning,
  info: DiagnosticSeverity.Information,
};

/** A finding as an editor shows it. */
export function diagnosticOf(finding: Finding, places: TextPlaces, redaction: Redaction): Diagnostic {
  const { ruleId, severity, message, range, fix } = finding;
  const url = ruleUrl(ruleId);
  return {
    range: places.range(range ?? { start: 0, end: 0 }),
    severity: SEVERITIES[severity],
    source: tool.name,
    code: ruleId,
    ...(url !== undefined && { codeDescription: { href: url } }),
    message: redaction.clean(fix?.applicability === 'manual' ? `${message}\n${fix.title}` : message),
  };
}

/** What is still to be said of a file. */
export function openFindings(findings: readonly Finding[], file: string): readonly Finding[] {
  return findings.filter((finding) => finding.file === file && finding.status === 'open');
}
