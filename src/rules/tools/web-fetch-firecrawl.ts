import type { EditBuilder } from '../../engine/fix.js';
import { safe, unsafe } from '../../engine/fix.js';
import { relocate } from '../../engine/legacy-keys.js';
import { defineRule } from '../../engine/rule.js';
import { isAcceptedKey } from '../_accepted.js';
import { openPluginConfig, pluginConfigPath } from './_plugin-move.js';

const TO = pluginConfigPath('firecrawl', 'webFetch');

export default defineRule({
  id: 'tools/web-fetch-firecrawl',
  severity: 'error',
  since: '2026.4.2',
  reads: 'config',
  summary: 'Settings of Firecrawl belong to its plugin.',
  why: 'Under `tools.web.fetch` they are no longer read: pages are fetched without Firecrawl, and later releases refuse the config.',
  fixable: 'safe',
  migrations: ['webfetch-firecrawl-to-plugin'],
  examples: [
    {
      before: `{
  tools: {
    web: {
      fetch: {
        enabled: true,
        firecrawl: {
          enabled: true,
          apiKey: '\${FIRECRAWL_API_KEY}', // shared account
        },
      },
    },
  },
}
`,
      after: `{
  tools: {
    web: {
      fetch: {
        enabled: true,
      },
    },
  },
  plugins: {
    entries: {
      firecrawl: {
        enabled: true,
        config: {
          webFetch: {
            apiKey: '\${FIRECRAWL_API_KEY}', // shared account
          },
        },
      },
    },
  },
}
`,
    },
    {
      title: 'Nothing but the switch',
      before: `{ tools: { web: { fetch: { firecrawl: { enabled: false } } } } }\n`,
      after: `{ tools: { web: { fetch: {} } } }\n`,
    },
  ],
  check({ config, target, report }) {
    const firecrawl = config.at('tools.web.fetch.firecrawl');
    if (!firecrawl?.isObject) return;
    const message =
      '`tools.web.fetch.firecrawl` moved to `plugins.entries.firecrawl.config.webFetch`; here it is no longer read.';
    const severity = isAcceptedKey(firecrawl.path, target) ? 'warning' : 'error';
    const enabled = firecrawl.at('enabled');
    if (firecrawl.members().every(({ key }) => key === 'enabled')) {
      report({ at: firecrawl, on: 'key', severity, message, fix: safe('Remove it', (edit) => edit.remove(firecrawl)) });
      return;
    }
    const build = (edit: EditBuilder): void => {
      openPluginConfig(edit, config, 'firecrawl');
      if (enabled !== undefined) edit.remove(enabled);
      const target = config.at(TO);
      relocate(edit, firecrawl, TO, target, { conflict: target?.isObject ? 'fill' : 'replace' });
    };
    const switchedOn = enabled?.value === false && config.at('plugins.entries.firecrawl.enabled')?.value !== false;
    const fix = switchedOn
      ? unsafe('Move it to the plugin', build, 'Firecrawl was switched off here, its plugin would be on')
      : safe('Move it to the plugin', build);
    report({ at: firecrawl, on: 'key', severity, message, fix });
  },
});
