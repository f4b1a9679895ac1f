import { defineRule } from '../../engine/rule.js';
import { isCredentialLeftover } from '../../openclaw/secrets/files.js';

const WEEK_MS = 7 * 24 * 60 * 60 * 1000;

export default defineRule({
  id: 'permissions/credential-leftover',
  reads: 'installation',
  severity: 'info',
  summary: 'A copy of credentials that a repair left behind is still there.',
  why: 'The doctor of OpenClaw keeps what it replaced, in plain text and for good. After a week nobody goes back to it, while every backup carries the tokens along.',
  references: ['https://docs.openclaw.ai/gateway/security'],
  examples: [
    {
      before: `{ gateway: { mode: 'local' } }`,
      files: { 'agents/main/agent/auth-profiles.json.legacy-flat.1778000000000.bak': `{}` },
    },
    {
      title: 'the config’s own ring of backups',
      clean: true,
      before: `{ gateway: { mode: 'local' } }`,
      files: { 'openclaw.json.bak.1': `{}` },
    },
  ],
  check({ installation, report }) {
    const { readAt } = installation;
    if (readAt === undefined) return;
    for (const file of installation.files) {
      if (!isCredentialLeftover(file) || readAt - file.modifiedAt < WEEK_MS) continue;
      report({
        file: file.path,
        message: 'An old copy of credentials in plain text; delete it once everything signs in.',
      });
    }
  },
});
