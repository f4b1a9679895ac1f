import { defineRule } from '../../engine/rule.js';
import { parseModelRef } from '../../openclaw/models/ref.js';
import { modelSlots } from '../../openclaw/models/slots.js';
import { isAtLeast } from '../../openclaw/releases/release.js';
import { REMOVED_PROVIDERS } from '../../openclaw/routes/providers-in.js';

/** What the change log tells the users of a provider that OpenClaw no longer has. */
const INSTEAD: ReadonlyMap<string, string> = new Map([
  ['google-antigravity', '`google-gemini-cli` or another Google route'],
  ['qwen-portal', 'Model Studio, provider `qwen`, with an API key'],
]);

export default defineRule({
  id: 'models/removed-provider',
  reads: 'config',
  severity: 'warning',
  since: '2026.2.22',
  after: ['models/retired-ref'],
  summary: 'A model ref names a provider that OpenClaw removed.',
  why: 'The ref cannot be resolved, so the next fallback answers, or nobody. Which provider takes over is a matter of accounts and money, so nothing is changed here.',
  migrations: ['agents-stale-provider-model-refs'],
  examples: [
    {
      target: '2026.9.6',
      before: `{ agents: { defaults: { model: { primary: 'qwen-portal/coder-model', fallbacks: ['openai/gpt-5.5'] } } } }`,
    },
    {
      title: 'A block of one’s own makes any name a provider',
      target: '2026.9.6',
      before: `{
  models: { providers: { 'qwen-portal': { baseUrl: 'https://h/v1', models: [{ id: 'm', name: 'm' }] } } },
  agents: { defaults: { model: 'qwen-portal/m' } },
}`,
      clean: true,
    },
  ],
  check: ({ config, target, report }) => {
    const own = new Set(config.all('models.providers.*').map((block) => String(block.key).trim().toLowerCase()));
    for (const slot of modelSlots(config, target)) {
      const provider = parseModelRef(slot.ref)?.provider?.toLowerCase() ?? '';
      const removed = REMOVED_PROVIDERS.get(provider);
      if (removed === undefined || own.has(provider) || !isAtLeast(target, removed)) continue;
      report({
        at: slot.at,
        on: slot.form === 'key' ? 'key' : 'value',
        message: `\`${provider}\` was removed with OpenClaw ${removed}; \`${slot.ref.trim()}\` does not run. Use ${INSTEAD.get(provider)}.`,
      });
    }
  },
});
