import { defineRule } from '../../engine/rule.js';
import { resolveRef } from '../../openclaw/routes/resolve-ref.js';
import { selectedSlots } from './_selected.js';

export default defineRule({
  id: 'models/chat-latest',
  reads: 'config',
  severity: 'info',
  since: '2026.5.7',
  summary: 'An agent runs on `openai/chat-latest`, which stands for another model every now and then.',
  why: 'The name follows what ChatGPT uses at the moment and is served for API keys only. It is meant for experiments; an exact model stays what it is.',
  references: ['https://docs.openclaw.ai/providers/openai'],
  examples: [
    { target: '2026.5.12', before: `{ agents: { defaults: { model: { primary: 'openai/chat-latest' } } } }\n` },
    {
      target: '2026.5.12',
      clean: true,
      before: `{ agents: { defaults: { model: { primary: 'openai/gpt-5.5' } } } }\n`,
    },
  ],
  check({ config, target, report }) {
    for (const { at, ref, kind } of selectedSlots(config, target)) {
      if (kind !== 'primary' && kind !== 'fallback') continue;
      const resolution = resolveRef(config, ref, target);
      if (!resolution.ok || resolution.provider !== 'openai' || resolution.model !== 'chat-latest') continue;
      report({
        at,
        message: '`openai/chat-latest` stands for another model every now and then, and only an API key can use it.',
      });
    }
  },
});
