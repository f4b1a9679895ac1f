import { isObject } from '../../document/value.js';
import { Draft } from '../../engine/draft.js';
import type { Fix } from '../../engine/finding.js';
import { manual, safe } from '../../engine/fix.js';
import { defineRule } from '../../engine/rule.js';
import { TTS_AT_ROOT } from '../../openclaw/config/tts-blocks.js';
import { type ConfigValue, isIncludedFile } from '../../openclaw/config/view.js';
import { examples } from './examples/under-messages.js';

export default defineRule({
  id: 'tts/under-messages',
  reads: 'config',
  severity: 'error',
  fixable: 'safe',
  since: TTS_AT_ROOT,
  migrations: ['messages-tts-to-root-tts'],
  summary: 'The speech settings moved from `messages.tts` to `tts`.',
  why: 'A config with the old section is refused, so the gateway does not start. What `tts` says already is kept.',
  examples,
  check({ config, report }) {
    const old = config.at('messages.tts');
    if (old === undefined) return;
    report({
      at: old,
      on: 'key',
      message: old.isObject
        ? '`messages.tts` moved to `tts` at the root. What `tts` says already is kept.'
        : '`messages.tts` moved to `tts`, and the value here is no object.',
      fix: isIncludedFile(old)
        ? byHand(old)
        : safe('Move messages.tts to tts', (edit) => move(new Draft(edit, config), old)),
    });
  },
});

/** The `$include` is in the place of the section: what has to move is that line, and not what the file says. */
function byHand(old: ConfigValue): Fix {
  const voice = old.at('realtime')?.isObject
    ? '; in the file, the voice of realtime goes to talk.realtime.speakerVoice'
    : '';
  return manual(
    old.isObject
      ? `Write its $include in tts at the root, and take it out of messages${voice}`
      : 'Remove tts from messages, with its $include',
  );
}

function move(draft: Draft, old: ConfigValue): void {
  if (!old.isObject) {
    draft.remove('messages.tts');
    return;
  }
  moveRealtimeVoice(draft);
  draft.merge('messages.tts', 'tts');
}

function moveRealtimeVoice(draft: Draft): void {
  if (!isObject(draft.at('messages.tts.realtime'))) return;
  const key = draft.has('messages.tts.realtime.speakerVoice') ? 'speakerVoice' : 'voice';
  draft.moveOrDrop(`messages.tts.realtime.${key}`, 'talk.realtime.speakerVoice');
  draft.remove('messages.tts.realtime');
}
