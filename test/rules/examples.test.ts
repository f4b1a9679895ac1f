import { existsSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { orderRules, unknownPredecessors } from '../../src/engine/check/order-rules.js';
import { checkExample } from '../../src/engine/rule-tester.js';
import { rules } from '../../src/rules/registry.js';

describe('every rule', () => {
  it('has an id of its own that names its area', () => {
    const ids = rules.map((rule) => rule.id);
    expect(new Set(ids).size).toBe(ids.length);
    for (const id of ids) expect(id).toMatch(/^[a-z][a-z0-9-]*\/[a-z0-9-]+$/);
  });

  it('says in full sentences what is wrong and why', () => {
    for (const rule of rules) {
      expect(rule.summary, rule.id).toMatch(/\.$/);
      expect(rule.why.length, rule.id).toBeGreaterThan(20);
    }
  });

  it('has an example, or a test of its own where no file can show it', () => {
    const untested = rules.filter(({ id, examples }) => {
      const own = new URL(`./${id}.test.ts`, import.meta.url);
      return examples.length === 0 && !existsSync(own);
    });
    expect(untested.map(({ id }) => id)).toEqual([]);
  });

  it('waits only for rules that exist, and never in a circle', () => {
    expect(unknownPredecessors(rules)).toEqual([]);
    expect(orderRules(rules)).toHaveLength(rules.length);
  });

  it('is ordered by what it declares, not by where its file lies', () => {
    const ids = (list: typeof rules) => orderRules(list).map((rule) => rule.id);
    expect(ids([...rules].reverse())).toEqual(ids(rules));
  });
});

for (const rule of rules) {
  if (rule.examples.length === 0) continue;
  describe(rule.id, () => {
    for (const [index, example] of rule.examples.entries()) {
      it(example.title ?? `example ${index + 1}`, async () => {
        expect(await checkExample(rule, example)).toEqual([]);
      });
    }
  });
}
