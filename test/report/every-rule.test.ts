import { beforeAll, describe, expect, it } from 'vitest';
import { runExample } from '../../src/engine/rule-tester.js';
import type { RunResult } from '../../src/engine/run-result.js';
import { formatNames, renderPatch, renderReport } from '../../src/report/index.js';
import { textWidth } from '../../src/report/pretty/text-width.js';
import { rules } from '../../src/rules/registry.js';
import { isWhole } from '../helpers/whole.js';
import { reportInput } from './sample.js';

const examples = rules.flatMap((rule) => rule.examples.map((example, index) => ({ rule, example, index })));
const byId = new Map(rules.map((rule) => [rule.id, rule]));

/** What real rules find and do, in every format. */
describe('every example of every rule', () => {
  const runs: { readonly name: string; readonly result: RunResult; readonly isFirst: boolean }[] = [];
  beforeAll(async () => {
    for (const { rule, example, index } of examples) {
      const { result } = await runExample([rule], rule, example);
      runs.push({ name: `${rule.id} ${index + 1}`, result, isFirst: index === 0 });
    }
  });

  it('renders in every format, the same each time, without absolute paths', () => {
    for (const [number, { name, result, isFirst }] of runs.entries()) {
      const input = reportInput({
        ...result,
        mode: 'fix',
        cwd: '/home/operator/.openclaw',
        rule: (id) => byId.get(id),
      });
      // The first example of a rule in all of them; of the others each in a third, by turns.
      const isShown = (at: number): boolean => isWhole || isFirst || at % 3 === number % 3;
      for (const format of formatNames.filter((_, at) => isShown(at))) {
        const text = renderReport(format, input);
        if (isFirst) expect(renderReport(format, input), `${name} in ${format}`).toBe(text);
        if (text.includes('/home/operator') || /\bundefined\b|\[object /.test(text)) {
          expect.fail(`${name} in ${format}: ${text}`);
        }
      }
      const changes = result.files.some(({ before, after }) => before !== after);
      expect(renderPatch(input) !== '', name).toBe(changes);
    }
  });

  it('reads well at 80 columns', () => {
    for (const { name, result } of runs) {
      const text = renderReport('pretty', reportInput({ ...result, rule: (id) => byId.get(id) }));
      const wide = text.split('\n').filter((line) => textWidth(line) > 80 && line.trim().includes(' '));
      expect(wide, name).toEqual([]);
    }
  });
});
