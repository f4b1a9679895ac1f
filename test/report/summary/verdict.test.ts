import { describe, expect, it } from 'vitest';
import type { Finding } from '../../../src/engine/finding.js';
import { prepareReport } from '../../../src/report/prepare.js';
import { tallyOf, tallyWords } from '../../../src/report/summary/tally.js';
import { verdictOf } from '../../../src/report/summary/verdict.js';
import { CONFIG, fileResult, findingAt, legacyConfig, reportInput, setFix } from '../sample.js';

const MODEL = 'agents.defaults.model.primary';
const BIND = 'gateway.bind';
const refusedKey = findingAt(legacyConfig, { at: BIND, fix: setFix(BIND, 'lan') });
const failing = findingAt(legacyConfig, { at: MODEL, fix: setFix(MODEL, 'openai/gpt-5.5') });
const deciding = findingAt(legacyConfig, {
  at: 'agents.defaults',
  severity: 'warning',
  fix: setFix(MODEL, 'x', 'unsafe'),
});
const look = findingAt(legacyConfig, { at: 'gateway.auth', severity: 'warning' });
const tidy = findingAt(legacyConfig, { at: 'agents', severity: 'info' });
const refused = [{ file: CONFIG, path: ['gateway', 'bind'] }];

function report(findings: readonly Finding[], more: Parameters<typeof reportInput>[0] = {}) {
  return prepareReport(reportInput({ findings, files: [fileResult(CONFIG, legacyConfig)], refused, ...more }));
}

const verdict = (...given: Parameters<typeof report>) => verdictOf(report(...given)).sentences.join(' ');
const inBaseline = (finding: Finding): Finding => ({ ...finding, status: 'suppressed', answeredIn: 'baseline' });

describe('the verdict', () => {
  it('says first whether the gateway starts, then what the rest is about', () => {
    expect(verdict([refusedKey, failing, deciding, look, tidy])).toBe(
      'OpenClaw 2026.5.12 will not start with this config: 1 key refused. 1 more error. ' +
        '1 finding changes who answers, who pays or what is allowed. 1 warning to look at. 1 is tidying.',
    );
  });

  it('does not claim to know which it is where the schema says nothing', () => {
    expect(verdict([failing])).toBe(
      '1 error: OpenClaw 2026.5.12 will not start with this, or will fail when it is used.',
    );
  });

  it('promises a start only after a whole check of a config', () => {
    expect(verdict([tidy])).toBe('OpenClaw 2026.5.12 starts with this config. 1 is tidying.');
    expect(verdict([tidy], { scope: 'some-rules' })).toBe('1 is tidying.');
  });

  it('names a file that cannot be read', () => {
    const broken = { ...failing, ruleId: 'syntax/unclosed' };
    expect(verdict([broken])).toBe('OpenClaw 2026.5.12 will not start: openclaw.json cannot be parsed.');
  });

  it('never calls it well where a baseline hides errors', () => {
    expect(verdict([inBaseline(refusedKey)])).toBe(
      'OpenClaw 2026.5.12 will not start with this config: 1 key refused. All of that is suppressed or in the baseline.',
    );
    expect(verdict([inBaseline(failing)])).not.toContain('No problems');
    expect(verdict([inBaseline(tidy)])).toContain('No problems found');
  });

  it('believes an author who has answered a finding, but not against the schema', () => {
    const answered = (finding: Finding): Finding => ({ ...finding, status: 'suppressed', justification: 'known' });
    expect(verdict([answered(failing)])).toContain('No problems found');
    expect(verdict([answered(refusedKey)])).toContain('will not start');
  });
});

describe('the account', () => {
  const all = [
    { ...refusedKey, status: 'fixed' as const },
    { ...failing, status: 'fixed' as const, settledBy: 'other-fixes' as const },
    deciding,
    look,
    inBaseline(tidy),
  ];

  it('puts every finding in one place: found is fixed, left and answered for', () => {
    const { found, ...places } = tallyOf(report(all).findings);
    expect(found).toBe(5);
    expect(Object.values(places).reduce((sum, number) => sum + number)).toBe(found);
    expect(places).toMatchObject({ fixed: 1, settled: 1, unsafe: 1, byHand: 1, inBaseline: 1 });
  });

  it('is told in a sentence', () => {
    expect(tallyWords(report(all, { mode: 'fix' }))).toBe(
      '5 findings: 1 fixed, 1 no longer applies, 2 left and 1 in the baseline. Left: 2 warnings; 1 unsafe and 1 by hand.',
    );
    expect(tallyWords(report([tidy]))).toBe('1 finding: 1 info; 1 by hand.');
  });

  it('tells what no patch can do', () => {
    const change = { type: 'actions' as const, actions: [{ action: 'chmod' as const, path: CONFIG, mode: 0o600 }] };
    const chmod = {
      ...tidy,
      status: 'fixed' as const,
      fix: { title: 'Set mode 600', applicability: 'safe' as const, change },
    };
    expect(tallyWords(report([chmod], { mode: 'diff' }))).toBe('1 finding: 1 that --fix does beside the patch.');
  });

  it('does not list what others settled under the title of a fix nobody made', () => {
    const findings = report(all, { mode: 'fix' }).findings;
    expect(findings.find(({ settledBy }) => settledBy !== undefined)).toMatchObject({
      status: 'fixed',
      fix: null,
      done: 'No longer applies after the other fixes',
    });
  });
});
