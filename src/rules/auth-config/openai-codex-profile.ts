import { formatPath } from '../../document/config-path.js';
import { manual } from '../../engine/fix.js';
import { defineRule } from '../../engine/rule.js';

const OLD = 'openai-codex';

export default defineRule({
  id: 'auth-config/openai-codex-profile',
  severity: 'info',
  since: '2026.6.1',
  reads: 'config',
  summary: 'Sign-ins of the retired provider `openai-codex` are named in the config.',
  why: 'The sign-ins themselves lie in the state of each agent, and OpenClaw renames both together. Renamed only here, the config would name sign-ins that do not exist.',
  fixable: 'manual',
  migrations: ['auth-openai-codex-profile-ids'],
  examples: [
    { before: `{ auth: { order: { 'openai-codex': ['openai-codex:me'] } } }\n` },
    { title: 'The provider of today', before: `{ auth: { order: { openai: ['openai:me'] } } }\n`, clean: true },
  ],
  check({ config, report }) {
    for (const at of config.all('auth.{profiles,order}.*')) {
      const name = String(at.key);
      if (name !== OLD && !name.startsWith(`${OLD}:`)) continue;
      report({
        at,
        on: 'key',
        message: `\`${formatPath(at.path)}\`: sign-ins of "${OLD}" belong to "openai" since OpenClaw 2026.6.1.`,
        fix: manual('Run `openclaw doctor --fix` on the machine that has the sign-ins: it renames both sides'),
      });
    }
  },
});
