import { shadowedMembers } from '../../document/tree.js';
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
    for (const { shadowed, inForce } of shadowedMembers(document.root)) {
      const { key, keyRange } = shadowed;
      report({
        range: keyRange,
        related: [{ range: inForce.keyRange, message: 'this one is in force' }],
        message: `${JSON.stringify(key)} stands in this object again further down: what is written here is ignored.`,
      });
    }
  },
});
