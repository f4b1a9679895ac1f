import { safe } from '../../engine/fix.js';
import { defineRule } from '../../engine/rule.js';

export default defineRule({
  id: 'agents/compaction-truncate',
  reads: 'config',
  severity: 'error',
  fixable: 'safe',
  since: '2026.8.1',
  summary: '`truncateAfterCompaction` was removed.',
  why: 'A size limit, `maxActiveTranscriptBytes`, now switches truncation on by being there.',
  migrations: ['compaction-truncateaftercompaction-removed'],
  examples: [
    {
      before: `{ agents: { defaults: { compaction: { truncateAfterCompaction: true, maxActiveTranscriptBytes: 900000 } } } }`,
      after: `{ agents: { defaults: { compaction: { maxActiveTranscriptBytes: 900000 } } } }`,
    },
    {
      title: 'Switched off means no size limit either',
      before: `{ agents: { defaults: { compaction: { truncateAfterCompaction: false, maxActiveTranscriptBytes: 1 } } } }`,
      after: `{ agents: { defaults: { compaction: {} } } }`,
    },
  ],
  check: ({ config, report }) => {
    const compaction = config.at('agents.defaults.compaction');
    const old = compaction?.at('truncateAfterCompaction');
    if (old === undefined) return;
    const limit = old.value === false ? compaction?.at('maxActiveTranscriptBytes') : undefined;
    report({
      at: old,
      on: 'key',
      message:
        limit === undefined
          ? '`agents.defaults.compaction.truncateAfterCompaction` was removed; `maxActiveTranscriptBytes` alone switches truncation on.'
          : '`truncateAfterCompaction: false` was removed; to keep transcripts whole, `maxActiveTranscriptBytes` has to go too.',
      fix: safe('Remove the keys that no longer do it', (edit) => {
        if (limit !== undefined) edit.remove(limit);
        edit.remove(old);
      }),
    });
  },
});
