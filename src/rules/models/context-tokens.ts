import { formatPath } from '../../document/config-path.js';
import { manual } from '../../engine/fix.js';
import { defineRule } from '../../engine/rule.js';
import type { ConfigValue } from '../../openclaw/config/view.js';

export default defineRule({
  id: 'models/context-tokens',
  reads: 'config',
  severity: 'info',
  fixable: 'manual',
  summary: 'A model may use more context than it has.',
  why: '`contextWindow` says what the model can hold, `contextTokens` how much of it OpenClaw may fill. Above the window the provider rejects the request, or cuts it off.',
  references: ['https://docs.openclaw.ai/providers/openai'],
  examples: [
    {
      before: `{ models: { providers: { mine: { baseUrl: 'https://models.example/v1', api: 'openai-completions', models: [{ id: 'm', name: 'M', contextWindow: 128000, contextTokens: 200000 }] } } } }\n`,
    },
    {
      title: 'a cap below the window',
      clean: true,
      before: `{ models: { providers: { mine: { baseUrl: 'https://models.example/v1', api: 'openai-completions', models: [{ id: 'm', name: 'M', contextWindow: 1000000, contextTokens: 272000 }] } } } }\n`,
    },
  ],
  check({ config, report }) {
    for (const block of config.all('models.providers.*')) {
      for (const holder of [block, ...(block.at(['models'])?.items() ?? [])]) {
        const tokens = holder.at(['contextTokens']);
        const window = holder.at(['contextWindow']) ?? block.at(['contextWindow']);
        const [used, there] = [numberOf(tokens), numberOf(window)];
        if (tokens === undefined || used === undefined || there === undefined || used <= there) continue;
        report({
          at: tokens,
          message: `\`${formatPath(tokens.path)}\` is ${used}, but the window of the model is ${there}.`,
          fix: manual(`Write ${there} or less, or correct contextWindow`),
        });
      }
    }
  },
});

function numberOf(value: ConfigValue | undefined): number | undefined {
  return typeof value?.value === 'number' ? value.value : undefined;
}
