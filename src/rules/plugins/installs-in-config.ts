import { byOpenClaw } from '../../engine/fix.js';
import { defineRule } from '../../engine/rule.js';

export default defineRule({
  id: 'plugins/installs-in-config',
  severity: 'error',
  since: '2026.8.1',
  reads: 'config',
  summary: 'Records of installed plugins stand in the config.',
  why: 'OpenClaw keeps them in its state since 2026.4.25. Up to 2026.7.35 it moves them there by itself; from 2026.8.1 on the gateway refuses them, and its doctor imports them. Taken out by hand before that, the plugins would have to be installed again.',
  fixable: 'manual',
  migrations: ['plugins-installs-removed'],
  examples: [
    { before: `{ plugins: { installs: { lobster: { source: 'npm', spec: 'lobster@1.0.0' } } } }\n` },
    {
      title: 'A release that moves them by itself',
      target: '2026.7.35',
      before: `{ plugins: { installs: { lobster: { source: 'npm', spec: 'lobster@1.0.0' } } } }\n`,
      clean: true,
    },
    { title: 'Nothing recorded', before: `{ plugins: { allow: ['lobster'] } }\n`, clean: true },
  ],
  check({ config, report }) {
    const installs = config.at('plugins.installs');
    if (installs === undefined) return;
    report({
      at: installs,
      on: 'key',
      message: '`plugins.installs` is kept in the state of OpenClaw, not in the config.',
      fix: byOpenClaw('Run `openclaw doctor --fix` once on the machine that has the plugins: it imports the records'),
    });
  },
});
