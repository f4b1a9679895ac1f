import { describe, expect, it } from 'vitest';
import type { Finding } from '../../../src/engine/finding.js';
import { renderReport } from '../../../src/report/index.js';
import type { ReportInput } from '../../../src/report/input.js';
import { CONFIG, CWD, fileResult, findingAt, legacyConfig, reportInput, SESSIONS, set, setFix } from '../sample.js';

const MODEL = 'agents.defaults.model.primary';
const codexRef = findingAt(legacyConfig, { at: MODEL, fix: setFix(MODEL, 'openai/gpt-5.5') });

function jsonOf(input: ReportInput) {
  return JSON.parse(renderReport('json', input));
}

function checkOf(findings: readonly Finding[], rest: Partial<ReportInput> = {}) {
  return jsonOf(reportInput({ findings, files: [fileResult(CONFIG, legacyConfig)], ...rest }));
}

describe('--format json', () => {
  it('keeps the contract', () => {
    expect(checkOf([codexRef])).toEqual({
      schemaVersion: 1,
      tool: { name: 'clawmend', version: '0.1.0' },
      mode: 'check',
      verdict: 'errors',
      target: { release: '2026.5.12', source: 'flag', judgedBy: ['2026.5.12'] },
      files: [{ file: 'openclaw.json', dialect: 'json5', changed: false }],
      findings: [
        {
          ruleId: 'models/openai-codex-ref',
          severity: 'error',
          message: 'The provider is gone.',
          file: 'openclaw.json',
          path: 'agents.defaults.model.primary',
          pathSegments: ['agents', 'defaults', 'model', 'primary'],
          range: {
            start: { line: 10, column: 25, offset: legacyConfig.indexOf("'openai-codex") },
            end: { line: 10, column: 47, offset: legacyConfig.indexOf("'openai-codex") + 22 },
          },
          fix: { title: 'Use openai/gpt-5.5', applicability: 'safe' },
          status: 'open',
          url: 'https://example.org/rules/models/openai-codex-ref',
          fingerprint: expect.stringMatching(/^[0-9a-f]{16}$/),
        },
      ],
      summary: { error: 1, warning: 0, info: 0, fixed: 0, suppressed: 0, fixableSafe: 1, fixableUnsafe: 0 },
      routes: { changed: [] },
      patch: '',
      actions: [],
      failures: [],
      defects: [],
      notes: [],
    });
  });

  it('is one document that ends with a line feed', () => {
    expect(renderReport('json', reportInput())).toMatch(/^\{.*\}\n$/s);
  });

  it('counts columns in UTF-16 units, without the byte order mark', () => {
    const text = `\uFEFF{ "🦀": 1, bad: 2 }`;
    const [finding] = jsonOf(
      reportInput({ findings: [findingAt(text, { at: 'bad' })], files: [fileResult(CONFIG, text)] }),
    ).findings;
    expect(finding.range.start).toEqual({ line: 1, column: 17, offset: 17 });
  });

  it('names files relative to the working directory, with forward slashes, wherever they lie', () => {
    const files = [fileResult(CONFIG, legacyConfig), fileResult(SESSIONS, '{ "a": { "b": 1 } }')];
    const findings = [codexRef, findingAt('{ "a": { "b": 1 } }', { at: 'a.b', file: SESSIONS })];
    const text = renderReport('json', reportInput({ findings, files, cwd: `${CWD}/agents` }));
    expect(JSON.parse(text).findings.map(({ file }: { file: string }) => file)).toEqual([
      '../openclaw.json',
      'main/sessions/sessions.json',
    ]);
    expect(text).not.toContain('/home/');
  });

  it('says null for a finding about the file as a whole', () => {
    const [finding] = checkOf([{ ...codexRef, path: null, range: null }]).findings;
    expect(finding).toMatchObject({ path: null, pathSegments: null, range: null });
  });

  it('passes on why a fix was not applied and why a finding is suppressed', () => {
    const { findings, summary } = checkOf([
      { ...codexRef, notApplied: 'a gateway runs' },
      { ...codexRef, ruleId: 'models/z', status: 'suppressed', justification: 'asked for' },
    ]);
    expect(findings[0].notApplied).toBe('a gateway runs');
    expect(findings[1]).toMatchObject({ status: 'suppressed', justification: 'asked for' });
    expect(summary).toMatchObject({ error: 1, suppressed: 1, fixableSafe: 1 });
  });

  it('sorts by file, place and rule, whatever the order found', () => {
    const bind = findingAt(legacyConfig, { at: 'gateway.bind', ruleId: 'gateway/b' });
    const alsoBind = { ...bind, ruleId: 'gateway/a' };
    const orders = [
      [codexRef, bind, alsoBind],
      [alsoBind, codexRef, bind],
      [bind, alsoBind, codexRef],
    ];
    const rendered = orders.map((findings) => JSON.stringify(checkOf(findings)));
    expect(new Set(rendered).size).toBe(1);
    expect(checkOf(orders[0]!).findings.map(({ ruleId }: { ruleId: string }) => ruleId)).toEqual([
      'gateway/a',
      'gateway/b',
      'models/openai-codex-ref',
    ]);
  });

  it('tells findings apart that share rule, path and value', () => {
    const { findings } = checkOf([codexRef, { ...codexRef, message: 'Another thing.' }]);
    expect(findings[0].fingerprint).not.toBe(findings[1].fingerprint);
  });

  describe('after --fix', () => {
    const before = `{\n  bind: '0.0.0.0',\n  model: 'openai-codex/gpt-5.5', port: 'x',\n}\n`;
    const file = fileResult(CONFIG, before, [
      { ruleId: 'models/openai-codex-ref', operation: set('model', 'openai/gpt-5.5') },
    ]);
    const findings = [
      findingAt(before, { at: 'model', status: 'fixed', fix: setFix('model', 'openai/gpt-5.5') }),
      findingAt(before, { at: 'port', ruleId: 'gateway/port' }),
    ];
    const report = (rest: Partial<ReportInput> = {}) =>
      jsonOf(reportInput({ mode: 'fix', findings, files: [file], ...rest }));

    it('lists what was repaired where it stood before, and what is left where it stands now', () => {
      const [fixed, open] = report().findings;
      expect(fixed).toMatchObject({ status: 'fixed', range: { start: { line: 3, column: 10 } } });
      expect(open).toMatchObject({ status: 'open', range: { start: { line: 3, column: 34 } } });
      expect(file.after.slice(open.range.start.offset, open.range.end.offset)).toBe(`'x'`);
    });

    it('keeps positions of the old text where nothing was written yet', () => {
      expect(report({ mode: 'diff' }).findings[1].range.start.column).toBe(40);
    });

    it('gives a finding the fingerprint it had', () => {
      const checked = jsonOf(reportInput({ findings, files: [fileResult(CONFIG, before)] }));
      expect(report().findings[1].fingerprint).toBe(checked.findings[1].fingerprint);
    });

    it('carries the patch and says which files changed', () => {
      const { files, patch, summary } = report({ written: { runId: 'r1', paths: [CONFIG], failures: [] } });
      expect(files).toEqual([{ file: 'openclaw.json', dialect: 'json5', changed: true }]);
      expect(patch).toMatch(/^--- a\/openclaw\.json\n\+\+\+ b\/openclaw\.json\n@@ .* @@ models\/openai-codex-ref\n/);
      expect(summary).toMatchObject({ error: 1, fixed: 1 });
    });

    it('calls nothing repaired that could not be written', () => {
      const {
        files,
        findings: reported,
        summary,
        patch,
        failures,
      } = report({
        written: { paths: [], failures: [{ path: CONFIG, message: 'the disk is full' }] },
      });
      expect(files[0].changed).toBe(false);
      expect(reported[0]).toMatchObject({ status: 'open', notApplied: 'the disk is full' });
      expect(summary).toMatchObject({ error: 2, fixed: 0 });
      expect(patch).toBe('');
      expect(failures).toEqual([{ file: 'openclaw.json', message: 'the disk is full' }]);
    });

    it('follows a place whose path the fixes changed', () => {
      const text = `{ agents: { list: [{ id: 'main', port: 'x' }] } }`;
      const path = 'agents.list[0].port';
      const rekeyed = fileResult(CONFIG, text, [
        { ruleId: 'agents/list', operation: { op: 'rekey', path: ['agents', 'list'], by: 'id', rename: 'entries' } },
      ]);
      const [finding] = jsonOf(
        reportInput({ mode: 'fix', findings: [findingAt(text, { at: path })], files: [rekeyed] }),
      ).findings;
      expect(finding.path).toBe('agents.entries.main.port');
      expect(rekeyed.after.slice(finding.range.start.offset, finding.range.end.offset)).toBe(`'x'`);
    });
  });

  it('prints file actions and their modes', () => {
    const { actions } = jsonOf(
      reportInput({ actions: [{ ruleId: 'state/mode', action: 'chmod', path: CONFIG, mode: 0o600 }] }),
    );
    expect(actions).toEqual([{ ruleId: 'state/mode', action: 'chmod', file: 'openclaw.json', mode: '0600' }]);
  });

  it('writes jsonl as the same findings, one a line', () => {
    const input = reportInput({
      findings: [codexRef, { ...codexRef, ruleId: 'a/b' }],
      files: [fileResult(CONFIG, legacyConfig)],
    });
    const lines = renderReport('jsonl', input).trimEnd().split('\n');
    expect(lines.map((line) => JSON.parse(line))).toEqual(jsonOf(input).findings);
  });
});
