import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { applyEdits } from '../../../src/document/edit/edits.js';
import { planOperation } from '../../../src/document/edit/plan.js';
import { parseDocument } from '../../../src/document/parse.js';
import { walk } from '../../../src/document/tree.js';
import type { Finding } from '../../../src/engine/finding.js';
import type { FileResult } from '../../../src/engine/run-result.js';
import { formatNames, renderPatch, renderReport } from '../../../src/report/index.js';
import type { ReportInput } from '../../../src/report/input.js';
import { fuzzRuns } from '../../helpers/fuzz-runs.js';
import { CONFIG, fileResult, findingAt, reportInput, ruleMeta, setFix } from '../sample.js';

/** No two alike, none a word, none part of anything else that is printed. */
const secret = fc.stringMatching(/^[A-Z][a-z0-9]{6}Q[A-Za-z0-9]{12,40}$/);

/** Ways a secret stands in a config; `%` is the secret. */
const holders = [
  `gateway: { auth: { mode: 'token', token: '%' } }`,
  `gateway: {\n    auth: {\n      password: "%",\n    },\n  }`,
  `channels: { telegram: { botToken: '%', enabled: true } }`,
  `channels: { slack: { accounts: { work: { appToken: "%" } } } }`,
  `env: { OPENAI_API_KEY: '%' }`,
  `env: { vars: { SOMETHING: '%' } }`,
  `models: { providers: { x: { apiKey: '%', headers: { Authorization: 'Bearer %' } } } }`,
  `mcp: { servers: { a: { env: { DB: '%' }, args: ['--token', '%'] } } }`,
  `hooks: { url: 'https://user:%@example.org/x?token=%' }`,
  `apiKeys: ['%', '%']`,
  // The same with an escape in it: the value is what the rules see.
  `talk: { provider: { apiKey: '\\u005A%' } }`,
];

interface Case {
  readonly text: string;
  readonly secrets: readonly string[];
}

const config: fc.Arbitrary<Case> = fc
  .record({
    members: fc.array(fc.tuple(fc.constantFrom(...holders), secret), { minLength: 1, maxLength: 5 }),
    comments: fc.array(secret, { maxLength: 2 }),
    eol: fc.constantFrom('\n', '\r\n'),
    isOneLine: fc.boolean(),
  })
  .map(({ members, comments, eol, isOneLine }) => {
    const lines = members.flatMap(([holder, value], index) => [
      `  ${holder.replaceAll('%', value).replace(/^(\w+)/, (key) => (index === 0 ? key : `${key}`))},`,
      `  plain${index}: { old: 'openai-codex/gpt-5.5', other: ${index} },`,
    ]);
    for (const value of comments) lines.splice(1, 0, `  // api_key = "${value}"`);
    const text = ['{', ...lines, '}', ''].join(isOneLine && comments.length === 0 ? ' ' : eol);
    return {
      text,
      secrets: [...members.map(([holder, value]) => (holder.includes('u005A') ? `Z${value}` : value)), ...comments],
    };
  });

/** A finding at every value there is, with messages that quote what they should not. */
function findingsOn({ text, secrets }: Case): Finding[] {
  const findings: Finding[] = [];
  const { root } = parseDocument(text);
  walk(root!, (node, member) => {
    const index = findings.length;
    findings.push({
      ruleId: `x/rule-${index}`,
      severity: (['error', 'warning', 'info'] as const)[index % 3]!,
      message: `The value \`${secrets[index % secrets.length]}\` is wrong.`,
      file: CONFIG,
      path: ['x', secrets[0]!],
      viewPath: ['x', secrets[0]!],
      range: member === undefined ? { start: node.start, end: node.end } : { start: member.start, end: member.end },
      fix: { ...setFix('plain0.old', `openai/${secrets[0]}`, 'safe'), reason: `as ${secrets[0]}` },
      status: 'open',
      notApplied: `because of ${secrets.at(-1)}`,
    });
  });
  return findings;
}

