import { expect, test } from 'vitest';
import { fileGlob } from '../../src/tool-config/file-glob.js';

test.each([
  ['jobs.json', '/home/a/.openclaw/cron/jobs.json', true],
  ['jobs.json', '/home/a/.openclaw/cron/old-jobs.json', false],
  ['cron/*.json', '/home/a/.openclaw/cron/jobs.json', true],
  ['cron/*.json', '/home/a/.openclaw/cron/old/jobs.json', false],
  ['cron/**/*.json', '/home/a/.openclaw/cron/old/jobs.json', true],
  ['cron/**/*.json', '/home/a/.openclaw/cron/jobs.json', true],
  ['agents/**', '/home/a/.openclaw/agents/main/agent/auth.json', true],
  ['agents/?ain/**', '/home/a/.openclaw/agents/main/x.json', true],
  ['a+(b).json', '/x/a+(b).json', true],
  ['a+(b).json', '/x/aab.json', false],
  ['./jobs.json', '/repo/jobs.json', true],
  ['./jobs.json', '/repo/cron/jobs.json', false],
  ['../*/jobs.json', '/state/jobs.json', true],
  ['../*/jobs.json', '/deep/state/jobs.json', false],
  ['/state/*.json', '/state/jobs.json', true],
  ['/state/*.json', '/other/state/jobs.json', false],
])('%s on %s: %s', (glob, file, isMeant) => {
  expect(fileGlob(glob, '/repo')(file)).toBe(isMeant);
});

test.each([
  ['**/b', '/x/ab', false],
  ['a*/**/c', '/x/abc/d/e/c', true],
  ['a*/**/c', '/x/abc/c', true],
  ['a**c', '/x/a/b/c', true],
  ['?', '/x/é', true],
])('%s on %s: %s', (glob, file, isMeant) => {
  expect(fileGlob(glob, '/repo')(file)).toBe(isMeant);
});

test('a pattern of many stars is not tried in every way there is', () => {
  const glob = `${'**/a*'.repeat(30)}b`;
  expect(fileGlob(glob, '/repo')(`/${'aa/'.repeat(200)}c`)).toBe(false);
});
