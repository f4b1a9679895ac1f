import { type EditBuilder, safe } from '../../engine/fix.js';
import { defineRule } from '../../engine/rule.js';
import type { ConfigValue } from '../../openclaw/config/view.js';

export default defineRule({
  id: 'approvals/legacy-shape',
  reads: 'exec-approvals',
  severity: 'info',
  fixable: 'safe',
  summary: 'The list of allowed commands has the form of an early release.',
  why: 'The agent `default` is called `main`, and an allowed command is an object. OpenClaw reads the old form as the new one; from 2026.8 it imports the file and deletes it without a copy, so it is worth being right before.',
  references: ['https://docs.openclaw.ai/tools/exec-approvals'],
  examples: [
    {
      target: '2026.5.12',
      before: `{ "version": 1, "agents": { "default": { "allowlist": ["/bin/ls"] } } }\n`,
      after: `{ "version": 1, "agents": { "main": { "allowlist": [{ "pattern": "/bin/ls" }] } } }\n`,
    },
    {
      title: 'an agent main that is there keeps what it says',
      target: '2026.5.12',
      before: `{ "version": 1, "agents": { "main": { "security": "full", "allowlist": [{ "pattern": "/usr/bin/git" }] }, "default": { "security": "deny", "ask": "always", "allowlist": [{ "pattern": "/usr/bin/git" }, { "pattern": "/bin/ls" }] } } }\n`,
      after: `{ "version": 1, "agents": { "main": { "security": "full", "allowlist": [{ "pattern": "/usr/bin/git" }, { "pattern": "/bin/ls" }], "ask": "always" } } }\n`,
    },
    {
      title: 'the form of today',
      target: '2026.5.12',
      clean: true,
      before: `{ "version": 1, "agents": { "main": { "allowlist": [{ "pattern": "/bin/ls" }] } } }\n`,
    },
  ],
  check({ root, report }) {
    for (const agent of root.at('agents')?.members() ?? []) {
      for (const item of agent.at('allowlist')?.items() ?? []) {
        const pattern = item.string;
        if (pattern === undefined) continue;
        report({
          at: item,
          message: 'An allowed command is an object with a `pattern`.',
          fix: safe('Make it an object', (edit) => edit.set(item, { pattern })),
        });
      }
    }
    const legacy = root.at('agents.default');
    if (legacy === undefined || !legacy.isObject || hasPlainItems(legacy)) return;
    const main = root.at('agents.main');
    report({
      at: legacy,
      on: 'key',
      message: 'The agent `default` is called `main`.',
      fix: safe(main === undefined ? 'Rename it to main' : 'Merge it into main, whose own values stay', (edit) => {
        if (main === undefined) edit.rename(legacy, 'main');
        else mergeInto(edit, main, legacy);
      }),
    });
  },
});

function hasPlainItems(agent: ConfigValue): boolean {
  return (agent.at('allowlist')?.items() ?? []).some(({ string }) => string !== undefined);
}

function mergeInto(edit: EditBuilder, main: ConfigValue, legacy: ConfigValue): void {
  for (const value of legacy.members()) {
    if (value.key !== 'allowlist' && !main.has([String(value.key)]))
      edit.insert([...main.path, String(value.key)], value.value);
  }
  const known = new Set((main.at('allowlist')?.items() ?? []).map((item) => item.at('pattern')?.string));
  for (const item of legacy.at('allowlist')?.items() ?? []) {
    if (!known.has(item.at('pattern')?.string)) edit.append([...main.path, 'allowlist'], item.value);
  }
  edit.remove(legacy);
}
