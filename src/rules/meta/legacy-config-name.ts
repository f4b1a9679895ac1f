import { defineRule } from '../../engine/rule.js';

const OLD_NAMES = /(?:^|[\\/])(?:clawdbot|moltbot|moldbot)\.json$/;

export default defineRule({
  id: 'meta/legacy-config-name',
  severity: 'warning',
  reads: 'installation',
  summary: 'The config has the file name of an earlier project name.',
  why: 'Releases since 2026.5.2 look for `openclaw.json` and, of the earlier names, only for `clawdbot.json`. Sooner or later the gateway starts with an empty config instead of this one.',
  migrations: ['config-file-legacy-names-copied'],
  examples: [{ title: 'The name of today', before: `{ gateway: { mode: 'local' } }\n`, clean: true }],
  check({ installation, report }) {
    const { configPath } = installation;
    if (configPath === undefined || !OLD_NAMES.test(configPath)) return;
    report({
      file: configPath,
      message: 'This config has an old file name; copy it to ~/.openclaw/openclaw.json.',
    });
  },
});
