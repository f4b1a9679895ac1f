import { describe, expect, it } from 'vitest';
import type { Fix } from '../../src/engine/finding.js';
import { runExample } from '../../src/engine/rule-tester.js';
import { rules } from '../../src/rules/registry.js';

/** What a title names as a value: in quotes, or a ref or an account (`openai/gpt-5.5`, `openai:me`). */
function namedValues(title: string): readonly string[] {
  const quoted = [...title.matchAll(/["`]([^"`]+)["`]/g)].map(([, text]) => text ?? '');
  const bare = [...title.matchAll(/(?<![\w/:.@-])[a-z][\w-]*[/:][a-z][\w.:@/-]*\w/gi)].map(([text]) => text);
  return [...quoted, ...bare].filter((text) => !/^https?:/.test(text));
}

/** Everything a fix writes or names: values, keys and paths. */
function written({ change }: Fix): string {
  const operations = change.type === 'operations' ? change.operations : [];
  const across = change.type === 'across' ? change.files.flatMap((file) => file.operations) : [];
  return [...operations, ...across]
    .map((operation) => {
      const paths = operation.op === 'move' ? [operation.from, operation.to] : [operation.path];
      return `${JSON.stringify(operation)} ${paths.map((path) => path.join('.')).join(' ')}`;
    })
    .join('\n');
}

describe('what a fix says it writes', () => {
  it('is what it writes', { timeout: 120_000 }, async () => {
    const lies: string[] = [];
    let checked = 0;
    for (const rule of rules) {
      for (const example of rule.examples) {
        const { result, after } = await runExample([rule], rule, { ...example, unsafe: true });
        for (const { fix, notApplied } of result.findings) {
          if (
            fix === null ||
            notApplied !== undefined ||
            (fix.change.type !== 'operations' && fix.change.type !== 'across')
          )
            continue;
          // A word that stands there already, and stays, is not written anew.
          const text = written(fix) + after;
          for (const value of namedValues(fix.title)) {
            checked++;
            if (!text.includes(value)) lies.push(`${rule.id}: "${fix.title}" does not write ${value}`);
          }
        }
      }
    }
    expect(lies).toEqual([]);
    expect(checked).toBeGreaterThan(30);
  });
});
