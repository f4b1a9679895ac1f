import { safe } from '../../engine/fix.js';
import { defineRule } from '../../engine/rule.js';

export default defineRule({
  id: 'cron-config/webhook',
  severity: 'error',
  since: '2026.8.1',
  reads: 'config',
  after: ['cron/notify'],
  summary: '`cron.webhook` was removed: each job says where its result goes.',
  why: 'The gateway refuses the key. A stored job that still relies on it (`notify: true`) needs the address in its own `delivery` before the key goes.',
  fixable: 'safe',
  migrations: ['cron-webhook-removed'],
  examples: [
    {
      before: `{
  cron: {
    enabled: true,
    webhook: 'https://hook.example.com/cron',
  },
}
`,
      after: `{
  cron: {
    enabled: true,
  },
}
`,
    },
    {
      title: 'A job that still notifies it: the address stays',
      before: `{ cron: { webhook: 'https://hook.example.com/cron' } }\n`,
      files: { 'cron/jobs.json': `{ "version": 1, "jobs": [{ "id": "a", "notify": true }] }` },
    },
  ],
  check({ config, installation, report }) {
    const webhook = config.at('cron.webhook');
    if (webhook === undefined) return;
    const inUse = installation.files.some(
      (file) => file.kind === 'cron-jobs' && /["']?notify["']?\s*:\s*true/.test(file.content ?? ''),
    );
    report({
      at: webhook,
      on: 'key',
      message: inUse
        ? '`cron.webhook` was removed in OpenClaw 2026.8.1, and stored jobs with `notify: true` still rely on it.'
        : '`cron.webhook` was removed in OpenClaw 2026.8.1; each job has its own `delivery`.',
      fix: safe('Remove it', (edit) => edit.remove(webhook)),
    });
  },
});
