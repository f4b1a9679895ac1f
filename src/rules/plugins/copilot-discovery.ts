import { safe } from '../../engine/fix.js';
import { defineRule } from '../../engine/rule.js';

export default defineRule({
  id: 'plugins/copilot-discovery',
  severity: 'warning',
  since: '2026.9.5',
  reads: 'config',
  summary: 'The switch for the model list of GitHub Copilot was removed.',
  why: 'The list is fetched whenever Copilot is set up. Models you do not want are hidden by `agents.defaults.modelPolicy.allow`.',
  fixable: 'safe',
  migrations: ['copilot-discovery-enabled-removed'],
  examples: [
    {
      before: `{
  plugins: {
    entries: {
      'github-copilot': {
        enabled: true,
        config: {
          discovery: { enabled: false },
        },
      },
    },
  },
}
`,
      after: `{
  plugins: {
    entries: {
      'github-copilot': {
        enabled: true,
        config: {},
      },
    },
  },
}
`,
    },
  ],
  check({ config, report }) {
    const discovery = config.at('plugins.entries.github-copilot.config.discovery');
    if (!discovery?.isObject) return;
    const others = discovery.members().some(({ key }) => key !== 'enabled');
    const enabled = discovery.at('enabled');
    if (others && enabled === undefined) return;
    report({
      at: enabled ?? discovery,
      on: 'key',
      message: 'The discovery switch of GitHub Copilot was removed in OpenClaw 2026.9.5.',
      fix: safe('Remove it', (edit) => edit.remove(others && enabled !== undefined ? enabled : discovery)),
    });
  },
});
