import { defineRule } from '../../engine/rule.js';
import type { ConfigValue } from '../../openclaw/config/view.js';
import { declaredProfiles, stateFacts } from '../../openclaw/routes/facts.js';
import { resolveRoutes } from '../../openclaw/routes/routes.js';
import type { StateFacts } from '../../openclaw/routes/types.js';

export default defineRule({
  id: 'auth/no-usable-profile',
  reads: 'config',
  severity: 'info',
  summary: 'No sign-in or key was found for the provider an agent runs on.',
  why: 'A Codex route needs a ChatGPT sign-in (or an API key ordered for it), the Platform API a key. The gateway may still have one in its own environment, or Codex an account of its own, which cannot be seen from here.',
  references: ['https://docs.openclaw.ai/providers/openai', 'https://docs.openclaw.ai/gateway/authentication'],
  examples: [
    {
      title: 'a Codex route without a ChatGPT sign-in',
      target: '2026.5.12',
      before: `{ agents: { defaults: { model: 'openai/gpt-5.5' } } }\n`,
      files: {
        'agents/main/agent/auth-profiles.json': `{ "profiles": { "anthropic:me": { "type": "oauth", "provider": "anthropic" } } }`,
      },
    },
    {
      title: 'a ChatGPT sign-in alone, and a model on the Platform API',
      target: '2026.5.7',
      before: `{ auth: { profiles: { 'openai-codex:me': { provider: 'openai-codex', mode: 'oauth' } } }, agents: { defaults: { model: 'openai/gpt-5.5' } } }\n`,
    },
    {
      title: 'there is one',
      target: '2026.5.12',
      clean: true,
      before: `{ agents: { defaults: { model: 'openai/gpt-5.5' } } }\n`,
      files: {
        'agents/main/agent/auth-profiles.json': `{ "profiles": { "openai-codex:me": { "type": "oauth", "provider": "openai-codex", "access": "a" } } }`,
      },
    },
    {
      title: 'no store of sign-ins was seen at all',
      target: '2026.5.12',
      clean: true,
      before: `{ agents: { defaults: { model: 'openai/gpt-5.5' } } }\n`,
    },
  ],
  check({ config, target, installation, report }) {
    const facts = asDeclared(config, stateFacts(installation, config));
    if (facts.stores !== 'complete') return;
    const told = new Set<string>();
    for (const { at, slot, provider, auth, bill, route } of resolveRoutes(config, facts, target)) {
      const isOpenAi = route === 'codex-app-server' || route === 'platform-api' || route === 'codex-oauth-pi';
      if (at === undefined || slot !== 'primary' || auth.kind !== 'none' || bill === 'local' || told.has(provider))
        continue;
      if (!isOpenAi && provider !== 'openai') continue;
      told.add(provider);
      const needs = route === 'platform-api' ? 'an API key (OPENAI_API_KEY)' : 'a ChatGPT sign-in';
      const hasSignIn =
        route === 'platform-api' && facts.profiles.some((profile) => profile.provider === 'openai-codex');
      const hint = hasSignIn ? ' The ChatGPT sign-in that is there serves `openai-codex/*` in this release.' : '';
      report({ at, message: `This route needs ${needs}; none was found as far as can be seen from here.${hint}` });
    }
  },
});

/** Where no store was seen, what the config declares is all that can be said. */
function asDeclared(config: ConfigValue, facts: StateFacts): StateFacts {
  const declared = declaredProfiles(config);
  if (facts.stores === 'complete' || facts.stores === 'partial' || declared.length === 0) return facts;
  return { ...facts, profiles: declared.map((profile) => ({ ...profile, agent: 'main' })), stores: 'complete' };
}
