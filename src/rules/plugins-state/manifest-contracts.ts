import { safe } from '../../engine/fix.js';
import { defineRule } from '../../engine/rule.js';
import { isAtLeast, type Release } from '../../openclaw/releases/release.js';

const CONTRACTS = ['speechProviders', 'mediaUnderstandingProviders', 'imageGenerationProviders'] as const;
const LATER = [
  'realtimeTranscriptionProviders',
  'realtimeVoiceProviders',
  'videoGenerationProviders',
  'webFetchProviders',
  'webSearchProviders',
] as const;
const LATER_SINCE = '2026.9.1';

export default defineRule({
  id: 'plugins-state/manifest-contracts',
  reads: 'plugin-manifest',
  severity: 'info',
  fixable: 'safe',
  summary: 'A plugin’s manifest says at its top what it provides.',
  why: '`contracts` holds that now, and OpenClaw does not see what stands outside of it. Its doctor rewrites the file in place without a backup.',
  references: ['https://docs.openclaw.ai/plugins/manifest'],
  examples: [
    {
      target: '2026.5.12',
      before: `{ "id": "x", "speechProviders": ["x"] }\n`,
      after: `{ "id": "x", "contracts": { "speechProviders": ["x"] } }\n`,
    },
    {
      title: 'contracts that are there win',
      target: '2026.5.12',
      before: `{ "id": "x", "speechProviders": ["old"], "contracts": { "speechProviders": ["x"] } }\n`,
      after: `{ "id": "x", "contracts": { "speechProviders": ["x"] } }\n`,
    },
    {
      title: 'a key of a later release',
      target: '2026.5.12',
      clean: true,
      before: `{ "id": "x", "webSearchProviders": ["x"] }\n`,
    },
  ],
  check({ root, target, report }) {
    for (const name of contractsOf(target)) {
      const legacy = root.at([name]);
      if (legacy === undefined) continue;
      const taken = (root.at(['contracts', name])?.items().length ?? 0) > 0;
      report({
        at: legacy,
        on: 'key',
        message: `\`${name}\` belongs in \`contracts\`.`,
        fix: safe(taken ? 'Remove it; contracts has its own' : 'Move it into contracts', (edit) => {
          if (taken) edit.remove(legacy);
          else {
            if (root.has(['contracts', name])) edit.remove(['contracts', name]);
            edit.move(legacy, ['contracts', name]);
          }
        }),
      });
    }
  },
});

function contractsOf(target: Release): readonly string[] {
  return isAtLeast(target, LATER_SINCE) ? [...CONTRACTS, ...LATER] : CONTRACTS;
}
