import { manual } from '../../engine/fix.js';
import { defineRule } from '../../engine/rule.js';
import { resolveRef } from '../../openclaw/routes/resolve-ref.js';
import { selectedSlots } from '../models/_selected.js';
import { azureBaseUrl } from './_azure.js';

/** Slots that are asked for pictures, where the address is enough. */
const IMAGES: ReadonlySet<string> = new Set([
  'image-generation',
  'video-generation',
  'music-generation',
  'voice',
  'tts',
]);

export default defineRule({
  id: 'providers/azure-chat',
  reads: 'config',
  severity: 'warning',
  fixable: 'manual',
  summary: 'An Azure address under `openai` serves pictures only, yet an agent talks to `openai/*`.',
  why: 'On `models.providers.openai.baseUrl` OpenClaw knows Azure’s way only for images. For chat it asks as if it were OpenAI, and Azure refuses. Azure has a provider of its own: `azure-openai-responses`.',
  references: ['https://docs.openclaw.ai/providers/openai'],
  examples: [
    {
      target: '2026.5.12',
      before: `{ models: { providers: { openai: { baseUrl: 'https://team.openai.azure.com', apiKey: '\${AZURE_KEY}', models: [] } } }, agents: { defaults: { model: 'openai/gpt-5.5' } } }\n`,
    },
    {
      title: 'pictures alone',
      target: '2026.5.12',
      clean: true,
      before: `{ models: { providers: { openai: { baseUrl: 'https://team.openai.azure.com', apiKey: '\${AZURE_KEY}', models: [] } } }, agents: { defaults: { model: 'anthropic/claude-opus-4-7', imageGenerationModel: 'openai/gpt-image-2' } } }\n`,
    },
  ],
  check({ config, target, report }) {
    const url = azureBaseUrl(config);
    if (url === undefined) return;
    for (const { at, ref, kind } of selectedSlots(config, target)) {
      if (IMAGES.has(kind)) continue;
      const resolution = resolveRef(config, ref, target);
      if (!resolution.ok || resolution.provider !== 'openai') continue;
      report({
        at,
        message: `\`${ref.trim()}\` goes to the Azure address of \`models.providers.openai\`, which serves pictures only.`,
        fix: manual('Configure a provider azure-openai-responses, and write azure-openai-responses/<deployment>'),
      });
    }
  },
});
