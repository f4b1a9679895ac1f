import { describe, expect, it } from 'vitest';
import { parseDocument } from '../../../src/document/parse.js';
import { safe } from '../../../src/engine/fix.js';
import { defineRule } from '../../../src/engine/rule.js';
import { matchesRule } from '../../../src/engine/rule-pattern.js';
import { memoryInstallation } from '../../../src/engine/rule-tester.js';
import { run } from '../../../src/engine/run.js';
import { readDirectives } from '../../../src/engine/suppressions/directives.js';
import { release } from '../../../src/openclaw/releases/release.js';
import unused from '../../../src/rules/suppressions/unused.js';

/** Finds every member called `old`, wherever it stands. */
const old = defineRule({
  id: 'a/old',
  reads: 'config',
  severity: 'error',
  summary: 'x',
  why: 'x',
  examples: [],
  check({ config, report }) {
    for (const at of config.all('{old,*.old,*.*.old,list[*].old}')) {
      report({ at, on: 'key', message: 'old', fix: safe('rename', (edit) => edit.rename(at, 'new')) });
    }
  },
});

/** Speaks of releases that the target comes before. */
const later = defineRule({ ...old, id: 'a/later', since: '2026.9.7' });

async function doctor(text: string, fix: 'none' | 'safe' = 'none', ruleIds?: readonly string[]) {
  const path = '/home/operator/.openclaw/openclaw.json';
  const installation = memoryInstallation([{ path, kind: 'config', content: text }]);
  const target = { release: release('2026.9.6'), source: 'flag' as const };
  const { findings, files } = await run([old, later, unused], installation, target, {
    fix,
    ...(ruleIds && { ruleIds }),
  });
  const told = findings.map(({ ruleId, status, justification }) => [ruleId, status, justification]);
  return { told, text: files[0]?.after };
}

describe('a doctor-ignore comment', () => {
  it('answers the member below it, in whole, and nothing behind it', async () => {
    const { told } = await doctor(`{
  // doctor-ignore a/old: the vendor is slow
  box: { deep: { old: 1 } },
  other: { old: 1 },
}`);
    expect(told).toEqual([
      ['a/old', 'suppressed', 'the vendor is slow'],
      ['a/old', 'open', undefined],
    ]);
  });

  it('answers its own line where it stands behind code', async () => {
    const { told } = await doctor(`{\n  old: 1, // doctor-ignore a/old: wanted\n  other: { old: 1 },\n}`);
    expect(told.map(([, status]) => status)).toEqual(['suppressed', 'open']);
  });

  it('may stand between a key and its value, and above an item of a list', async () => {
    const { told } = await doctor(`{ list: [\n  // doctor-ignore a/old: wanted\n  { old: 1 },\n  { old: 2 },\n] }`);
    expect(told.map(([, status]) => status)).toEqual(['suppressed', 'open']);
  });

  it('answers a range from start to end', async () => {
    const { told } = await doctor(`{
  // doctor-ignore-start a/*: all of these go next week
  a: { old: 1 },
  b: { old: 1 },
  // doctor-ignore-end a/*
  c: { old: 1 },
}`);
    expect(told.map(([, status]) => status)).toEqual(['suppressed', 'suppressed', 'open']);
  });

  it('answers the whole file', async () => {
    const { told } = await doctor(
      `// doctor-ignore-file a/old, b/other: a museum piece\n{ old: 1, a: { old: 1 } }`,
      'none',
      ['a/old', 'b/other'],
    );
    expect(told.map(([, status]) => status)).toEqual(['suppressed', 'suppressed']);
  });

  it('keeps the fix of what it answers from being made', async () => {
    const text = `{\n  // doctor-ignore a/old: wanted\n  old: 1,\n  a: { old: 1 },\n}`;
    const fixed = await doctor(text, 'safe');
    expect(fixed.text).toBe(`{\n  // doctor-ignore a/old: wanted\n  old: 1,\n  a: { new: 1 },\n}`);
    expect(fixed.told.map(([, status]) => status)).toEqual(['suppressed', 'fixed']);
  });

  it('is reported where nothing needs it, and goes with its line', async () => {
    const text = `{\n  // doctor-ignore a/old: long gone\n  fine: 1, /* doctor-ignore a/old: gone too */\n  more: 2,\n}`;
    expect((await doctor(text)).told).toEqual([
      ['suppressions/unused', 'open', undefined],
      ['suppressions/unused', 'open', undefined],
    ]);
    expect((await doctor(text, 'safe')).text).toBe(`{\n  fine: 1,\n  more: 2,\n}`);
  });

  it('is not judged where its rule did not run', async () => {
    const text = `{\n  // doctor-ignore b/other: not looked at today\n  fine: 1,\n}`;
    expect((await doctor(text, 'none', ['a/old', 'b/other', 'suppressions/unused'])).told).toEqual([]);
    expect((await doctor(text, 'none', ['a/old', 'suppressions/unused'])).told).toHaveLength(1);
  });

  it('is left alone where its rule speaks under another release only', async () => {
    const text = `{\n  // doctor-ignore a/later: after the upgrade\n  fine: 1,\n}`;
    expect(await doctor(text, 'safe')).toEqual({ told: [], text });
  });
});

describe('readDirectives', () => {
  it('reads comments only, with their ids and reason', () => {
    const document = parseDocument(`{
  a: '// doctor-ignore x/y: a string', // doctor-ignore x/y, z/*: two: with a colon
  /* doctor-ignore-file q/r */
  // doctor-ignored is another word
}`);
    expect(readDirectives(document)).toMatchObject([
      { type: 'next', patterns: ['x/y', 'z/*'], reason: 'two: with a colon' },
      { type: 'file', patterns: ['q/r'], reason: '' },
    ]);
  });
});

describe('matchesRule', () => {
  it('takes * for any characters and everything else as it is', () => {
    expect(matchesRule('models/*', 'models/retired')).toBe(true);
    expect(matchesRule('*', 'models/retired')).toBe(true);
    expect(matchesRule('models/retired', 'models/retired-ref')).toBe(false);
    expect(matchesRule('models.*', 'models/retired')).toBe(false);
  });
});
