import { manual } from '../../engine/fix.js';
import { defineRule } from '../../engine/rule.js';

export default defineRule({
  id: 'models-json/openai-codex-provider',
  reads: 'models-json',
  severity: 'warning',
  fixable: 'manual',
  since: '2026.6.1',
  summary: 'The generated model list of an agent still has the provider `openai-codex`.',
  why: 'Address and key in this file win over the config, and no doctor rewrites it: the retired provider outlives every repair of the config.',
  references: ['https://docs.openclaw.ai/concepts/models', 'https://docs.openclaw.ai/providers/openai'],
  examples: [
    {
      target: '2026.6.11',
      before: `{ "providers": { "openai-codex": { "baseUrl": "https://chatgpt.com/backend-api", "api": "openai-codex-responses", "models": [] } } }\n`,
    },
    {
      title: 'the old interface under another provider',
      target: '2026.6.11',
      before: `{ "providers": { "openai": { "api": "openai-codex-responses", "models": [] } } }\n`,
    },
    {
      title: 'before 2026.6 the name is right',
      target: '2026.5.12',
      clean: true,
      before: `{ "providers": { "openai-codex": { "api": "openai-codex-responses", "models": [] } } }\n`,
    },
  ],
  check({ root, report }) {
    for (const provider of root.at('providers')?.members() ?? []) {
      const isOld = String(provider.key).trim().toLowerCase() === 'openai-codex';
      const api = provider.at('api');
      if (!isOld && api?.string !== 'openai-codex-responses') continue;
      report({
        at: isOld || api === undefined ? provider : api,
        ...(isOld && { on: 'key' }),
        message: isOld
          ? '`openai-codex` was removed; the entry here still wins over the config.'
          : '`openai-codex-responses` is called `openai-chatgpt-responses` from 2026.6 on.',
        fix: manual('Remove the entry while the gateway is stopped; OpenClaw writes the file anew'),
      });
    }
  },
});
