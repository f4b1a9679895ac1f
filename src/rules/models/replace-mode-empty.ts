import { manual } from '../../engine/fix.js';
import { defineRule } from '../../engine/rule.js';

export default defineRule({
  id: 'models/replace-mode-empty',
  reads: 'config',
  severity: 'error',
  fixable: 'manual',
  summary: '`models.mode` is "replace", and no provider lists a model.',
  why: 'Replace means that only what `models.providers.*.models` lists exists. With nothing there, no model can be chosen at all.',
  references: ['https://docs.openclaw.ai/concepts/models'],
  examples: [
    { before: `{ models: { mode: 'replace' } }\n` },
    {
      title: 'providers without models',
      before: `{ models: { mode: 'replace', providers: { openai: { apiKey: '\${OPENAI_API_KEY}' } } } }\n`,
    },
    {
      title: 'one model is enough',
      clean: true,
      before: `{ models: { mode: 'replace', providers: { mine: { baseUrl: 'https://models.example/v1', api: 'openai-completions', models: [{ id: 'm', name: 'M' }] } } } }\n`,
    },
    { title: 'merged with what OpenClaw brings along', clean: true, before: `{ models: { mode: 'merge' } }\n` },
  ],
  check({ config, report }) {
    const mode = config.at('models.mode');
    if (mode?.string !== 'replace' || config.all('models.providers.*.models[*]').length > 0) return;
    report({
      at: mode,
      message: '`models.mode` is "replace", but no provider lists a model: nothing is left to choose.',
      fix: manual('List models under models.providers.<id>.models, or write mode: "merge"'),
    });
  },
});
