import { defineRule } from '../../engine/rule.js';
import { isOldProvider } from '../../openclaw/auth/codex-accounts.js';
import { accountRename } from '../auth/_account-rename.js';
import { profilesOf } from './_store.js';

export default defineRule({
  id: 'auth-store/openai-codex-profile',
  reads: 'auth-profiles',
  severity: 'warning',
  fixable: 'safe',
  since: '2026.6.1',
  after: ['auth-store/flat', 'auth-store/field-names'],
  summary: 'An account is stored under the retired provider `openai-codex`.',
  why: 'From 2026.6 on these accounts belong to `openai`. Renamed in one file only, an order would name accounts that do not exist and another account would pay; so the config, every store, the sessions and the jobs are renamed together, or nothing is. Who came first for the models in use stays first.',
  references: ['https://docs.openclaw.ai/providers/openai', 'https://docs.openclaw.ai/gateway/authentication'],
  examples: [
    {
      target: '2026.6.11',
      before: `{ "profiles": { "openai-codex:me": { "type": "oauth", "provider": "openai-codex", "access": "a" } }, "order": { "openai-codex": ["openai-codex:me"] }, "lastGood": { "openai-codex": "openai-codex:me" }, "usageStats": { "openai-codex:me": { "errorCount": 0 } } }\n`,
      after: `{ "profiles": { "openai:me": { "type": "oauth", "provider": "openai", "access": "a" } }, "order": { "openai": ["openai:me"] }, "lastGood": { "openai": "openai:me" }, "usageStats": { "openai:me": { "errorCount": 0 } } }\n`,
    },
    {
      title: 'the plain name is taken by an API key',
      target: '2026.6.11',
      before: `{ "profiles": { "openai-codex:default": { "type": "oauth", "provider": "openai-codex", "access": "a" }, "openai:default": { "type": "api_key", "provider": "openai", "key": "k" } } }\n`,
      after: `{ "profiles": { "openai:chatgpt-default": { "type": "oauth", "provider": "openai", "access": "a" }, "openai:default": { "type": "api_key", "provider": "openai", "key": "k" } } }\n`,
    },
    {
      title: 'before 2026.6 the name is right',
      target: '2026.5.12',
      clean: true,
      before: `{ "profiles": { "openai-codex:me": { "type": "oauth", "provider": "openai-codex", "access": "a" } } }\n`,
    },
  ],
  check({ root, config, target, installation, report }) {
    const rename = accountRename(installation, config, target);
    const legacy = profilesOf(root).filter(
      (profile) => rename?.renames.has(String(profile.key)) || isOldProvider(profile.at('provider')?.string),
    );
    const [first] = legacy;
    if (first === undefined || rename === undefined) return;
    report({
      at: first,
      on: 'key',
      message: `${legacy.map(({ key }) => `\`${key}\``).join(', ')}: accounts of \`openai-codex\` belong to \`openai\` from 2026.6 on.`,
      fix: rename.fix,
    });
  },
});
