import { defineRule } from '../../engine/rule.js';

export default defineRule({
  id: 'cron/root-array',
  reads: 'cron-jobs',
  severity: 'error',
  fixable: 'safe',
  until: '2026.6.1',
  summary: 'The cron store is a bare list of jobs.',
  why: 'Up to 2026.5 OpenClaw looks for `jobs` in an object. It reads a bare list as no jobs at all, says nothing, and no doctor of these releases repairs it.',
  references: ['https://docs.openclaw.ai/automation/cron-jobs'],
  examples: [
    {
      target: '2026.5.12',
      before: `[\n  { "id": "a" } // weekly\n]\n`,
      after: `{ "version": 1, "jobs": [\n  { "id": "a" } // weekly\n] }\n`,
    },
    { title: 'an object', target: '2026.5.12', clean: true, before: `{ "version": 1, "jobs": [] }\n` },
  ],
  check({ root, report }) {
    if (!root.isArray) return;
    const { start, end } = root.location.node;
    report({
      at: root,
      message: 'A bare list of jobs counts as no jobs; they belong in `{ "version": 1, "jobs": […] }`.',
      fix: {
        title: 'Put the list into an object',
        applicability: 'safe',
        // What stands inside of the list keeps its bytes, comments and all.
        change: {
          type: 'edits',
          edits: [
            { offset: start, length: 0, text: '{ "version": 1, "jobs": ' },
            { offset: end, length: 0, text: ' }' },
          ],
        },
      },
    });
  },
});
