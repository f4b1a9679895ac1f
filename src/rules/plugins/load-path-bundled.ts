import { formatPath } from '../../document/config-path.js';
import { manual } from '../../engine/fix.js';
import { defineRule } from '../../engine/rule.js';

const PACKAGED = /(?:^|[\\/])openclaw[\\/](?:dist[\\/])?extensions[\\/][^\\/]+[\\/]?$/;

export default defineRule({
  id: 'plugins/load-path-bundled',
  severity: 'warning',
  since: '2026.3.28',
  reads: 'config',
  summary: 'A plugin is loaded out of the OpenClaw package.',
  why: 'Plugins that come with OpenClaw are found without a path. With it, the copy of an earlier version may be loaded beside the one that is meant, or nothing at all once the folder has moved.',
  fixable: 'manual',
  migrations: ['plugins-load-paths-bundled-removed'],
  examples: [
    { before: `{ plugins: { load: { paths: ['/usr/lib/node_modules/openclaw/extensions/telegram'] } } }\n` },
    {
      title: 'A plugin of your own',
      before: `{ plugins: { load: { paths: ['~/claw-plugins/greeter'] } } }\n`,
      clean: true,
    },
  ],
  check({ config, report }) {
    for (const path of config.all('plugins.load.paths[*]')) {
      if (!PACKAGED.test(path.string?.trim() ?? '')) continue;
      report({
        at: path,
        message: `\`${formatPath(path.path)}\` points into the OpenClaw package; its own plugins need no path.`,
        fix: manual('Take the path off the list'),
      });
    }
  },
});
