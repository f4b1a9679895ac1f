import JSON5 from 'json5';
import { describe, expect, it } from 'vitest';
import { itemsOf, itemValue } from '../../src/document/edit/gap/items.js';
import { leavesOf } from '../../src/document/edit/heir.js';
import type { JsonValue, ValueNode } from '../../src/document/node.js';
import { parseDocument } from '../../src/document/parse.js';
import { toValue } from '../../src/document/value.js';
import { rules } from '../../src/rules/registry.js';
import { fixConfig } from '../helpers/fix-config.js';

/** Where a value stands that an example keeps, while what was said about its twin went with that. */
const TWINS: Readonly<Record<string, string>> = {
  'agents/routing-agents 2': 'the agent is listed already, with a workspace of its own',
  'channels/qqbot-bundled 3': 'the path to the secret is one half of the reference that is written for it',
  'models/compat-dead-keys 1': 'another key is true as well',
  'models/compat-of-dead-keys 1': 'another key is true as well',
};

interface Planted {
  readonly mark: string;
  readonly leaves: readonly string[];
}

/** A text with a comment above or before, and one behind, each member and item; `undefined` if it does not parse. */
function plantComments(text: string): { readonly text: string; readonly planted: readonly Planted[] } | undefined {
  const { root, problems } = parseDocument(text);
  if (root === undefined || problems.length > 0) return undefined;
  const inserts: { readonly at: number; readonly text: string }[] = [];
  const planted: Planted[] = [];
  const plant = (at: number, leaves: readonly string[], write: (mark: string) => string): void => {
    const mark = `c${planted.length}.`;
    planted.push({ mark, leaves });
    inserts.push({ at, text: write(mark) });
  };
  const visit = (node: ValueNode): void => {
    if (node.type !== 'object' && node.type !== 'array') return;
    for (const item of itemsOf(node)) {
      const leaves = leavesOf(toValue(itemValue(item)));
      const indent = /(?:^|\n)([ \t]*)$/.exec(text.slice(0, item.start))?.[1];
      plant(item.start, leaves, (mark) => (indent === undefined ? `/* ${mark} */ ` : `// ${mark}\n${indent}`));
      const lineEnd = /^,?[ \t]*(?=\r?\n)/.exec(text.slice(item.end))?.[0];
      plant(item.end + (lineEnd?.length ?? 0), leaves, (mark) =>
        lineEnd === undefined ? ` /* ${mark} */` : ` // ${mark}`,
      );
      visit(itemValue(item));
    }
  };
  visit(root);
  const sorted = inserts.toSorted((a, b) => b.at - a.at);
  return {
    text: sorted.reduce((here, { at, text: piece }) => here.slice(0, at) + piece + here.slice(at), text),
    planted,
  };
}

function countLeaves(value: JsonValue): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  for (const leaf of leavesOf(value)) counts.set(leaf, (counts.get(leaf) ?? 0) + 1);
  return counts;
}

const examples = rules
  .filter(({ reads }) => reads === 'config')
  .flatMap((rule) =>
    rule.examples.flatMap((example, index) =>
      example.clean || example.unsafe || example.files !== undefined
        ? []
        : [{ name: `${rule.id} ${index + 1}`, text: example.before, target: example.target ?? '2026.9.6' }],
    ),
  );

describe('a comment about a value that lives on, lives on', () => {
  for (const { name, text, target } of examples) {
    const before = plantComments(text);
    if (before === undefined || name in TWINS) continue;
    it(name, async () => {
      const { after } = await fixConfig(before.text, target);
      const had = countLeaves(JSON5.parse(before.text));
      const has = countLeaves(JSON5.parse(after));
      const livesOn = (leaf: string): boolean => (has.get(leaf) ?? 0) >= (had.get(leaf) ?? 0);
      const lost = before.planted.filter(({ mark, leaves }) => leaves.some(livesOn) && !after.includes(`${mark}`));
      expect(
        lost.map(({ mark }) =>
          before.text
            .slice(before.text.indexOf(mark) - 3)
            .split('\n', 2)
            .join(' '),
        ),
      ).toEqual([]);
    });
  }
});
