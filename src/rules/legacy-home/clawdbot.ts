import { defineRule } from '../../engine/rule.js';

export default defineRule({
  id: 'legacy-home/clawdbot',
  reads: 'installation',
  severity: 'warning',
  summary: 'There is a state directory of an earlier project name.',
  why: 'OpenClaw uses it only while there is no `~/.openclaw`. Its doctor moves it there and leaves a link; where both exist, what lies in the old one is not read at all.',
  references: ['https://docs.openclaw.ai/gateway/doctor'],
  examples: [{ title: 'none there', clean: true, before: `{ gateway: { mode: 'local' } }` }],
  check({ installation, report }) {
    for (const path of installation.legacyHomes ?? []) {
      const isInForce = path === installation.stateDir;
      report({
        file: path,
        ...(isInForce && { leftTo: 'openclaw' }),
        message: isInForce
          ? 'This directory is in force under its old name; `openclaw doctor --fix` moves it to ~/.openclaw.'
          : 'OpenClaw does not read this directory, because ~/.openclaw is there too. Take over what is missed, then remove it.',
      });
    }
  },
});
