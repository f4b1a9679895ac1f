import { manual } from '../../engine/fix.js';
import { defineRule } from '../../engine/rule.js';
import { newerThan } from '../../openclaw/releases/touched-version.js';

export default defineRule({
  id: 'meta/newer-than-target',
  severity: 'error',
  reads: 'config',
  summary: 'A later release than the target has written this config.',
  why: 'What the later release wrote looks like mistakes to an earlier one, and repairing them would destroy it. The earlier gateway refuses to start on such a config.',
  fixable: 'manual',
  migrations: ['meta-markers-stamped'],
  examples: [
    {
      target: '2026.7.35',
      before: `{
  meta: { lastTouchedVersion: '2026.9.6' },
  agents: { entries: { main: {} } },
}
`,
    },
    {
      title: 'Right after an upgrade it names the release before',
      target: '2026.9.6',
      before: `{ meta: { lastTouchedVersion: '2026.7.35' } }\n`,
      clean: true,
    },
  ],
  check({ config, target, report }) {
    const newer = newerThan(config, target);
    if (newer === undefined) return;
    report({
      at: newer.at,
      message: `OpenClaw ${newer.release.text} has written this config, which is newer than the target ${target.text}.`,
      fix: manual(
        `Install OpenClaw ${newer.release.text} again or put back the config from before; check with --target ${newer.release.text}`,
      ),
    });
  },
});
