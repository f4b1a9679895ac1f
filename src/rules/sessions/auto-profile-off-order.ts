import { unsafe } from '../../engine/fix.js';
import { defineRule } from '../../engine/rule.js';
import { isOldAccount } from '../../openclaw/auth/codex-accounts.js';
import { hasOneOpenAiProvider } from '../../openclaw/routes/releases.js';
import { isHarnessOwned } from '../../openclaw/sessions/entry.js';

const CLEARED = ['authProfileOverride', 'authProfileOverrideSource', 'authProfileOverrideCompactionCount'];

export default defineRule({
  id: 'sessions/auto-profile-off-order',
  reads: 'sessions',
  needles: ['authProfileOverrideSource'],
  severity: 'warning',
  fixable: 'unsafe',
  after: ['sessions/stale-auto-profile'],
  summary: 'A session holds on to an account that is no longer in the configured order.',
  why: 'OpenClaw picked the account by itself and stored it with the session. `auth.order` has since been narrowed, yet the session keeps asking for the old account, often an API key instead of a subscription.',
  references: ['https://github.com/openclaw/openclaw/issues/117006', 'https://docs.openclaw.ai/gateway/authentication'],
  examples: [
    {
      target: '2026.7.35',
      unsafe: true,
      config: `{ auth: { order: { openai: ['openai:me'] } } }`,
      before: `{ "sessionId": "s1", "updatedAt": 1, "authProfileOverride": "openai:default", "authProfileOverrideSource": "auto" }`,
      after: `{ "sessionId": "s1", "updatedAt": 1 }`,
    },
    {
      title: 'the account is in the order',
      target: '2026.7.35',
      clean: true,
      config: `{ auth: { order: { openai: ['openai:me', 'openai:default'] } } }`,
      before: `{ "sessionId": "s1", "updatedAt": 1, "authProfileOverride": "openai:default", "authProfileOverrideSource": "auto" }`,
    },
    {
      title: 'a person chose the account',
      target: '2026.7.35',
      clean: true,
      config: `{ auth: { order: { openai: ['openai:me'] } } }`,
      before: `{ "sessionId": "s1", "updatedAt": 1, "authProfileOverride": "openai:default", "authProfileOverrideSource": "user" }`,
    },
  ],
  entry({ key, entry, config, target, report }) {
    if (config === undefined || !entry.isObject || isHarnessOwned(key, entry)) return;
    const pin = entry.at('authProfileOverride');
    const id = pin?.string?.trim();
    if (pin === undefined || !id || entry.at('authProfileOverrideSource')?.string !== 'auto') return;
    // A name that the account no longer has is another rule's.
    if (isOldAccount(id) && hasOneOpenAiProvider(target)) return;
    const provider = id.split(':')[0] ?? '';
    const order = config.at(['auth', 'order', provider])?.items();
    if (order === undefined || order.length === 0 || order.some((item) => item.string?.trim() === id)) return;
    report({
      at: pin,
      message: `The session holds on to \`${id}\`, which is not in \`auth.order.${provider}\`.`,
      fix: unsafe(
        'Clear the automatic choice of the account',
        (edit) => {
          for (const name of CLEARED) if (entry.has([name])) edit.remove([name]);
        },
        'another account may pay for this session',
      ),
    });
  },
});
