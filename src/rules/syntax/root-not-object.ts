import type { ValueNode } from '../../document/node.js';
import { defineRule } from '../../engine/rule.js';

export default defineRule({
  id: 'syntax/root-not-object',
  reads: 'text',
  severity: 'error',
  summary: 'The config is a list, a text or a number instead of an object.',
  why: 'OpenClaw refuses a config that is no object, and no other rule can look into it. Most often another file was given, or a script has put its own output in the place of the config.',
  references: ['https://docs.openclaw.ai/gateway/configuration'],
  examples: [
    { before: `[{ gateway: { mode: 'local' } }]\n` },
    { title: 'An empty config', before: `{}\n`, clean: true },
  ],
  check({ file, document, report }) {
    const { root, problems } = document;
    // What does not parse is told by the rules about that.
    if (file.kind !== 'config' || root === undefined || root.type === 'object' || problems.length > 0) return;
    report({
      range: { start: root.start, end: root.end },
      message: `The config is ${named(root.type)}, not an object: OpenClaw takes { ... } only.`,
    });
  },
});

function named(type: ValueNode['type']): string {
  if (type === 'array') return 'a list';
  if (type === 'string') return 'a text';
  return type === 'null' ? 'null' : type === 'number' ? 'a number' : 'true or false';
}
