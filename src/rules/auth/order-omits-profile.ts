import { formatPath } from '../../document/config-path.js';
import { manual } from '../../engine/fix.js';
import { defineRule } from '../../engine/rule.js';
import { authProvider } from '../../openclaw/auth/auth-aliases.js';
import { isOldAccount } from '../../openclaw/auth/codex-accounts.js';
import { sameProfile } from '../../openclaw/routes/accounts/profiles.js';
import { stateFacts } from '../../openclaw/routes/facts.js';
import { hasOneOpenAiProvider } from '../../openclaw/routes/releases.js';

export default defineRule({
  id: 'auth/order-omits-profile',
  reads: 'config',
  severity: 'info',
  fixable: 'manual',
  summary: '`auth.order` leaves out a sign-in that is there.',
  why: 'A written order is the whole order: what it does not name is never tried, not even when everything else fails (`excluded_by_auth_order`). That may be what you want.',
  references: ['https://docs.openclaw.ai/concepts/model-failover'],
  examples: [
    {
      target: '2026.5.12',
      before: `{ auth: { order: { anthropic: ['anthropic:me'] } } }\n`,
      files: {
        'agents/main/agent/auth-profiles.json': `{ "profiles": { "anthropic:me": { "type": "oauth", "provider": "anthropic" }, "anthropic:work": { "type": "oauth", "provider": "anthropic" } } }`,
      },
    },
    {
      title: 'a key that is paid for by use is not put behind a subscription',
      target: '2026.5.12',
      clean: true,
      before: `{ auth: { order: { anthropic: ['anthropic:me'] } } }\n`,
      files: {
        'agents/main/agent/auth-profiles.json': `{ "profiles": { "anthropic:me": { "type": "oauth", "provider": "anthropic" }, "anthropic:key": { "type": "api_key", "provider": "anthropic" } } }`,
      },
    },
    {
      title: 'all of them are named',
      target: '2026.5.12',
      clean: true,
      before: `{ auth: { order: { anthropic: ['anthropic:me'] } } }\n`,
      files: {
        'agents/main/agent/auth-profiles.json': `{ "profiles": { "anthropic:me": { "type": "oauth", "provider": "anthropic" }, "openai:key": { "type": "api_key", "provider": "openai" } } }`,
      },
    },
  ],
  check({ config, target, installation, report }) {
    const { profiles } = stateFacts(installation, config);
    const owner = (provider: string): string => {
      const id = authProvider(provider, target);
      return hasOneOpenAiProvider(target) && id === 'openai-codex' ? 'openai' : id;
    };
    // Under its new name the account joins the order by the fix that renames it.
    const isLeftToTheRename = (id: string): boolean => hasOneOpenAiProvider(target) && isOldAccount(id);
    for (const order of config.at('auth.order')?.members() ?? []) {
      const named = order.items().flatMap((item) => item.string?.trim() ?? []);
      if (named.length === 0) continue;
      const left = profiles.filter(
        (profile) =>
          owner(profile.provider) === owner(String(order.key)) && !named.some((id) => sameProfile(id, profile.id)),
      );
      // Behind a subscription a key would pay as soon as the plan is used up; nobody is talked into that.
      const onlyKeys = named.every((id) => profiles.some((one) => sameProfile(one.id, id) && one.kind === 'api-key'));
      const advised = left.filter(({ id, kind }) => (kind !== 'api-key' || onlyKeys) && !isLeftToTheRename(id));
      const ids = [...new Set(advised.map(({ id }) => id))];
      if (ids.length === 0) continue;
      report({
        at: order,
        on: 'key',
        message: `\`${formatPath(order.path)}\` leaves out ${ids.map((id) => `\`${id}\``).join(', ')}, so ${ids.length === 1 ? 'it is' : 'they are'} never tried.`,
        fix: manual(`Add ${ids.join(', ')} where ${ids.length === 1 ? 'it belongs' : 'they belong'} in the order`),
      });
    }
  },
});
