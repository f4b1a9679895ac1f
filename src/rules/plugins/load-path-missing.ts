import { formatPath } from '../../document/config-path.js';
import { manual } from '../../engine/fix.js';
import { defineRule } from '../../engine/rule.js';

export default defineRule({
  id: 'plugins/load-path-missing',
  severity: 'warning',
  since: '2026.9.5',
  reads: 'config',
  summary: 'Nothing is at a path that plugins are loaded from.',
  why: 'Earlier releases refuse the config. Since 2026.9.5 the gateway starts without the plugin, and what relies on it does not work.',
  fixable: 'manual',
  examples: [
    { before: `{ plugins: { load: { paths: ['~/claw-plugins/greeter'] } } }\n`, missing: ['~/claw-plugins/greeter'] },
    { title: 'It is there', before: `{ plugins: { load: { paths: ['~/claw-plugins/greeter'] } } }\n`, clean: true },
    { title: 'No path', before: `{ plugins: { load: { paths: [] } } }\n`, clean: true },
  ],
  check({ config, installation, report }) {
    for (const path of config.all('plugins.load.paths[*]')) {
      if (path.string === undefined || !installation.missingPaths?.has(path.string)) continue;
      report({
        at: path,
        message: `Nothing is at \`${formatPath(path.path)}\` on this machine; the plugin is not loaded.`,
        fix: manual('Correct the path, or take it off the list'),
      });
    }
  },
});
