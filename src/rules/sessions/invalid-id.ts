import { safe } from '../../engine/fix.js';
import { defineRule } from '../../engine/rule.js';

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
  why: 'One such entry ends the doctor of releases up to 2026.7 with "Invalid session ID" before it repairs anything; later ones leave the entry behind when they import the store. Its transcript stays on disk either way, and a backup keeps the entry.',
  references: ['https://docs.openclaw.ai/concepts/session'],
  examples: [
    { target: '2026.5.12', before: `{ "sessionId": "../../etc/x", "updatedAt": 1 }`, after: '' },
    { title: 'an empty entry', target: '2026.5.12', before: `null`, after: '' },
    {
      title: 'any plain id',
      target: '2026.5.12',
      clean: true,
      before: `{ "sessionId": "s1-topic.5", "updatedAt": 1 }`,
    },
  ],
  concerns: ({ members }) => !SOUND.test(members?.get('sessionId') ?? ''),
  entry({ entry, report }) {
    const id = entry.at('sessionId');
    if (id?.string !== undefined && SAFE_ID.test(id.string.trim())) return;
    report({
      at: id ?? entry,
      message: entry.isObject
        ? id === undefined
          ? 'The entry has no `sessionId`.'
          : 'The `sessionId` is no plain name, which OpenClaw refuses.'
        : 'The entry is no object.',
      fix: safe('Take the entry out of the store', (edit) => edit.remove([])),
    });
  },
});
