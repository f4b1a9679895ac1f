import { formatPath } from '../../document/config-path.js';
import { safe } from '../../engine/fix.js';
import { defineRule } from '../../engine/rule.js';

export default defineRule({
  id: 'agents/sandbox-per-session',
  reads: 'config',
  severity: 'error',
  fixable: 'safe',
  since: '2026.4.5',
  summary: '`sandbox.perSession` is now `sandbox.scope`.',
  why: 'The gateway does not start with the old switch, and without it sandboxes would be shared differently than before.',
  migrations: ['agents-sandbox-persession-to-scope'],
  examples: [
    {
      before: `{
  agents: {
    defaults: {
      sandbox: {
        mode: 'all',
        perSession: true, // a fresh box per chat
      },
    },
  },
}`,
      after: `{
  agents: {
    defaults: {
      sandbox: {
        mode: 'all',
        scope: 'session', // a fresh box per chat
      },
    },
  },
}`,
    },
    {
      title: 'The scope that is set wins',
      before: `{ agents: { list: [{ id: 'a', sandbox: { perSession: false, scope: 'agent' } }] } }`,
      after: `{ agents: { list: [{ id: 'a', sandbox: { scope: 'agent' } }] } }`,
    },
    {
      title: 'What is no switch needs a person',
      before: `{ agents: { defaults: { sandbox: { perSession: 'yes' } } } }`,
    },
  ],
  check: ({ config, report }) => {
    for (const old of config.all('agents.{defaults,list[*],entries.*}.sandbox.perSession')) {
      const sandbox = old.path.slice(0, -1);
      const name = formatPath(old.path);
      if (typeof old.value !== 'boolean') {
        report({
          at: old,
          message: `\`${name}\` was a switch; write \`scope\` as "session", "agent" or "shared" instead.`,
        });
        continue;
      }
      const scope = old.value ? 'session' : 'shared';
      const taken = config.has([...sandbox, 'scope']);
      report({
        at: old,
        on: 'key',
        message: taken
          ? `\`${name}\` was removed; the \`scope\` beside it applies.`
          : `\`${name}: ${old.value}\` is now \`scope: "${scope}"\`.`,
        fix: safe(taken ? `Remove ${name}` : `Write scope: "${scope}"`, (edit) => {
          if (taken) return edit.remove(old);
          edit.rename(old, 'scope');
          edit.set([...sandbox, 'scope'], scope);
        }),
      });
    }
  },
});
