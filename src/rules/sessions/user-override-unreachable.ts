import { defineRule } from '../../engine/rule.js';
import { normalizeProvider } from '../../openclaw/models/ref.js';
import { isKnownProvider } from '../../openclaw/routes/accounts/provider-env.js';
import { agentIds } from '../../openclaw/routes/agent-slots.js';
import { stateFacts } from '../../openclaw/routes/facts.js';
import { askedModel, sessionQuestion } from '../../openclaw/routes/questions.js';
import { lastReleaseOf } from '../../openclaw/routes/releases.js';
import { isHarnessOwned } from '../../openclaw/sessions/entry.js';

export default defineRule({
  id: 'sessions/user-override-unreachable',
  reads: 'sessions',
  needles: ['modelOverride"', 'modelOverride:'],
  severity: 'info',
  after: ['sessions/openai-codex-route', 'sessions/runtime-provider'],
  summary: 'A session was put on a model whose provider is no longer configured.',
  why: 'What a person chose is exact: the session fails visibly instead of answering with another model. A plugin may still bring the provider along, which cannot be seen from here.',
  references: ['https://docs.openclaw.ai/concepts/model-failover'],
  examples: [
    {
      target: '2026.5.12',
      config: `{ agents: { defaults: { model: 'openai/gpt-5.5' } } }`,
      before: `{ "sessionId": "s1", "updatedAt": 1, "providerOverride": "gone", "modelOverride": "m", "modelOverrideSource": "user" }`,
    },
    {
      title: 'the provider is there',
      target: '2026.5.12',
      clean: true,
      config: `{ models: { providers: { mine: { baseUrl: 'https://models.example/v1', api: 'openai-completions', models: [{ id: 'm', name: 'M' }] } } } }`,
      before: `{ "sessionId": "s1", "updatedAt": 1, "providerOverride": "mine", "modelOverride": "m", "modelOverrideSource": "user" }`,
    },
    {
      title: 'OpenClaw brings it along',
      target: '2026.5.12',
      clean: true,
      config: `{}`,
      before: `{ "sessionId": "s1", "updatedAt": 1, "providerOverride": "zai", "modelOverride": "glm-4.7", "modelOverrideSource": "user" }`,
    },
  ],
  entry({ key, entry, config, target, installation, report }) {
    if (config === undefined || !entry.isObject || isHarnessOwned(key, entry)) return;
    if (entry.at('modelOverrideSource')?.string !== 'user') return;
    const question = sessionQuestion(key, entry, agentIds(config)[0] ?? 'main');
    if (question?.at === undefined) return;
    const resolution = askedModel(config, question, target, stateFacts(installation, config).envNames);
    if (!resolution.ok) return;
    const { provider } = resolution;
    if (isKnownProvider(provider) || lastReleaseOf(provider, target) !== undefined) return;
    const own = [
      ...(config.at('models.providers')?.members() ?? []),
      ...(config.at('agents.defaults.cliBackends')?.members() ?? []),
      ...(config.at('plugins.entries')?.members() ?? []),
    ];
    if (own.some((block) => normalizeProvider(String(block.key), target) === provider)) return;
    report({
      at: question.at,
      message: `The session is on \`${question.ref}\`, but no provider \`${provider}\` is configured; unless a plugin brings it along, the session fails until another model is chosen.`,
    });
  },
});
