import type { Member, ValueNode } from '../../document/node.js';
import { defineRule } from '../../engine/rule.js';

export default defineRule({
  id: 'syntax/duplicate-key',
  reads: 'text',
  severity: 'warning',
  summary: 'A key stands twice in one object.',
  why: 'The last one is in force and everything the others hold is ignored without a word. Nothing is removed here: which of them was meant, only a person can say.',
  references: ['https://spec.json5.org'],
  examples: [
    { before: `{\n  gateway: { mode: 'local' },\n  gateway: { port: 18789 },\n}\n` },
    { title: 'The same key in two objects', before: `{ logging: { level: 'info' }, gateway: {} }\n`, clean: true },
  ],
  check({ file, document, report }) {
    // Where the text is broken, recovery may have put side by side what the author meant to nest.
    if ((file.kind !== 'config' && file.kind !== 'include') || document.problems.length > 0) return;
    if (document.root === undefined) return;
    for (const { key, keyRange } of overridden(document.root)) {
      report({
        range: keyRange,
        message: `${JSON.stringify(key)} stands in this object again further down: what is written here is ignored.`,
      });
    }
  },
});

/** The members a later one of the same key has put out of force, in source order. */
function overridden(root: ValueNode): readonly Member[] {
  const found: Member[] = [];
  const pending = [root];
  for (let node = pending.pop(); node !== undefined; node = pending.pop()) {
    if (node.type === 'array') for (const item of node.items) pending.push(item);
    if (node.type !== 'object') continue;
    const inForce = new Map(node.members.map((member) => [member.key, member]));
    for (const member of node.members) {
      if (inForce.get(member.key) !== member) found.push(member);
      pending.push(member.value);
    }
  }
  return found.sort((a, b) => a.start - b.start);
}
