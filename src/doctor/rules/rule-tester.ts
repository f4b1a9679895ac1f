import type { Example, Rule } from '../../engine/rule.js';
import { ruleProblem } from '../../tool-config/rule-problem.js';

/** What vitest, node:test and jest have in common. */
export interface TestRunner {
  readonly describe: (name: string, body: () => void) => void;
  readonly it: (name: string, body: () => Promise<void>) => void;
}

/** Holds rules against their own examples. */
export interface RuleTester {
  /**
   * Tests every example of the rules: what `before` reports, what the fix makes of it, that a second fix changes
   * nothing more, and that the result means what it should.
   * @param runner gets a test for each example; without one everything runs at once
   * @throws {AggregateError} without a runner: all that falls short
   */
  run(rules: Rule | readonly Rule[], runner?: TestRunner): Promise<void>;
}

export const ruleTester: RuleTester = {
  async run(given, runner) {
    const rules = [given].flat();
    if (runner !== undefined) {
      for (const rule of rules) describeRule(rule, runner);
      return;
    }
    const failures: Error[] = [];
    const collect: TestRunner = {
      describe: (_, body) => body(),
      it: (_, body) => pending.push(() => body().catch((error: Error) => failures.push(error))),
    };
    const pending: (() => Promise<unknown>)[] = [];
    for (const rule of rules) describeRule(rule, collect);
    for (const test of pending) await test();
    if (failures.length > 0) {
      throw new AggregateError(failures, failures.map(({ message }) => message).join('\n'));
    }
  },
};

/**
 * Holds a rule against one of its examples. @returns what is wrong, in sentences; nothing where all is well
 */
export async function checkRuleExample(rule: Rule, example: Example): Promise<readonly string[]> {
  // It brings a second JSON5 parser along to compare with, which nobody needs who only checks.
  const { checkExample } = await import('../../engine/rule-tester.js');
  return checkExample(rule, example);
}

function describeRule(rule: Rule, { describe, it }: TestRunner): void {
  describe(rule.id, () => {
    it('is a rule with examples', async () => {
      const problem = ruleProblem(rule);
      if (problem !== undefined) throw new Error(problem);
      if (rule.examples.length === 0) throw new Error(`the rule ${rule.id} needs an example; it is its test.`);
    });
    for (const [index, example] of (rule.examples ?? []).entries()) {
      const name = example.title ?? `example ${index + 1}`;
      it(name, async () => {
        const problems = await checkRuleExample(rule, example);
        if (problems.length > 0) throw new Error(`${rule.id}, ${name}: ${problems.join('\n')}`);
      });
    }
  });
}
