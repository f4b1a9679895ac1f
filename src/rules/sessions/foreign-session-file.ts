import { safe } from '../../engine/fix.js';
import { defineRule } from '../../engine/rule.js';

export default defineRule({
  id: 'sessions/foreign-session-file',
  reads: 'sessions',
  needles: ['sessionFile'],
  severity: 'info',
  fixable: 'safe',
  until: '2026.8.1',
  summary: 'A session points at a transcript in another home.',
  why: 'The state was copied from another machine or user. OpenClaw follows the old path and finds nothing there, although the transcript lies right beside the store.',
  references: ['https://docs.openclaw.ai/concepts/session'],
  examples: [
    {
      target: '2026.5.12',
      files: { 'agents/main/sessions/s1.jsonl': '' },
      before: `{ "sessionId": "s1", "updatedAt": 1, "sessionFile": "/Users/before/.openclaw/agents/main/sessions/s1.jsonl" }`,
      after: `{ "sessionId": "s1", "updatedAt": 1 }`,
    },
    {
      title: 'no transcript lies beside the store',
      target: '2026.5.12',
      clean: true,
      before: `{ "sessionId": "s1", "updatedAt": 1, "sessionFile": "/mnt/archive/s1.jsonl" }`,
    },
  ],
  entry({ entry, file, installation, report }) {
    const at = entry.at('sessionFile');
    const path = at?.string?.trim();
    if (at === undefined || !path || !/^(?:\/|[A-Za-z]:[\\/])/.test(path)) return;
    if (installation.files.some((known) => known.path === path)) return;
    if (installation.stateDir !== undefined && path.startsWith(`${installation.stateDir}/`)) return;
    const beside = file.path.replace(/[^\\/]+$/, path.replace(/^.*[\\/]/, ''));
    if (!installation.files.some((known) => known.path === beside)) return;
    report({
      at,
      message: 'The transcript is named by a path of another home; it lies beside the store.',
      fix: safe('Remove the path; OpenClaw then looks beside the store', (edit) => edit.remove(at)),
    });
  },
});
