import { defineRule } from '../../engine/rule.js';

export default defineRule({
  id: 'legacy-home/moltbot',
  reads: 'installation',
  severity: 'warning',
  summary: 'There is state under a project name that OpenClaw has forgotten.',
  why: 'No release looks for `.moltbot` or `moltbot.json`: the gateway starts with empty state beside it, and nothing is said.',
  references: ['https://docs.openclaw.ai/gateway/doctor'],
  examples: [{ title: 'none there', clean: true, before: `{ gateway: { mode: 'local' } }` }],
  check({ installation, report }) {
    for (const path of installation.unrecognized ?? []) {
      report({
        file: path,
        message: 'No release of OpenClaw reads this; move what is in it to ~/.openclaw while the gateway is stopped.',
      });
    }
  },
});
