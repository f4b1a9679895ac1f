import type { JsonValue } from '../../document/node.js';
import { Draft } from '../../engine/draft.js';
import type { Fix } from '../../engine/finding.js';
import { safe, unsafe } from '../../engine/fix.js';
import { defineRule } from '../../engine/rule.js';
import { TTS_AT_ROOT } from '../../openclaw/config/tts-blocks.js';
import type { ConfigValue } from '../../openclaw/config/view.js';
import { isAtLeast, type Release } from '../../openclaw/releases/release.js';
import { examples } from './examples/realtime-at-top.js';

/** From this release on there is a section `talk.realtime`. */
const REALTIME = '2026.5.9';
/** From this release on the voice of a live talk is called `speakerVoice`, at first beside `voice`. */
const SPEAKER_VOICE = '2026.5.28';
const SPEAKER_VOICE_ONLY = '2026.8.1';

/** What may move, and the values it may have. */
const FIELDS: Readonly<Record<string, readonly string[] | 'text'>> = {
  model: 'text',
  mode: ['realtime', 'stt-tts', 'transcription'],
  transport: ['webrtc', 'provider-websocket', 'gateway-relay', 'managed-room'],
  brain: ['agent-consult', 'direct-tools', 'none'],
  voice: 'text',
};

export default defineRule({
  id: 'talk/realtime-at-top',
  reads: 'config',
  severity: 'error',
  fixable: 'safe',
  since: '2026.3.22',
  after: ['talk/provider-fields-at-top', 'talk/untrimmed-provider'],
  migrations: ['talk-section-normalised'],
  summary: 'Model, mode, transport, brain and voice of a live talk stand under `talk.realtime`.',
  why: 'At the top of `talk` they are refused, and the gateway does not start. Upstream drops them without a word once `talk.realtime` exists.',
  examples,
  check({ config, target, report }) {
    const talk = config.at('talk');
    const present = (talk?.members() ?? []).filter(({ key }) => Object.hasOwn(FIELDS, key));
    if (talk === undefined || present.length === 0) return;
    const movable = isAtLeast(target, REALTIME) && !getsRealtime(config, target) ? present.filter(isKnown) : [];
    const moving = safe(`Move ${movable.map(({ key }) => key).join(', ')} to talk.realtime`, (edit) =>
      moveToRealtime(new Draft(edit, config), movable, target),
    );
    for (const field of present) {
      const moves = movable.includes(field);
      const fix: Fix = moves ? moving : removal(field);
      const message = moves
        ? `\`talk.${field.key}\` moved to \`talk.realtime\`.`
        : `\`talk.${field.key}\` is no setting of OpenClaw ${target.text}, and the config is refused with it.`;
      report({ at: field, on: 'key', message, fix });
    }
  },
});

/** The section is there, or the voice of `messages.tts` is about to make it. */
function getsRealtime(config: ConfigValue, target: Release): boolean {
  if (config.has('talk.realtime')) return true;
  return isAtLeast(target, TTS_AT_ROOT) && config.has('messages.tts.realtime');
}

function isKnown(field: ConfigValue): boolean {
  const text = field.string;
  const allowed = FIELDS[String(field.key)];
  if (text === undefined || allowed === undefined) return false;
  return allowed === 'text' ? text.trim() !== '' : allowed.includes(text);
}

function removal(field: ConfigValue): Fix {
  return unsafe(`Remove talk.${field.key}`, (edit) => edit.remove(field), 'the setting goes without a replacement');
}

function moveToRealtime(draft: Draft, fields: readonly ConfigValue[], target: Release): void {
  for (const { key, path } of fields) {
    const renamed = key === 'voice' && isAtLeast(target, SPEAKER_VOICE_ONLY) ? 'speakerVoice' : String(key);
    draft.move(path, `talk.realtime.${renamed}`);
  }
  const voice = draft.at('talk.realtime.voice');
  if (voice !== undefined && isAtLeast(target, SPEAKER_VOICE)) draft.set('talk.realtime.speakerVoice', voice);
  for (const key of ['provider', 'providers']) copy(draft, draft.at(`talk.${key}`), `talk.realtime.${key}`);
}

/** The live talk used what the section around it says; on its own it has to say so itself. */
function copy(draft: Draft, value: JsonValue | undefined, to: string): void {
  if (value !== undefined) draft.set(to, value);
}
