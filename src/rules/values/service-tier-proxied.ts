import { defineRule } from '../../engine/rule.js';
import { parseModelRef } from '../../openclaw/models/ref.js';
import { openAiEndpoint } from '../../openclaw/routes/openai-endpoint.js';

export default defineRule({
  id: 'values/service-tier-proxied',
  reads: 'config',
  severity: 'info',
  summary: '`params.serviceTier` is set for a model behind a proxy, where it does nothing.',
  why: 'The tier is only sent to OpenAI’s own endpoints; a proxy gets the request without it.',
  references: ['https://docs.openclaw.ai/providers/openai'],
  examples: [
    {
      target: '2026.5.12',
      before: `{ models: { providers: { openai: { baseUrl: 'https://proxy.example/v1', models: [] } } }, agents: { defaults: { models: { 'openai/gpt-5.5': { params: { serviceTier: 'priority' } } } } } }\n`,
    },
    {
      title: 'at OpenAI itself',
      target: '2026.5.12',
      clean: true,
      before: `{ agents: { defaults: { models: { 'openai/gpt-5.5': { params: { serviceTier: 'priority' } } } } } }\n`,
    },
  ],
  check({ config, target, report }) {
    for (const tier of config.all('agents.{defaults,list[*],entries.*}.models.*.params.serviceTier')) {
      const ref = parseModelRef(String(tier.path.at(-3)));
      if (ref?.provider?.toLowerCase() !== 'openai') continue;
      if (openAiEndpoint(config, ref.model, undefined, target).kind !== 'custom') continue;
      report({
        at: tier,
        on: 'key',
        message: '`serviceTier` is not sent to the proxy `models.providers.openai.baseUrl` names.',
      });
    }
  },
});
