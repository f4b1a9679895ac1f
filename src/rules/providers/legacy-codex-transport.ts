import { formatPath } from '../../document/config-path.js';
import { manual } from '../../engine/fix.js';
import { defineRule } from '../../engine/rule.js';

/** Settings that say where and how requests go; model rows and context caps are not meant. */
const TRANSPORT = ['baseUrl', 'api', 'headers', 'authHeader', 'auth', 'request'];

export default defineRule({
  id: 'providers/legacy-codex-transport',
  reads: 'config',
  severity: 'warning',
  fixable: 'manual',
  since: '2026.4.22',
  until: '2026.6.1',
  summary: 'Old transport settings under `models.providers.openai-codex` override the built-in route.',
  why: 'They were needed once. Since then OpenClaw connects to a ChatGPT account by itself, and what is written there overrides that.',
  references: ['https://docs.openclaw.ai/gateway/doctor'],
  examples: [
    {
      target: '2026.5.12',
      before: `{ models: { providers: { 'openai-codex': { baseUrl: 'https://api.openai.com/v1', api: 'openai-responses', models: [] } } } }\n`,
    },
    {
      title: 'a cap on the context is no transport',
      target: '2026.5.12',
      clean: true,
      before: `{ models: { providers: { 'openai-codex': { models: [{ id: 'gpt-5.5', name: 'GPT', contextTokens: 160000 }] } } } }\n`,
    },
  ],
  check({ config, report }) {
    const block = config.at(['models', 'providers', 'openai-codex']);
    const found = TRANSPORT.map((key) => block?.at([key])).filter((value) => value !== undefined);
    const [first] = found;
    if (first === undefined) return;
    const names = found.map((value) => `\`${value.key}\``).join(', ');
    report({
      at: first,
      on: 'key',
      message: `${names} under \`${formatPath(first.path.slice(0, -1))}\` override the built-in connection to a ChatGPT account.`,
      fix: manual('Remove them, unless a proxy of your own needs them'),
    });
  },
});
