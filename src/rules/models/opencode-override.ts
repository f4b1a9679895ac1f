import { formatPath } from '../../document/config-path.js';
import { defineRule } from '../../engine/rule.js';

const BUILT_IN: readonly string[] = ['opencode', 'opencode-zen', 'opencode-go'];

export default defineRule({
  id: 'models/opencode-override',
  reads: 'config',
  severity: 'info',
  summary: 'A provider block hides the built-in OpenCode catalogue.',
  why: 'OpenClaw knows the models of OpenCode itself; the block replaces that list, so new models do not appear and wrong endpoints stay. Without a reason for it, remove the block.',
  migrations: ['warn-opencode-provider-override'],
  examples: [
    { before: `{ models: { providers: { 'opencode-zen': { baseUrl: 'https://opencode.ai/zen/v1', models: [] } } } }` },
    {
      title: 'Other providers are set up like this',
      before: `{ models: { providers: { local: { baseUrl: 'http://h/v1', models: [] } } } }`,
      clean: true,
    },
  ],
  check: ({ config, report }) => {
    for (const block of config.all('models.providers.*')) {
      if (!BUILT_IN.includes(String(block.key).trim().toLowerCase())) continue;
      report({
        at: block,
        on: 'key',
        message: `\`${formatPath(block.path)}\` replaces what OpenClaw knows about OpenCode by itself.`,
      });
    }
  },
});
