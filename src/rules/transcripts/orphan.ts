import { defineRule } from '../../engine/rule.js';
import { storeHolds } from '../../openclaw/sessions/store.js';
import { storesWithTranscripts } from '../../openclaw/transcripts/references.js';

export default defineRule({
  id: 'transcripts/orphan',
  reads: 'installation',
  severity: 'info',
  summary: 'Transcripts lie beside a session store that does not know them.',
  why: 'They belong to sessions that were reset or pruned. Up to 2026.7 they only take space; the import of 2026.8 brings each of them back as a recovered session.',
  references: ['https://docs.openclaw.ai/gateway/doctor'],
  examples: [
    {
      before: `{ gateway: { mode: 'local' } }`,
      files: {
        'agents/main/sessions/sessions.json': `{ "agent:main:main": { "sessionId": "s1", "updatedAt": 1 } }`,
        'agents/main/sessions/s1.jsonl': `{"type":"session","id":"s1"}\n{"id":"u1"}\n`,
        'agents/main/sessions/s9.jsonl': `{"type":"session","id":"s9"}\n{"id":"u1"}\n`,
      },
    },
    {
      title: 'one of a thread',
      clean: true,
      before: `{ gateway: { mode: 'local' } }`,
      files: {
        'agents/main/sessions/sessions.json': `{ "agent:main:main": { "sessionId": "s1", "updatedAt": 1 } }`,
        'agents/main/sessions/s1.jsonl': `{"type":"session","id":"s1"}\n{"id":"u1"}\n`,
        'agents/main/sessions/s1-topic-7.jsonl': `{"type":"session","id":"s1"}\n{"id":"u1"}\n`,
      },
    },
  ],
  check({ installation, report }) {
    for (const { store, transcripts } of storesWithTranscripts(installation)) {
      const orphans = transcripts.filter((transcript) => {
        const name = transcript.path.replace(/^.*[\\/]/, '');
        const id = name.replace(/(?:-topic-.*)?\.jsonl$/, '');
        return !storeHolds(store, id);
      });
      const [first] = orphans;
      if (first === undefined) continue;
      report({
        file: store.path,
        message: `${orphans.length} ${orphans.length === 1 ? 'transcript' : 'transcripts'} beside this store belong to no session in it, such as ${first.path.replace(/^.*[\\/]/, '')}.`,
      });
    }
  },
});