/** The text with some of it changed: beside secrets, and secrets themselves moved about. */
function changed({ text }: Case): FileResult {
  const document = parseDocument(text);
  const changes: Parameters<typeof fileResult>[2] = [
    { ruleId: 'x/set', operation: { op: 'set', path: ['plain0', 'old'], source: { value: 'openai/gpt-5.5' } } },
  ];
  const first = document.root?.type === 'object' ? document.root.members[0] : undefined;
  const moved = planOperation(document, { op: 'move', from: [first!.key], to: ['moved', first!.key] });
  if (!moved.ok) return fileResult(CONFIG, text, changes);
  const touched = moved.edits.map(({ offset, length }) => ({ ruleId: 'x/move', start: offset, end: offset + length }));
  return { ...fileResult(CONFIG, text), after: applyEdits(text, moved.edits), edits: moved.edits, touched };
}

function leaks(text: string, secrets: readonly string[]): readonly string[] {
  return secrets.filter((value) => text.includes(value) || text.includes(value.slice(1, 12)));
}

function inputs(given: Case): readonly ReportInput[] {
  const findings = findingsOn(given);
  const common = { findings, notes: [`note ${given.secrets[0]}`], rule: () => ruleMeta, width: 200 };
  const defects = [{ ruleId: 'x/y', file: CONFIG, message: `broke ${given.secrets[0]}` }];
  const failures = [{ path: `${CONFIG}.x`, message: `cannot write ${given.secrets[0]}` }];
  const fixed = findings.map(
    (finding, index): Finding => (index % 2 === 0 ? { ...finding, status: 'fixed' } : finding),
  );
  return [
    reportInput({ ...common, files: [fileResult(CONFIG, given.text)], defects }),
    reportInput({ ...common, mode: 'diff', files: [changed(given)] }),
    reportInput({
      ...common,
      mode: 'fix',
      findings: fixed,
      files: [changed(given)],
      written: { runId: 'r', paths: [CONFIG], failures },
    }),
    reportInput({ ...common, mode: 'fix', color: true, width: 50, findings: fixed, files: [changed(given)] }),
  ];
}

describe('secrets', () => {
  it.each(formatNames)('never reach %s, wherever they stand and whatever messages say', (format) => {
    fc.assert(
      fc.property(config, (given) => {
        for (const input of inputs(given)) {
          const text = renderReport(format, input);
          expect(leaks(text, given.secrets)).toEqual([]);
        }
      }),
      { numRuns: fuzzRuns(15) },
    );
  });

  it('never reach a patch', () => {
    fc.assert(
      fc.property(config, (given) => {
        for (const input of inputs(given)) expect(leaks(renderPatch(input), given.secrets)).toEqual([]);
      }),
      { numRuns: fuzzRuns(30) },
    );
  });

  it('are shown by those who ask for them', () => {
    const text = `{ gateway: { auth: { token: 'Ztop5ecret0Q77aa' } } }`;
    const findings = [findingAt(text, { at: 'gateway.auth.token' })];
    const shown = renderReport(
      'pretty',
      reportInput({ findings, files: [fileResult(CONFIG, text)], showSecrets: true }),
    );
    expect(shown).toContain('Ztop5ecret0Q77aa');
  });

  it('do not reach a report of a file that does not parse', () => {
    const text = `{ gateway: { auth: { token: 'Ztop5ecret0Q77aa' model: 'x' } }`;
    const at = text.indexOf('model');
    const finding: Finding = { ...findingAt('{}', { at: '' }), path: null, range: { start: at - 20, end: at } };
    for (const format of formatNames) {
      const input = reportInput({ findings: [finding], files: [fileResult(CONFIG, text)] });
      expect(leaks(renderReport(format, input), ['Ztop5ecret0Q77aa'])).toEqual([]);
    }
  });

  it('leave messages readable: what stands in the open elsewhere is no secret', () => {
    const text = `{ env: { MODEL: 'openai-codex/gpt-5.5' }, model: 'openai-codex/gpt-5.5' }`;
    const findings = [findingAt(text, { at: 'model', message: '`openai-codex/gpt-5.5` is gone.' })];
    const shown = renderReport('pretty', reportInput({ findings, files: [fileResult(CONFIG, text)] }));
    expect(shown).toContain('`openai-codex/gpt-5.5` is gone.');
  });
});
