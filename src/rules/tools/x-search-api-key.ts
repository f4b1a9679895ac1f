import { safe } from '../../engine/fix.js';
import { relocate } from '../../engine/legacy-keys.js';
import { defineRule } from '../../engine/rule.js';
import { openPluginConfig, pluginConfigPath } from './_plugin-move.js';

const OWNER = pluginConfigPath('xai', 'webSearch');

export default defineRule({
  id: 'tools/x-search-api-key',
  severity: 'error',
  since: '2026.4.2',
  reads: 'config',
  summary: 'The key for searching X belongs to the xAI plugin.',
  why: 'Under `tools.web.x_search` it is no longer read, and the gateway refuses the config.',
  fixable: 'safe',
  migrations: ['xsearch-apikey-to-xai-plugin'],
  examples: [
    {
      before: `{
  tools: {
    web: {
      x_search: {
        enabled: true,
        apiKey: '\${XAI_API_KEY}',
      },
    },
  },
}
`,
      after: `{
  tools: {
    web: {
      x_search: {
        enabled: true,
      },
    },
  },
  plugins: {
    entries: {
      xai: {
        enabled: true,
        config: {
          webSearch: {
            apiKey: '\${XAI_API_KEY}',
          },
        },
      },
    },
  },
}
`,
    },
  ],
  check({ config, report }) {
    const key = config.at('tools.web.x_search.apiKey');
    if (key === undefined) return;
    const owner = config.at(OWNER);
    const known = owner?.at('apiKey');
    report({
      at: key,
      on: 'key',
      message: `\`tools.web.x_search.apiKey\` moved to the xAI plugin.${known === undefined ? '' : ' The plugin has a key already, which stays.'}`,
      fix: safe('Move it to plugins.entries.xai.config.webSearch.apiKey', (edit) => {
        openPluginConfig(edit, config, 'xai');
        if (owner !== undefined && !owner.isObject) edit.remove(owner);
        relocate(edit, key, [...OWNER, 'apiKey'], known, { prune: 'empty-parents' });
      }),
    });
  },
});
