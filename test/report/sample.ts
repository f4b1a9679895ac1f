import { type ConfigPath, parsePath } from '../../src/document/config-path.js';
import { applyEdits } from '../../src/document/edit/edits.js';
import type { Operation } from '../../src/document/edit/operation.js';
import { planOperation } from '../../src/document/edit/plan.js';
import type { Edit } from '../../src/document/node.js';
import { parseDocument } from '../../src/document/parse.js';
import { memberAt, nodeAt } from '../../src/document/tree.js';
import type { Finding, Fix } from '../../src/engine/finding.js';
import type { RuleMeta } from '../../src/engine/rule.js';
import type { FileResult } from '../../src/engine/run-result.js';
import type { FileKind } from '../../src/openclaw/installation.js';
import { release } from '../../src/openclaw/releases/release.js';
import type { ReportInput } from '../../src/report/input.js';

export const HOME = '/home/operator';
export const CWD = `${HOME}/.openclaw`;
export const CONFIG = `${CWD}/openclaw.json`;
export const SESSIONS = `${CWD}/agents/main/sessions/sessions.json`;

/** A report's input around findings and files made by hand. */
export function reportInput(given: Partial<ReportInput> & Partial<ReportInput['result']> = {}): ReportInput {
  const { findings = [], files = [], actions = [], defects = [], target, ...rest } = given;
  return {
    result: {
      target: target ?? { release: release('2026.5.12'), source: 'flag' },
      findings,
      files,
      actions,
      defects,
    },
    tool: { name: 'clawmend', version: '0.1.0' },
    cwd: CWD,
    mode: 'check',
    color: false,
    width: 80,
    showSecrets: false,
    written: { paths: [], failures: [] },
    notes: [],
    ruleUrl: (id) => `https://example.org/rules/${id}`,
    home: HOME,
    ...rest,
  };
}

/** A file, changed by the fixes of some rules; each change is planned on the text as it was. */
export function fileResult(
  path: string,
  before: string,
  changes: readonly { readonly ruleId: string; readonly operation: Operation }[] = [],
  kind: FileKind = path === CONFIG ? 'config' : 'sessions',
): FileResult {
  const document = parseDocument(before);
  const made = changes.map(({ ruleId, operation }) => {
    const planned = planOperation(document, operation);
    if (!planned.ok) throw new Error(planned.message);
    return { ruleId, edits: planned.edits };
  });
  const edits: Edit[] = made.flatMap((change) => change.edits).sort((a, b) => a.offset - b.offset);
  return {
    path,
    kind,
    dialect: document.dialect,
    before,
    after: applyEdits(before, edits),
    edits,
    touched: made.flatMap(({ ruleId, edits: own }) =>
      own.map(({ offset, length }) => ({ ruleId, start: offset, end: offset + length })),
    ),
  };
}

export interface FindingSketch extends Partial<Omit<Finding, 'path' | 'range'>> {
  readonly at: string | ConfigPath;
  readonly on?: 'key' | 'value';
}

/** A finding at a place of a text. */
export function findingAt(text: string, { at, on = 'value', ...given }: FindingSketch): Finding {
  const path = typeof at === 'string' ? parsePath(at) : at;
  const { root } = parseDocument(text);
  const range = on === 'key' ? memberAt(root!, path)?.keyRange : nodeAt(root!, path);
  return {
    ruleId: 'models/openai-codex-ref',
    severity: 'error',
    message: 'The provider is gone.',
    file: CONFIG,
    viewPath: path,
    fix: null,
    status: 'open',
    ...given,
    path,
    range: range === undefined ? null : { start: range.start, end: range.end },
  };
}

export function setFix(at: string, value: string, applicability: Fix['applicability'] = 'safe', title?: string): Fix {
  return {
    title: title ?? `Use ${value}`,
    applicability,
    change: { type: 'operations', operations: [set(at, value)] },
  };
}

export function set(at: string, value: string): Operation {
  return { op: 'set', path: parsePath(at), source: { value } };
}

export function remove(at: string): Operation {
  return { op: 'remove', path: parsePath(at) };
}

export const ruleMeta: RuleMeta = {
  id: 'models/openai-codex-ref',
  severity: 'error',
  summary: 'A model ref names the retired provider openai-codex.',
  why: 'The agent does not start with it.',
  references: ['https://example.org/codex'],
  fixable: 'safe',
  examples: [{ before: `{ model: 'openai-codex/gpt-5.5' }`, after: `{ model: 'openai/gpt-5.5' }` }],
};

export const legacyConfig = `// Home gateway
{
  gateway: {
    auth: { mode: 'token', token: '4f9d1c77aa0b5e3c' }, // from the vault
    bind: '0.0.0.0',
  },
  agents: {
    defaults: {
      // the subscription, not the API key
      model: { primary: 'openai-codex/gpt-5.5' },
      timeoutSeconds: 600,
    },
  },
}
`;
