import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import Ajv from 'ajv-draft-04';
import addFormats from 'ajv-formats';
import { describe, expect, it } from 'vitest';
import { renderReport } from '../../../src/report/index.js';
import type { ReportInput } from '../../../src/report/input.js';
import { CONFIG, CWD, fileResult, findingAt, legacyConfig, reportInput, ruleMeta, set, setFix } from '../sample.js';

const schemaFile = createRequire(import.meta.url)
  .resolve('@microsoft/jest-sarif')
  .replace(/index\.js$/, 'schemas/sarif-2.1.0-rtm.5.json');
const ajv = new (Ajv as unknown as typeof Ajv.default)({ strict: false, allErrors: true, unicodeRegExp: false });
(addFormats as unknown as typeof addFormats.default)(ajv as never);
const validate = ajv.compile(JSON.parse(readFileSync(schemaFile, 'utf8')));

const MODEL = 'agents.defaults.model.primary';
const codexRef = findingAt(legacyConfig, { at: MODEL, fix: setFix(MODEL, 'openai/gpt-5.5') });
const files = [fileResult(CONFIG, legacyConfig)];

/** The log, once it has been held against the published schema. */
function sarifOf(given: Partial<ReportInput> & Parameters<typeof reportInput>[0] = {}) {
  const log = JSON.parse(
    renderReport('sarif', reportInput({ findings: [codexRef], files, rule: () => ruleMeta, ...given })),
  );
  validate(log);
  expect(validate.errors ?? []).toEqual([]);
  return log;
}

describe('--format sarif', () => {
  it('holds the validator to account', () => {
    expect(validate({ version: '2.1.0', runs: [{ results: [] }] })).toBe(false);
  });

  it('is valid without findings', () => {
    expect(sarifOf({ findings: [] }).runs[0].results).toEqual([]);
  });

  it('points at the place with a relative uri, columns in UTF-16 and an exclusive end', () => {
    const [run] = sarifOf().runs;
    expect(run.columnKind).toBe('utf16CodeUnits');
    expect(run.results[0].locations[0].physicalLocation).toEqual({
      artifactLocation: { uri: 'openclaw.json', uriBaseId: 'PROJECTROOT' },
      region: { startLine: 10, startColumn: 25, endLine: 10, endColumn: 47 },
    });
    expect(run.results[0].locations[0].logicalLocations).toEqual([{ fullyQualifiedName: MODEL, kind: 'member' }]);
  });

  it('percent-encodes uris', () => {
    const file = `${CWD}/my agents/#1 50%/ä.json`;
    const finding = { ...codexRef, file };
    const [run] = sarifOf({ findings: [finding], files: [{ ...files[0]!, path: file }] }).runs;
    expect(run.results[0].locations[0].physicalLocation.artifactLocation.uri).toBe(
      'my%20agents/%231%2050%25/%C3%A4.json',
    );
  });

  it('describes each rule once, as code scanning asks', () => {
    const [run] = sarifOf({ findings: [codexRef, { ...codexRef, message: 'Again.' }] }).runs;
    expect(run.tool.driver.rules).toEqual([
      {
        id: 'models/openai-codex-ref',
        name: 'ModelsOpenaiCodexRef',
        shortDescription: { text: ruleMeta.summary },
        fullDescription: { text: ruleMeta.why },
        help: { text: expect.stringContaining(ruleMeta.why), markdown: expect.stringContaining('```json5\n') },
        helpUri: 'https://example.org/rules/models/openai-codex-ref',
        defaultConfiguration: { level: 'error' },
        properties: { tags: ['openclaw', 'models'], precision: 'high', 'problem.severity': 'error' },
      },
    ]);
    expect(run.results.map(({ ruleIndex }: { ruleIndex: number }) => ruleIndex)).toEqual([0, 0]);
    expect(run.automationDetails.id).toBe('clawmend/openclaw/');
  });

  it('is valid where a rule is not known here', () => {
    expect(sarifOf({ rule: () => undefined }).runs[0].tool.driver.rules[0].fullDescription.text).not.toBe('');
  });

  it('gives each result a fingerprint of its own', () => {
    const [run] = sarifOf({ findings: [codexRef, { ...codexRef, message: 'Again.' }] }).runs;
    const prints = run.results.map((result: { partialFingerprints: object }) =>
      JSON.stringify(result.partialFingerprints),
    );
    expect(new Set(prints).size).toBe(2);
    expect(run.results[0].partialFingerprints.primaryLocationLineHash).toMatch(/^[0-9a-f]{16}:1$/);
  });

  it('carries the edits of a safe fix', () => {
    const [fix] = sarifOf().runs[0].results[0].fixes;
    expect(fix).toEqual({
      description: { text: 'Use openai/gpt-5.5' },
      artifactChanges: [
        {
          artifactLocation: { uri: 'openclaw.json', uriBaseId: 'PROJECTROOT' },
          replacements: [{ deletedRegion: { startLine: 10, startColumn: 32, endLine: 10, endColumn: 38 } }],
        },
      ],
    });
  });

  it.each(['unsafe', 'manual'] as const)('offers no %s fix', (applicability) => {
    const fix = { ...setFix(MODEL, 'x', applicability), reason: 'another account pays' };
    expect(sarifOf({ findings: [{ ...codexRef, fix }] }).runs[0].results[0].fixes).toBeUndefined();
  });

  it('marks what is suppressed and leaves out what is fixed', () => {
    const findings = [
      { ...codexRef, status: 'suppressed' as const, justification: 'known' },
      { ...codexRef, status: 'fixed' as const, ruleId: 'x/y' },
    ];
    const [run] = sarifOf({ findings }).runs;
    expect(run.results).toHaveLength(1);
    expect(run.results[0].suppressions).toEqual([{ kind: 'inSource', justification: 'known' }]);
  });

  it('points at the first line for a finding about a whole file', () => {
    const [run] = sarifOf({ findings: [{ ...codexRef, path: null, range: null }] }).runs;
    expect(run.results[0].locations[0].physicalLocation.region).toEqual({ startLine: 1 });
  });

  it('never has a region that starts before the first line or column', () => {
    const empty = fileResult(CONFIG, '');
    const [run] = sarifOf({
      findings: [{ ...codexRef, path: null, range: { start: 0, end: 0 } }],
      files: [empty],
    }).runs;
    expect(run.results[0].locations[0].physicalLocation.region).toEqual({
      startLine: 1,
      startColumn: 1,
      endLine: 1,
      endColumn: 1,
    });
  });

  it('is valid after --fix', () => {
    const fixed = fileResult(CONFIG, legacyConfig, [{ ruleId: 'x/y', operation: set(MODEL, 'openai/gpt-5.5') }]);
    sarifOf({ mode: 'fix', files: [fixed], findings: [{ ...codexRef, status: 'fixed' }, codexRef] });
  });
});
