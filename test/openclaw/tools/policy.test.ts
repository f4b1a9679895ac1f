import { describe, expect, test } from 'vitest';
import { release } from '../../../src/openclaw/releases/release.js';
import {
  allowsTool,
  expandTools,
  matchesPattern,
  profileAllows,
  toolName,
} from '../../../src/openclaw/tools/policy.js';

const before = release('2026.7.35');
const after = release('2026.9.6');

describe('the name of a tool', () => {
  test('is compared without regard to case and by its alias', () => {
    expect(toolName(' Bash ', before)).toBe('exec');
    expect(toolName('apply-patch', before)).toBe('apply_patch');
  });

  test('of the scheduler changed with 2026.8.1', () => {
    expect(toolName('cron', before)).toBe('cron');
    expect(toolName('cron', after)).toBe('automations');
  });
});

describe('a group', () => {
  test('stands for its members in order, each once', () => {
    expect(expandTools(['group:runtime', 'exec'], before)).toEqual(['exec', 'process', 'code_execution']);
  });

  test('of somebody else stays as it is', () => {
    expect(expandTools(['group:honcho'], before)).toEqual(['group:honcho']);
  });

  test('of everything that is OpenClaw leaves out what reaches into the machine', () => {
    const own = expandTools(['group:openclaw'], after);
    expect(own).toContain('message');
    expect(own).not.toContain('exec');
    expect(own).not.toContain('ls');
  });
});

describe('a list', () => {
  test('that is empty allows everything', () => {
    expect(allowsTool([], 'exec', after)).toBe(true);
    expect(allowsTool(undefined, 'exec', after)).toBe(true);
  });

  test('lets who may write also patch', () => {
    expect(allowsTool(['write'], 'apply_patch', after)).toBe(true);
    expect(allowsTool(['write'], 'edit', after)).toBe(false);
  });

  test('takes patterns letter by letter but for the star', () => {
    expect(matchesPattern('web_fetch', ['web_*'])).toBe(true);
    expect(matchesPattern('webXfetch', ['web.fetch'])).toBe(false);
    expect(matchesPattern('a+b', ['a+*'])).toBe(true);
    expect(matchesPattern('anything', ['*'])).toBe(true);
  });
});

describe('a profile', () => {
  test('has the tools of its release and the extras', () => {
    expect(profileAllows('minimal', ['exec'], before)).toEqual(['session_status', 'exec']);
    expect(profileAllows('minimal', [], after)).toEqual(['session_status', 'gateway']);
    expect(profileAllows('messaging', [], before)).toEqual([
      'sessions_list',
      'sessions_history',
      'sessions_send',
      'session_status',
      'message',
      'bundle-mcp',
    ]);
  });

  test('named full allows everything, an unknown one is none', () => {
    expect(profileAllows('full', [], after)).toEqual(['*']);
    expect(profileAllows('fancy', [], after)).toBeUndefined();
  });
});
