import { Draft } from '../../engine/draft.js';
import { manual, safe } from '../../engine/fix.js';
import { defineRule } from '../../engine/rule.js';
import type { ConfigValue } from '../../openclaw/config/view.js';
import { isAtLeast, type Release } from '../../openclaw/releases/release.js';

const FIELDS = ['voiceId', 'voiceAliases', 'modelId', 'outputFormat', 'apiKey'];
const FIRST_PROVIDER = 'elevenlabs';
/** Before this release, OpenClaw gave the fields to ElevenLabs where it could not tell whose they are. */
const REFUSES_TO_GUESS = '2026.8.1';

export default defineRule({
  id: 'talk/provider-fields-at-top',
  reads: 'config',
  severity: 'error',
  fixable: 'safe',
  since: '2026.3.22',
  after: ['talk/untrimmed-provider'],
  migrations: ['talk-flat-fields-to-provider'],
  summary: 'Voice, model, format and key of a talk provider stand under `talk.providers.<provider>`.',
  why: 'The old places are refused or ignored, so talk has no key or speaks with the default voice. What the provider says already is kept.',
  examples: [
    {
      before: `{
  talk: {
    // the voice everybody likes
    voiceId: 'voice-one',
    apiKey: '\${ELEVENLABS_API_KEY}',
  },
}
`,
      after: `{
  talk: {
    providers: {
      elevenlabs: {
        // the voice everybody likes
        voiceId: 'voice-one',
        apiKey: '\${ELEVENLABS_API_KEY}',
      },
    },
  },
}
`,
    },
    {
      title: 'The provider that is set gets them, and what it says already wins',
      before: `{ talk: { provider: 'openai', voiceId: 'old', modelId: 'm', providers: { openai: { voiceId: 'new' } } } }\n`,
      after: `{ talk: { provider: 'openai', providers: { openai: { voiceId: 'new', modelId: 'm' } } } }\n`,
    },
    {
      title: 'With several providers and none chosen, only you know whose voice it is',
      target: '2026.9.6',
      before: `{ talk: { voiceId: 'v', providers: { openai: {}, elevenlabs: {} } } }\n`,
    },
  ],
  check({ config, target, report }) {
    const talk = config.at('talk');
    const present = FIELDS.filter((field) => talk?.has(field));
    if (talk === undefined || present.length === 0) return;
    const provider = ownerOf(talk, target);
    const fix =
      provider === undefined
        ? manual('Set talk.provider, or move the field under the provider it is meant for')
        : safe(`Move ${present.join(', ')} to talk.providers.${provider}`, (edit) => {
            const draft = new Draft(edit, config);
            const home = ['talk', 'providers', provider];
            for (const field of present) {
              if (draft.has([...home, field])) draft.merge(['talk', field], [...home, field]);
              else draft.move(['talk', field], [...home, field]);
            }
          });
    for (const field of present) {
      const value = talk.at(field);
      if (value === undefined) continue;
      const where = provider === undefined ? 'under its provider' : `\`talk.providers.${provider}.${field}\``;
      report({ at: value, on: 'key', message: `\`talk.${field}\` moved: it stands ${where} now.`, fix });
    }
  },
});

/** The provider the fields were meant for; `undefined` where only the author knows. */
function ownerOf(talk: ConfigValue, target: Release): string | undefined {
  const chosen = talk.at('provider')?.string?.trim();
  if (chosen) return chosen;
  const known = talk.at('providers')?.members() ?? [];
  if (known.length > 1) return isAtLeast(target, REFUSES_TO_GUESS) ? undefined : FIRST_PROVIDER;
  return String(known[0]?.key ?? FIRST_PROVIDER);
}
