import { defineRule } from '../../engine/rule.js';
import { defaultAgentId } from '../../openclaw/sessions/key.js';
import { isTranscriptOf, storesWithTranscripts } from '../../openclaw/transcripts/references.js';

export default defineRule({
  id: 'transcripts/empty-main',
  reads: 'installation',
  severity: 'warning',
  until: '2026.8.1',
  summary: 'The transcript of the main session holds no message.',
  why: 'The main chat has been used and its history is gone, most often because the state was copied while the gateway ran.',
  references: ['https://docs.openclaw.ai/gateway/doctor'],
  examples: [
    {
      target: '2026.5.12',
      before: `{ gateway: { mode: 'local' } }`,
      files: {
        'agents/main/sessions/sessions.json': `{ "agent:main:main": { "sessionId": "s1", "updatedAt": 1 } }`,
        'agents/main/sessions/s1.jsonl': `{"type":"session","id":"s1"}\n`,
      },
    },
    {
      title: 'something was said',
      target: '2026.5.12',
      clean: true,
      before: `{ gateway: { mode: 'local' } }`,
      files: {
        'agents/main/sessions/sessions.json': `{ "agent:main:main": { "sessionId": "s1", "updatedAt": 1 } }`,
        'agents/main/sessions/s1.jsonl': `{"type":"session","id":"s1"}\n{"id":"u1"}\n`,
      },
    },
  ],
  check({ installation, config, report }) {
    const main = `agent:${defaultAgentId(config)}:main`;
    for (const { references, transcripts } of storesWithTranscripts(installation)) {
      const session = references.find(({ key }) => key === main);
      const file = session && transcripts.find((transcript) => isTranscriptOf(session.sessionId, transcript));
      if (file?.transcript === undefined || file.transcript.lines > 1) continue;
      report({
        file: file.path,
        message: 'This transcript of the main session holds its first line only: no message.',
      });
    }
  },
});
