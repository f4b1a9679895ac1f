import { unsafe } from '../../engine/fix.js';
import { defineRule } from '../../engine/rule.js';

export default defineRule({
  id: 'plugins/bundled-discovery-unset',
  severity: 'info',
  since: '2026.5.4',
  until: '2026.8.1',
  reads: 'config',
  summary: '`plugins.allow` is set, and `plugins.bundledDiscovery` is not.',
  why: 'In these releases the list may now also keep out plugins that come with OpenClaw. "compat" keeps the way it was before 2026.5.4; leave it out if the list is meant to be complete.',
  fixable: 'unsafe',
  migrations: ['plugins-bundleddiscovery-compat-seed'],
  examples: [
    {
      unsafe: true,
      before: `{
  plugins: {
    allow: ['telegram'],
  },
}
`,
      after: `{
  plugins: {
    allow: ['telegram'],
    bundledDiscovery: 'compat',
  },
}
`,
    },
    { title: 'Decided', before: `{ plugins: { allow: ['telegram'], bundledDiscovery: 'allowlist' } }\n`, clean: true },
    { title: 'No list', before: `{ plugins: { allow: [] } }\n`, clean: true },
  ],
  check({ config, report }) {
    const allow = config.at('plugins.allow');
    if (allow === undefined || allow.items().length === 0 || config.has('plugins.bundledDiscovery')) return;
    report({
      at: allow,
      on: 'key',
      message:
        '`plugins.allow` may keep out plugins that come with OpenClaw; `plugins.bundledDiscovery: "compat"` lets them in as before 2026.5.4.',
      fix: unsafe(
        'Write bundledDiscovery: "compat"',
        (edit) => edit.insert('plugins.bundledDiscovery', 'compat', { after: 'allow' }),
        'plugins that come with OpenClaw are loaded though they are not on the list',
      ),
    });
  },
});
