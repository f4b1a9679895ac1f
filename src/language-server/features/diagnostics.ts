import {
  type Diagnostic,
  type DiagnosticRelatedInformation,
  DiagnosticSeverity,
  type Location,
} from 'vscode-languageserver';
import { ruleUrl } from '../../doctor/rules/rule-url.js';
import { tool } from '../../doctor/tool.js';
import type { Range } from '../../document/node.js';
import type { Finding, RelatedPlace, Severity } from '../../engine/finding.js';
import type { TextPlaces } from '../text/places.js';

const SEVERITIES: Readonly<Record<Severity, DiagnosticSeverity>> = {
  error: DiagnosticSeverity.Error,
  warning: DiagnosticSeverity.Warning,
  info: DiagnosticSeverity.Information,
};

/** A finding worded for an editor, secrets masked; its places are offsets still. */
export interface Remark {
  readonly file: string;
  /** `null` for the file as a whole. */
  readonly range: Range | null;
  readonly ruleId: string;
  readonly body: Omit<Diagnostic, 'range' | 'relatedInformation'>;
  readonly related: readonly RelatedPlace[];
}

/** @param clean masks secrets */
export function remarkOf(finding: Finding, related: readonly RelatedPlace[], clean: (text: string) => string): Remark {
  const { file, ruleId, severity, message, range, fix } = finding;
  const url = ruleUrl(ruleId);
  return {
    file,
    range,
    ruleId,
    body: {
      severity: SEVERITIES[severity],
      source: tool.name,
      code: ruleId,
      ...(url !== undefined && { codeDescription: { href: url } }),
      message: clean(fix?.applicability === 'manual' ? `${message}\n${fix.title}` : message),
    },
    related: related.map((place) => ({ ...place, message: clean(place.message) })),
  };
}

/** Where a place of any file is for the editor; `undefined` for a file that is not known any more. */
export type Locate = (file: string, range: Range) => Location | undefined;

/** @param locate not given where the editor does not show other places */
export function diagnosticOf({ range, body, related }: Remark, places: TextPlaces, locate?: Locate): Diagnostic {
  const information = related.flatMap(({ file, range: place, message }): readonly DiagnosticRelatedInformation[] => {
    const location = locate?.(file, place);
    return location === undefined ? [] : [{ location, message }];
  });
  return {
    range: places.range(range ?? NOWHERE),
    ...body,
    ...(information.length > 0 && { relatedInformation: information }),
  };
}

const NOWHERE: Range = { start: 0, end: 0 };

/** What is still to be said of a file. */
export function openFindings(findings: readonly Finding[], file: string): readonly Finding[] {
  return findings.filter((finding) => finding.file === file && finding.status === 'open');
}

/** The whole text, or one rule, could not be looked at: a defect of ours, of which the log says more. */
export function notChecked(ruleId?: string): Diagnostic {
  const what =
    ruleId === undefined ? 'This text could not be checked' : `The rule ${ruleId} could not look at this text`;
  return {
    range: { start: { line: 0, character: 0 }, end: { line: 0, character: 0 } },
    severity: DiagnosticSeverity.Information,
    source: tool.name,
    message: `${what}; the log of the language server says why. Please report it.`,
  };
}
