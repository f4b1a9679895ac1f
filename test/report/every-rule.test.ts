import { describe, expect, it } from 'vitest';
import { runExample } from '../../src/engine/rule-tester.js';
import { formatNames, renderPatch, renderReport } from '../../src/report/index.js';
import { textWidth } from '../../src/report/pretty/text-width.js';
import { rules } from '../../src/rules/registry.js';
import { reportInput } from './sample.js';

const examples = rules.flatMap((rule) =>
  rule.examples.map((example, index) => ({ rule, example, name: `${rule.id} ${index + 1}` })),
);
const byId = new Map(rules.map((rule) => [rule.id, rule]));

/** What real rules find and do, in every format. */
describe('every example of every rule', () => {
  it('renders in every format, the same each time, without absolute paths', async () => {
    for (const { rule, example, name } of examples) {
      const { result } = await runExample([rule], rule, example);
      const input = reportInput({
        ...result,
        mode: 'fix',
        cwd: '/home/operator/.openclaw',
        rule: (id) => byId.get(id),
      });
      for (const format of formatNames) {
        const text = renderReport(format, input);
        expect(renderReport(format, input), `${name} in ${format}`).toBe(text);
        expect(text, `${name} in ${format}`).not.toContain('/home/operator');
        expect(text, `${name} in ${format}`).not.toMatch(/\bundefined\b|\[object /);
      }
      const changes = result.files.some(({ before, after }) => before !== after);
      expect(renderPatch(input) !== '', name).toBe(changes);
    }
  }, 240_000);

  it('reads well at 80 columns', async () => {
    for (const { rule, example, name } of examples) {
      const { result } = await runExample([rule], rule, example);
      const text = renderReport('pretty', reportInput({ ...result, rule: (id) => byId.get(id) }));
      const wide = text.split('\n').filter((line) => textWidth(line) > 80 && line.trim().includes(' '));
      expect(wide, name).toEqual([]);
    }
  }, 240_000);
});
