import { manual } from '../../engine/fix.js';
import { defineRule } from '../../engine/rule.js';
import { azureBaseUrl } from './_azure.js';

export default defineRule({
  id: 'providers/azure-image-release',
  reads: 'config',
  severity: 'error',
  fixable: 'manual',
  until: '2026.4.22',
  summary: 'The release cannot make pictures at an Azure address yet.',
  why: 'Before 2026.4.22 every address under `openai` is asked as if it were OpenAI’s own, and Azure deployments refuse that.',
  references: ['https://docs.openclaw.ai/providers/openai'],
  examples: [
    {
      target: '2026.4.21',
      before: `{ models: { providers: { openai: { baseUrl: 'https://team.openai.azure.com', apiKey: '\${AZURE_KEY}', models: [] } } } }\n`,
    },
    {
      title: 'not Azure',
      target: '2026.4.21',
      clean: true,
      before: `{ models: { providers: { openai: { baseUrl: 'https://api.openai.com/v1', models: [] } } } }\n`,
    },
  ],
  check({ config, target, report }) {
    const url = azureBaseUrl(config);
    if (url === undefined) return;
    report({
      at: url,
      message: `OpenClaw ${target.text} asks this Azure address as if it were OpenAI’s; Azure is supported from 2026.4.22 on.`,
      fix: manual('Upgrade OpenClaw to 2026.4.22 or later'),
    });
  },
});
