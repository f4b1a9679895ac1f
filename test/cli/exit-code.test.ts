import { describe, expect, test } from 'vitest';
import { exitCode, type Verdict } from '../../src/cli/exit-code.js';
import type { Finding, FindingStatus, Severity } from '../../src/index.js';

function finding(severity: Severity, status: FindingStatus = 'open'): Finding {
  return {
    ruleId: 'area/name',
    severity,
    status,
    message: '',
    file: '/openclaw.json',
    path: null,
    viewPath: null,
    range: null,
    fix: null,
  };
}

const verdict = (more: Partial<Verdict>): Verdict => ({
  findings: [],
  failOn: 'warning',
  maxWarnings: undefined,
  hasPatch: false,
  hasFailed: false,
  ...more,
});

describe('the exit status', () => {
  test.each<[string, Partial<Verdict>, number]>([
    ['nothing found', {}, 0],
    ['an error', { findings: [finding('error')] }, 1],
    ['a warning', { findings: [finding('warning')] }, 1],
    ['advice only', { findings: [finding('info')] }, 0],
    ['advice, where advice counts', { findings: [finding('info')], failOn: 'info' }, 1],
    ['a warning, where only errors count', { findings: [finding('warning')], failOn: 'error' }, 0],
    ['what was fixed', { findings: [finding('error', 'fixed')] }, 0],
    ['what an author has answered for', { findings: [finding('error', 'suppressed')] }, 0],
    ['as many warnings as are let pass', { findings: [finding('warning')], maxWarnings: 1 }, 0],
    ['more warnings than are let pass', { findings: [finding('warning'), finding('warning')], maxWarnings: 1 }, 1],
    [
      'more warnings than are let pass, and only errors count',
      {
        findings: [finding('warning'), finding('warning')],
        maxWarnings: 1,
        failOn: 'error',
      },
      1,
    ],
    [
      'an error beside warnings that are let pass',
      { findings: [finding('error'), finding('warning')], maxWarnings: 9 },
      1,
    ],
    [
      'warnings let pass, advice counts',
      { findings: [finding('warning'), finding('info')], maxWarnings: 9, failOn: 'info' },
      1,
    ],
    ['a patch that is not empty', { hasPatch: true }, 1],
    ['a failure, whatever was found', { hasFailed: true, findings: [finding('error')], hasPatch: true }, 2],
  ])('%s', (_, more, status) => {
    expect(exitCode(verdict(more))).toBe(status);
  });
});
