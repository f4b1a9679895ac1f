import { formatPath } from '../../document/config-path.js';
import { unsafe } from '../../engine/fix.js';
import { defineRule } from '../../engine/rule.js';
import type { ConfigValue } from '../../openclaw/config/view.js';

const TYPED = /^(?:channel|id|e164|username|name):/i;

export default defineRule({
  id: 'tools/by-sender-untyped-key',
  severity: 'info',
  since: '2026.2.22',
  reads: 'config',
  summary: 'A key of `toolsBySender` does not say what it names.',
  why: 'It is taken for the id of a sender, which works for now and is deprecated. If it was meant as a name or a number, it matches nobody: the sender gets the tools of everyone.',
  fixable: 'unsafe',
  migrations: ['toolsbysender-untyped-keys'],
  examples: [
    {
      unsafe: true,
      before: `{
  channels: {
    slack: {
      channels: {
        C1: {
          toolsBySender: {
            U1: { allow: ['read'] }, // intern
            '*': { deny: ['exec'] },
          },
        },
      },
    },
  },
}
`,
      after: `{
  channels: {
    slack: {
      channels: {
        C1: {
          toolsBySender: {
            'id:U1': { allow: ['read'] }, // intern
            '*': { deny: ['exec'] },
          },
        },
      },
    },
  },
}
`,
    },
    {
      title: 'Typed keys',
      before: `{ channels: { telegram: { groups: { '*': { toolsBySender: { 'username:ada': {}, 'e164:+491': {} } } } } } }\n`,
      clean: true,
    },
  ],
  check({ config, report }) {
    for (const bySender of sectionsBelow(config)) {
      for (const entry of bySender.members()) {
        const name = String(entry.key).trim();
        if (name === '' || name === '*' || TYPED.test(name)) continue;
        const taken = bySender.has([`id:${name}`]);
        report({
          at: entry,
          on: 'key',
          message: `\`${formatPath(entry.path)}\` does not say what it names; it is read as "id:${name}".`,
          fix: unsafe(
            taken ? 'Remove it' : `Write "id:${name}"`,
            (edit) => (taken ? edit.remove(entry) : edit.rename(entry, `id:${name}`)),
            'it says for good that the key is an id',
          ),
        });
      }
    }
  },
});

function* sectionsBelow(root: ConfigValue): Generator<ConfigValue> {
  const pending = [root];
  for (let next = pending.pop(); next !== undefined; next = pending.pop()) {
    const section = next.at('toolsBySender');
    if (section?.isObject) yield section;
    const members = next.members().filter(({ key }) => key !== 'toolsBySender');
    for (const child of [...members, ...next.items()].reverse())
      if (child.isObject || child.isArray) pending.push(child);
  }
}
