import { formatPath } from '../../document/config-path.js';
import { defineRule } from '../../engine/rule.js';
import { isOldAccount, isOldProvider } from '../../openclaw/auth/codex-accounts.js';
import { accountRename } from '../auth/_account-rename.js';

export default defineRule({
  id: 'auth-config/openai-codex-profile',
  severity: 'info',
  since: '2026.6.1',
  reads: 'config',
  summary: 'Sign-ins of the retired provider `openai-codex` are named in the config.',
  why: 'The sign-ins themselves lie in the state of each agent. Renamed only here, the config would name sign-ins that do not exist, and another account would pay: it is renamed everywhere at once, or not at all. Where the sign-ins are not in sight, `openclaw doctor --fix` on their machine does it.',
  fixable: 'safe',
  migrations: ['auth-openai-codex-profile-ids'],
  examples: [
    { before: `{ auth: { order: { 'openai-codex': ['openai-codex:me'] } } }\n` },
    {
      title: 'An account that is renamed with its store; the plan stays before the card',
      target: '2026.6.11',
      before: `{
  auth: {
    profiles: { 'openai-codex:me': { provider: 'openai-codex', mode: 'oauth' } }, // the plan
    order: { 'openai-codex': ['openai-codex:me'], openai: ['openai:default'] },
  },
}
`,
      after: `{
  auth: {
    profiles: { 'openai:me': { provider: 'openai', mode: 'oauth' } }, // the plan
    order: { openai: ['openai:me', 'openai:default'] },
  },
}
`,
      files: {
        'agents/main/agent/auth-profiles.json': `{ "profiles": { "openai-codex:me": { "type": "oauth", "provider": "openai-codex", "access": "a" }, "openai:default": { "type": "api_key", "provider": "openai", "key": "k" } } }`,
      },
    },
    { title: 'The provider of today', before: `{ auth: { order: { openai: ['openai:me'] } } }\n`, clean: true },
  ],
  check({ config, target, installation, report }) {
    const rename = accountRename(installation, config, target);
    if (rename === undefined) return;
    for (const at of config.all('auth.{profiles,order}.*')) {
      const name = String(at.key);
      const isOld = isOldProvider(name) || isOldAccount(name) || isOldProvider(at.at(['provider'])?.string);
      if (!isOld && !at.items().some((item) => isOldAccount(item.string ?? ''))) continue;
      report({
        at,
        on: 'key',
        message: `\`${formatPath(at.path)}\`: sign-ins of "openai-codex" belong to "openai" since OpenClaw 2026.6.1.`,
        fix: rename.fix,
      });
    }
  },
});
