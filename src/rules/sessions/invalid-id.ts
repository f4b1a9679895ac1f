import type { Fix } from '../../engine/finding.js';
import { type Build, safe, unsafe } from '../../engine/fix.js';
import { defineRule } from '../../engine/rule.js';
import type { ConfigValue } from '../../openclaw/config/view.js';
import { isAtLeast } from '../../openclaw/releases/release.js';

/** From here on sessions live in a database, which takes none without an id. */
const SESSIONS_ARE_IMPORTED = '2026.8.1';

/** What OpenClaw takes for an id; everything else could leave the directory of the transcripts. */
const SAFE_ID = /^[a-z0-9][a-z0-9._-]{0,127}$/i;

/** The same as it is written. */
const SOUND = /^"[a-z0-9][a-z0-9._-]{0,127}"$/i;

export default defineRule({
  id: 'sessions/invalid-id',
  reads: 'sessions',
  severity: 'error',
  fixable: 'safe',
  summary: 'An entry of the session store has no id that OpenClaw takes.',
  why: 'An id that is no plain name ends the doctor of some releases up to 2026.7 with "Invalid session ID" before it repairs anything. From 2026.8.1 on an entry without a usable id is left behind when the store is imported; before, one without any id is kept, with what was chosen for it. The transcript stays on disk either way, and a backup keeps the entry.',
  references: ['https://docs.openclaw.ai/concepts/session'],
  examples: [
    { target: '2026.5.12', before: `{ "sessionId": "../../etc/x", "updatedAt": 1 }`, after: '' },
    { title: 'an empty entry', target: '2026.5.12', before: `null`, after: '' },
    {
      title: 'without an id, which older releases keep',
      target: '2026.7.35',
      clean: true,
      before: `{ "updatedAt": 1, "modelOverride": "gpt-5.5" }`,
    },
    { title: 'nothing but a date, which the import leaves behind', before: `{ "updatedAt": 1 }`, after: '' },
    {
      title: 'what was chosen for it is a person’s to give up',
      unsafe: true,
      before: `{ "updatedAt": 1, "modelOverride": "gpt-5.5" }`,
      after: '',
    },
    {
      title: 'any plain id',
      target: '2026.5.12',
      clean: true,
      before: `{ "sessionId": "s1-topic.5", "updatedAt": 1 }`,
    },
  ],
  concerns: ({ members }) => !SOUND.test(members?.get('sessionId') ?? ''),
  entry({ entry, target, report }) {
    const id = entry.at('sessionId');
    if (id?.string !== undefined && SAFE_ID.test(id.string.trim())) return;
    if (entry.isObject && id === undefined) {
      if (!isAtLeast(target, SESSIONS_ARE_IMPORTED)) return;
      report({ at: entry, message: 'The entry has no `sessionId`; the import leaves it behind.', fix: takeOut(entry) });
      return;
    }
    report({
      at: id ?? entry,
      message: entry.isObject ? 'The `sessionId` is no plain name, which OpenClaw refuses.' : 'The entry is no object.',
      fix: safe(TITLE, remove),
    });
  },
});

const TITLE = 'Take the entry out of the store';
const remove: Build = (edit) => edit.remove([]);

function takeOut(entry: ConfigValue): Fix {
  const holdsMore = entry.members().some(({ key }) => key !== 'updatedAt');
  return holdsMore ? unsafe(TITLE, remove, 'what was chosen for this session goes with it') : safe(TITLE, remove);
}
