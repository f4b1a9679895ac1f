import { describe, expect, test } from 'vitest';
import { defineRule } from '../../../src/engine/rule.js';
import { exampleDiff } from '../../../src/report/documentation/example-diff.js';
import { renderRuleCounts, renderRuleList, renderRulePage } from '../../../src/report/documentation/rule-page.js';

const rule = defineRule({
  id: 'area/bad-thing',
  severity: 'warning',
  since: '2026.5.1',
  until: '2026.9.1',
  gaps: [{ since: '2026.6.1', until: '2026.7.1' }],
  reads: 'config',
  summary: 'A <thing> | `a|b` is bad.',
  why: 'It matters in agents/<id> and models/*, not in `<code>`.',
  fixable: 'unsafe',
  after: ['other/first', 'area/second'],
  references: ['https://example.org/1'],
  examples: [
    { before: '{\n  a: 1,\n  b: 2,\n}\n', after: '{\n  a: 1,\n  c: 2,\n}\n', unsafe: true },
    { title: 'Fine', before: '{ a: 1 }\n', clean: true },
    { title: 'Only told', before: '{ d: "```" }\n', files: { 'more.json5': '{}' } },
  ],
  check: () => undefined,
});

describe('the page of a rule', () => {
  const page = renderRulePage(rule);

  test('shows what a fix makes of an example as a diff', () => {
    expect(page).toContain(`Example 1 (with --unsafe):

\`\`\`diff
 {
   a: 1,
-  b: 2,
+  c: 2,
 }
\`\`\``);
  });

  test('keeps what is found and what is left alone apart', () => {
    const [found = '', alone = ''] = page.slice(page.indexOf('## What it finds')).split('## What it leaves alone');
    expect(found).toContain('Only told:');
    expect(found).not.toContain('Fine:');
    expect(alone).toContain('Fine:\n\n```json5\n{ a: 1 }\n```');
  });

  test('fences text that holds a fence of its own', () => {
    expect(page).toContain('````json5\n{ d: "```" }\n````');
  });

  test('shows what lies beside an example', () => {
    expect(page).toContain('Beside it, `more.json5`:\n\n```json5\n{}\n```');
  });

  test('lets no word turn into markup', () => {
    expect(page).toContain('It matters in agents/\\<id> and models/\\*, not in `<code>`.');
  });

  test('says under which releases the rule speaks and which come first', () => {
    expect(page).toContain('| releases | from 2026.5.1, before 2026.9.1, but not from 2026.6.1 to before 2026.7.1 |');
    expect(page).toContain('| after | other/first, area/second |');
  });
});

describe('the list of rules', () => {
  const others = [rule, { ...rule, id: 'area-two/x', fixable: 'manual' as const }, { ...rule, id: 'area/a' }];

  test('goes area by area, and by name in each', () => {
    const list = renderRuleList(others, (id) => `${id}.md`);
    const lines = list.split('\n').filter((line) => /^(##|\| \[)/.test(line));
    expect(lines.map((line) => line.split(' | ')[0])).toEqual([
      '## area',
      '| [area/a](area/a.md)',
      '| [area/bad-thing](area/bad-thing.md)',
      '## area-two',
      '| [area-two/x](area-two/x.md)',
    ]);
    expect(list).toContain('A \\<thing> \\| `a\\|b` is bad. |');
  });

  test('counts the rules of each area, and those that can be fixed', () => {
    expect(renderRuleCounts(others, (area) => `#${area}`)).toBe(
      '3 rules, 2 of them with a fix:\n[area](#area) 2 ·\n[area-two](#area-two) 1',
    );
  });
});

describe('the diff of an example', () => {
  test.each([
    ['nothing before', '', 'a\n', ['+a']],
    ['nothing after', 'a\n', '', ['-a']],
    ['a missing last line end', 'a\nb', 'a\nc', [' a', '-b', '+c']],
    ['Windows line ends', 'a\r\nb\r\n', 'a\r\n', [' a', '-b']],
  ])('%s', (_, before, after, lines) => {
    expect(exampleDiff(before, after)).toEqual(lines);
  });
});
