import JSON5 from 'json5';
import { describe, expect, it } from 'vitest';
import { compareReleases, release } from '../../src/openclaw/releases/release.js';
import { rules } from '../../src/rules/registry.js';
import { fixConfig } from '../helpers/fix-config.js';

const STOPS = ['2026.4.29', '2026.5.12', '2026.6.11', '2026.7.35', '2026.8.2', '2026.9.6'];
const LAST = '2026.9.6';

const MAP_WAS_THE_ALLOWLIST =
  'up to 2026.7 an entry of the models map is an allowlist, which 2026.8 carries over; a jump writes the entry later, and restricts nothing';

/** Where a stop on the way really leaves something behind, and what. */
const STOPOVERS: Readonly<Record<string, string>> = {
  'bindings/unknown-agent 1':
    'a list shows that "main" came first, so that a jump to 2026.9 names it for the system; 2026.8 keys the agents, and whom to name is up to a person then',
  'browser/profile-extension-driver 1':
    'the driver was called "existing-session" up to 2026.6 and is "extension" again',
  'gateway/bind-host-alias 1':
    'before 2026.6.11 the address is turned into a mode alone, and a mode that stands is not reason enough to decide on origins',
  'memory/search-store-path 1':
    'up to 2026.7.0 the path is refused and read by nobody, so that a stop there removes it; from 2026.7.1 on the doctor imports that index first',
  'models/codex-metadata-source 1': 'the mark is a matter of releases before 2026.6, and a stop there leaves it',
  'models/codex-plugin-with-pi-route 1': MAP_WAS_THE_ALLOWLIST,
  'models/openai-codex-ref 1': MAP_WAS_THE_ALLOWLIST,
  'models/openai-codex-ref 4':
    'up to 2026.7 a first entry closes the allowlist, so that a stop there writes more entries',
  'models/unsupported-route 2': MAP_WAS_THE_ALLOWLIST,
  'plugins/voice-call-keys 1':
    'from 2026.5.3 on the installed plugin decides which names it reads, so only a stop before can rename them',
  'runtime/whole-agent-pin 2': MAP_WAS_THE_ALLOWLIST,
  'tools/audio-transcription 2': 'the preferred model is a key of 2026.8: a stop before has nowhere to write it',
};

const migrate = async (text: string, to: string): Promise<string> => (await fixConfig(text, to)).after;

/** Every config a rule shows as what it repairs: each a piece of some release's config. */
const configs = rules
  .filter((rule) => rule.reads === 'config')
  .flatMap((rule) =>
    rule.examples
      .filter((example) => !example.clean && !example.unsafe && example.files === undefined)
      .map((example, index) => ({ name: `${rule.id} ${index + 1}`, text: example.before, rule, example })),
  );

describe('one jump ends where many hops end', () => {
  for (const { name, text, rule, example } of configs) {
    const born = release(example.target ?? rule.since ?? '2026.4.29');
    // A text is only an input for releases that come after the one it was written under.
    const stops = STOPS.filter((stop) => compareReleases(release(stop), born) >= 0 && stop !== LAST);
    if (stops.length === 0 || name in STOPOVERS) continue;
    it(name, async () => {
      const direct = await migrate(text, LAST);
      let hopped = text;
      for (const stop of stops) hopped = await migrate(hopped, stop);
      hopped = await migrate(hopped, LAST);
      expect(JSON5.parse(hopped)).toEqual(JSON5.parse(direct));
    });
  }
});
