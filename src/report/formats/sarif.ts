import type { Position } from '../../document/lines.js';
import type { RuleMeta } from '../../engine/rule.js';
import type { Report, ReportedFinding } from '../model.js';
import type { ShownText } from '../redact/shown-text.js';
import { fileUri } from '../relative-file.js';
import { suggestionFor } from '../suggestion.js';

const LEVELS = { error: 'error', warning: 'warning', info: 'note' } as const;
const PROBLEM_SEVERITIES = { error: 'error', warning: 'warning', info: 'recommendation' } as const;

/**
 * SARIF 2.1.0 with what GitHub code scanning asks for: relative percent-encoded uris, described rules, fingerprints,
 * fixes, suppressions, and a category of its own.
 */
export function sarif(report: Report): string {
  const { input, findings } = report;
  const listed = findings.filter(({ status }) => status !== 'fixed');
  const ruleIds = [...new Set(listed.map(({ ruleId }) => ruleId))].sort();
  const run = {
    tool: {
      driver: {
        name: input.tool.name,
        version: input.tool.version,
        semanticVersion: input.tool.version,
        ...(input.tool.homepage !== undefined && { informationUri: input.tool.homepage }),
        rules: ruleIds.map((id) => descriptor(id, listed, input.rule?.(id))),
      },
    },
    automationDetails: { id: `${input.tool.name}/openclaw/` },
    columnKind: 'utf16CodeUnits',
    originalUriBaseIds: { PROJECTROOT: { description: { text: 'The directory the report was made in.' } } },
    properties: { target: input.result.target.release.text, targetSource: input.result.target.source },
    results: listed.map((finding) => result(finding, ruleIds, report)),
  };
  const log = {
    $schema: 'https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json',
    version: '2.1.0',
    runs: [run],
  };
  return `${JSON.stringify(log, null, 2)}\n`;
}

function descriptor(id: string, findings: readonly ReportedFinding[], rule: RuleMeta | undefined): object {
  const ofRule = findings.filter(({ ruleId }) => ruleId === id);
  const url = ofRule[0]?.url;
  const severity = rule?.severity ?? ofRule[0]?.severity ?? 'warning';
  const summary = rule?.summary ?? id;
  const why = rule?.why ?? summary;
  return {
    id,
    name: pascalCase(id),
    shortDescription: { text: summary },
    fullDescription: { text: why },
    help: { text: helpText(summary, why, url, rule), markdown: helpMarkdown(summary, why, url, rule) },
    ...(url !== undefined && { helpUri: url }),
    defaultConfiguration: { level: LEVELS[severity] },
    properties: {
      tags: ['openclaw', id.split('/')[0] ?? id],
      precision: 'high',
      'problem.severity': PROBLEM_SEVERITIES[severity],
    },
  };
}

function helpText(summary: string, why: string, url: string | undefined, rule: RuleMeta | undefined): string {
  return [summary, why, ...(rule?.references ?? []), ...(url === undefined ? [] : [url])].join('\n\n');
}

function helpMarkdown(summary: string, why: string, url: string | undefined, rule: RuleMeta | undefined): string {
  const parts = [`**${summary}**`, why];
  const example = rule?.examples.find(({ after, clean }) => after !== undefined && clean === undefined);
  if (example?.after !== undefined) {
    parts.push(`Before:\n\n${fenced(example.before)}`, `After:\n\n${fenced(example.after)}`);
  }
  const references = rule?.references ?? [];
  if (references.length > 0) parts.push(references.map((reference) => `- <${reference}>`).join('\n'));
  if (url !== undefined) parts.push(`[More about this rule](${url})`);
  return parts.join('\n\n');
}

function fenced(code: string): string {
  return `\`\`\`json5\n${code}\n\`\`\``;
}

/** SARIF wants a name a person can read as one word. */
function pascalCase(id: string): string {
  return id.replace(/(?:^|[^A-Za-z0-9]+)([A-Za-z0-9])/g, (_, letter: string) => letter.toUpperCase());
}

function result(finding: ReportedFinding, ruleIds: readonly string[], report: Report): object {
  const { ruleId, severity, message, file, range, path, fix, status, fingerprint } = finding;
  const suggestion = suggestionFor(finding, report);
  return {
    ruleId,
    ruleIndex: ruleIds.indexOf(ruleId),
    level: LEVELS[severity],
    message: { text: fix === null ? message : `${message}\nFix (${fix.applicability}): ${fix.title}` },
    locations: [
      {
        physicalLocation: {
          artifactLocation: artifact(file),
          // GitHub shows a result without a region nowhere; the first line stands for the file.
          region: range === null ? { startLine: 1 } : region(range),
        },
        ...(path !== null && { logicalLocations: [{ fullyQualifiedName: path, kind: 'member' }] }),
      },
    ],
    partialFingerprints: { primaryLocationLineHash: `${fingerprint}:1`, 'clawmend/v1': fingerprint },
    ...(suggestion && finding.source && { fixes: [fixJson(suggestion.title, suggestion.edits, file, finding.source)] }),
    ...(status === 'suppressed' && {
      suppressions: [
        {
          kind: finding.origin.answeredIn === undefined ? 'inSource' : 'external',
          justification: finding.justification ?? '',
        },
      ],
    }),
  };
}

function artifact(file: string): object {
  return { uri: fileUri(file), uriBaseId: 'PROJECTROOT' };
}

function fixJson(
  title: string,
  edits: readonly { readonly offset: number; readonly length: number; readonly text: string }[],
  file: string,
  { lines }: ShownText,
): object {
  return {
    description: { text: title },
    artifactChanges: [
      {
        artifactLocation: artifact(file),
        replacements: edits.map(({ offset, length, text }) => ({
          deletedRegion: region({ start: lines.position(offset), end: lines.position(offset + length) }),
          ...(text !== '' && { insertedContent: { text } }),
        })),
      },
    ],
  };
}

function region({ start, end }: { readonly start: Position; readonly end: Position }): object {
  return { startLine: start.line, startColumn: start.column, endLine: end.line, endColumn: end.column };
}
