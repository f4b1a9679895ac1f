import { describe, expect, it } from 'vitest';
import { settledBy } from '../../../src/doctor/upgrade/left-findings.js';
import type { Finding, Fix } from '../../../src/engine/finding.js';
import { byOpenClaw, manual, unsafe } from '../../../src/engine/fix.js';

const by = (fix: Fix | null, more: Pick<Finding, 'leftTo'> = {}) =>
  settledBy({
    origin: {
      ruleId: 'test/rule',
      severity: 'warning',
      message: 'It is wrong.',
      file: '/home/.openclaw/openclaw.json',
      path: null,
      viewPath: null,
      range: null,
      status: 'open',
      fix,
      ...more,
    },
  });

describe('who settles a finding', () => {
  it('is what its fix says, not what the title says in words', () => {
    expect(by(byOpenClaw('Sign in on the machine that has the tokens'))).toBe('openclaw');
    expect(by(manual('Run `openclaw doctor --fix` with care'))).toBe('hand');
    expect(by(unsafe('Take the other account', () => {}))).toBe('unsafe');
  });

  it('is OpenClaw where a finding without a fix is left to it, else a person', () => {
    expect(by(null, { leftTo: 'openclaw' })).toBe('openclaw');
    expect(by(null)).toBe('hand');
  });
});
