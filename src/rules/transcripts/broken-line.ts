import { defineRule } from '../../engine/rule.js';

export default defineRule({
  id: 'transcripts/broken-line',
  reads: 'installation',
  severity: 'warning',
  summary: 'A line of a transcript is no whole JSON object.',
  why: 'A crash cut a write short. Up to 2026.7 the doctor leaves such a transcript out of its repairs; the import of 2026.8 takes what stands before the line and drops the rest.',
  references: ['https://docs.openclaw.ai/gateway/doctor'],
  examples: [
    {
      before: `{ gateway: { mode: 'local' } }`,
      files: { 'agents/main/sessions/s1.jsonl': `{"type":"session","id":"s1"}\n{"type":"message","id":"trunc` },
    },
    {
      title: 'whole lines',
      clean: true,
      before: `{ gateway: { mode: 'local' } }`,
      files: { 'agents/main/sessions/s1.jsonl': `{"type":"session","id":"s1"}\n{"type":"message","id":"u1"}\n` },
    },
  ],
  check({ installation, report }) {
    for (const { path, transcript } of installation.files) {
      const [first, ...more] = transcript?.brokenLines ?? [];
      if (first === undefined || transcript === undefined) continue;
      const where = first === transcript.lines ? 'The last line' : `Line ${first}`;
      const others = more.length === 0 ? '' : ', and more than that one,';
      report({
        file: path,
        message: `${where}${others} is no whole JSON object. Copy the transcript before an upgrade to 2026.8.`,
      });
    }
  },
});
