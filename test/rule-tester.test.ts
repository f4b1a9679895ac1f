import { describe, expect, it, test } from 'vitest';
import { defineRule, type Example, legacyKeys, type Rule, ruleTester, safe } from '../src/index.js';

const good: Example = { before: `{ a: { old: 1 } } // kept\n`, after: `{ a: { new: 1 } } // kept\n` };

function renaming(...examples: readonly Example[]): Rule {
  return defineRule({
    id: 'ours/renamed',
    reads: 'config',
    severity: 'error',
    fixable: 'safe',
    summary: 'S.',
    why: 'W.',
    examples,
    check({ config, report }) {
      const at = config.at('a.old');
      if (at !== undefined)
        report({ at, on: 'key', message: 'm', fix: safe('Rename it', (edit) => edit.rename(at, 'new')) });
    },
  });
}

async function failures(rules: Rule | readonly Rule[]): Promise<readonly string[]> {
  const error: unknown = await ruleTester.run(rules).catch((reason: unknown) => reason);
  if (error === undefined) return [];
  if (!(error instanceof AggregateError)) throw error;
  return error.errors.map(({ message }: Error) => message);
}

describe('without a test runner', () => {
  test('nothing happens where all is well', async () => {
    expect(await failures(renaming(good, { title: 'fine', clean: true, before: '{ a: { new: 1 } }\n' }))).toEqual([]);
    const row = {
      id: 'ours/gone',
      remove: 'a.old',
      why: 'W.',
      examples: [{ before: '{ a: { old: 1, b: 2 } }\n', after: '{ a: { b: 2 } }\n' }],
    };
    expect(await failures(legacyKeys([row]))).toEqual([]);
  });

  test('everything that falls short is told at once, by rule and example', async () => {
    const wrong = { ...good, title: 'wrong', after: '{ a: { newer: 1 } } // kept\n' };
    const silent = { title: 'silent', before: '{ b: 1 }\n' };
    const alarm = { title: 'alarm', clean: true as const, before: '{ a: { old: 1 } }\n' };
    const told = await failures(renaming(good, wrong, silent, alarm));
    expect(told).toHaveLength(3);
    expect(told[0]).toContain('ours/renamed, wrong: after the fix it reads\n{ a: { new: 1 } } // kept\n');
    expect(told[1]).toBe('ours/renamed, silent: not reported');
    expect(told[2]).toContain('ours/renamed, alarm: reported although all is well: m');
  });

  test('a rule without examples, or that is none, is refused', async () => {
    expect(await failures(renaming())).toEqual(['the rule ours/renamed needs an example; it is its test.']);
    expect(await failures({ ...renaming(good), id: 'Ours' })).toEqual([
      'a rule is called area/name, in small letters, digits and hyphens, not "Ours".',
    ]);
  });
});

test('a runner gets one test for each example, and one for the rule itself', async () => {
  const names: string[] = [];
  const bodies: (() => Promise<void>)[] = [];
  await ruleTester.run([renaming(good, { ...good, title: 'again' })], {
    describe: (name, body) => {
      names.push(name);
      body();
    },
    it: (name, body) => {
      names.push(name);
      bodies.push(body);
    },
  });
  expect(names).toEqual(['ours/renamed', 'is a rule with examples', 'example 1', 'again']);
  for (const body of bodies) await body();
});

// With the real thing.
await ruleTester.run(renaming(good), { describe, it });
