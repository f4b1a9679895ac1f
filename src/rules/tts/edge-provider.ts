import { formatPath } from '../../document/config-path.js';
import { safe } from '../../engine/fix.js';
import { defineRule } from '../../engine/rule.js';
import { mainTts } from '../../openclaw/config/tts-blocks.js';

export default defineRule({
  id: 'tts/edge-provider',
  reads: 'config',
  severity: 'warning',
  fixable: 'safe',
  since: '2026.4.24',
  after: ['tts/under-messages'],
  migrations: ['tts-provider-edge-to-microsoft'],
  summary: 'The speech provider `edge` is called `microsoft`.',
  why: 'Under the old name no provider is found, and replies stay silent.',
  examples: [
    {
      before: `{ messages: { tts: { provider: 'edge' } } } // free voice\n`,
      after: `{ messages: { tts: { provider: 'microsoft' } } } // free voice\n`,
    },
    { title: 'Another provider', before: `{ messages: { tts: { provider: 'openai' } } }\n`, clean: true },
  ],
  check({ config, target, report }) {
    const providers = [mainTts(target), 'plugins.entries.voice-call.config.tts'].map((tts) =>
      config.at(`${tts}.provider`),
    );
    for (const provider of providers) {
      if (provider?.string?.trim().toLowerCase() !== 'edge') continue;
      report({
        at: provider,
        message: `\`${formatPath(provider.path)}\`: the provider "edge" is now called "microsoft".`,
        fix: safe('Write "microsoft"', (edit) => edit.set(provider, 'microsoft')),
      });
    }
  },
});
