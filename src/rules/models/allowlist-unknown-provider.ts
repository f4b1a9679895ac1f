import { manual } from '../../engine/fix.js';
import { defineRule } from '../../engine/rule.js';
import { normalizeProvider, parseModelRef, providerAliasTarget } from '../../openclaw/models/ref.js';
import { isKnownProvider } from '../../openclaw/routes/accounts/provider-env.js';
import { providersIn } from '../../openclaw/routes/providers-in.js';
import { didYouMean } from '../../openclaw/schema/did-you-mean.js';
import { allowlistEntries } from './_allowlist-entries.js';

export default defineRule({
  id: 'models/allowlist-unknown-provider',
  reads: 'config',
  severity: 'info',
  fixable: 'manual',
  after: ['models/provider-alias'],
  summary: 'An entry of the allowlist names a provider that is not configured.',
  why: 'Nobody offers the model, unless a plugin brings the provider along, which cannot be seen from here. A misspelt provider leaves the model that was meant off the list.',
  references: ['https://docs.openclaw.ai/concepts/models'],
  examples: [
    { target: '2026.5.12', before: `{ agents: { defaults: { models: { 'antropic/claude-opus-4-7': {} } } } }\n` },
    { target: '2026.9.6', before: `{ agents: { defaults: { modelPolicy: { allow: ['opnai/*'] } } } }\n` },
    {
      title: 'OpenClaw brings it along, or the config does',
      target: '2026.5.12',
      clean: true,
      before: `{ models: { providers: { mine: { baseUrl: 'https://models.example/v1', api: 'openai-completions', models: [{ id: 'm', name: 'M' }] } } }, agents: { defaults: { models: { 'mine/m': {}, 'anthropic/claude-opus-4-7': {} } } } }\n`,
    },
  ],
  check({ config, target, report }) {
    const own = [
      ...(config.at('models.providers')?.members() ?? []),
      ...(config.at('agents.defaults.cliBackends')?.members() ?? []),
      ...(config.at('plugins.entries')?.members() ?? []),
    ].map((block) => normalizeProvider(String(block.key), target));
    for (const { at, text, on } of allowlistEntries(config, target)) {
      const written = parseModelRef(text)?.provider;
      if (written === undefined || text.includes('${')) continue;
      const provider = normalizeProvider(written, target);
      if (isKnownProvider(provider) || own.includes(provider)) continue;
      if (providerAliasTarget(written, target) !== undefined || provider === 'moonshotai') continue;
      const [near] = didYouMean(provider, [...own, ...providersIn(target)], 1);
      report({
        at,
        on,
        message: `No provider \`${written}\` is configured, and OpenClaw brings none of that name along; a plugin may.${near === undefined ? '' : ` Did you mean \`${near}\`?`}`,
        fix: manual(near === undefined ? 'Configure the provider, or take the entry off the list' : `Write ${near}/…`),
      });
    }
  },
});
