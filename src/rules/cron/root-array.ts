import { defineRule } from '../../engine/rule.js';

export default defineRule({
  id: 'cron/root-array',
  reads: 'text',
  severity: 'error',
  fixable: 'safe',
  until: '2026.6.1',
  summary: 'The cron store is a bare list of jobs.',
  why: 'Up to 2026.5 OpenClaw looks for `jobs` in an object. It reads a bare list as no jobs at all, says nothing, and no doctor of these releases repairs it.',
  references: ['https://docs.openclaw.ai/automation/cron-jobs'],
  examples: [
    { title: 'a config is never a list', target: '2026.5.12', clean: true, before: `{ cron: { enabled: true } }\n` },
  ],
  check({ file, document, report }) {
    const { root } = document;
    if (file.kind !== 'cron-jobs' || document.problems.length > 0 || root?.type !== 'array') return;
    report({
      range: { start: root.start, end: root.start + 1 },
      message: 'A bare list of jobs counts as no jobs; they belong into `{ "version": 1, "jobs": […] }`.',
      fix: {
        title: 'Put the list into an object',
        applicability: 'safe',
        edits: [
          { offset: root.start, length: 0, text: '{ "version": 1, "jobs": ' },
          { offset: root.end, length: 0, text: ' }' },
        ],
      },
    });
  },
});
