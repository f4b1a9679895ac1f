import { defineRule } from '../../engine/rule.js';
import { isTranscriptOf, storesWithTranscripts } from '../../openclaw/transcripts/references.js';

export default defineRule({
  id: 'transcripts/missing',
  reads: 'installation',
  severity: 'info',
  until: '2026.8.1',
  summary: 'Sessions have no transcript.',
  why: 'The next message in such a chat starts without anything that was said before. It may be a chat that never had a message, or a file that was lost.',
  references: ['https://docs.openclaw.ai/gateway/doctor'],
  examples: [
    {
      target: '2026.5.12',
      before: `{ gateway: { mode: 'local' } }`,
      files: {
        'agents/main/sessions/sessions.json': `{ "agent:main:main": { "sessionId": "s1", "updatedAt": 1 }, "agent:main:x": { "sessionId": "s2", "updatedAt": 1 } }`,
        'agents/main/sessions/s1.jsonl': `{"type":"session","id":"s1"}\n{"id":"u1"}\n`,
      },
    },
    {
      title: 'a store alone is a copy',
      target: '2026.5.12',
      clean: true,
      before: `{ gateway: { mode: 'local' } }`,
      files: {
        'agents/main/sessions/sessions.json': `{ "agent:main:main": { "sessionId": "s1", "updatedAt": 1 } }`,
      },
    },
  ],
  check({ installation, report }) {
    for (const { store, references, transcripts } of storesWithTranscripts(installation)) {
      const names = new Set(transcripts.map(({ path }) => path.replace(/^.*[\\/]/, '')));
      const missing = references.filter(
        ({ sessionId }) =>
          !names.has(`${sessionId}.jsonl`) && !transcripts.some((file) => isTranscriptOf(sessionId, file)),
      );
      const [first] = missing;
      if (first === undefined) continue;
      report({
        file: store.path,
        message: `${missing.length} ${missing.length === 1 ? 'session has' : 'sessions have'} no transcript, such as \`${first.key}\`.`,
      });
    }
  },
});
