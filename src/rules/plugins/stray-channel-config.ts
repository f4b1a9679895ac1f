import { formatPath } from '../../document/config-path.js';
import { safe } from '../../engine/fix.js';
import { defineRule } from '../../engine/rule.js';

/** Channels whose settings people put under the plugin of the same name. */
const CHANNELS = ['feishu', 'reef'];

export default defineRule({
  id: 'plugins/stray-channel-config',
  severity: 'warning',
  since: '2026.8.1',
  reads: 'config',
  summary: 'Settings of a channel stand under its plugin, where nobody reads them.',
  why: 'The channel reads `channels.<id>` only, so it runs without these settings. What stands there already is what counts.',
  fixable: 'safe',
  migrations: ['plugin-entry-config-to-channel'],
  examples: [
    {
      before: `{
  channels: {
    feishu: { enabled: true },
  },
  plugins: {
    entries: {
      feishu: {
        enabled: true,
        config: { enabled: false, appId: 'cli_a1' },
      },
    },
  },
}
`,
      after: `{
  channels: {
    feishu: { enabled: true, appId: 'cli_a1' },
  },
  plugins: {
    entries: {
      feishu: {
        enabled: true,
      },
    },
  },
}
`,
    },
    {
      title: 'Settings a plugin has itself',
      before: `{ plugins: { entries: { telegram: { config: { x: 1 } } } } }\n`,
      clean: true,
    },
  ],
  check({ config, report }) {
    for (const id of CHANNELS) {
      const settings = config.at(['plugins', 'entries', id, 'config']);
      const channel = config.at(['channels', id]);
      if (!settings?.isObject || settings.members().length === 0 || channel?.isObject === false) continue;
      report({
        at: settings,
        on: 'key',
        message: `\`${formatPath(settings.path)}\` is not read by the channel; its settings belong under \`channels.${id}\`.`,
        fix: safe(`Move them to channels.${id}`, (edit) => {
          for (const setting of settings.members()) {
            if (!channel?.has([setting.key])) edit.move(setting, ['channels', id, setting.key]);
          }
          edit.remove(settings);
        }),
      });
    }
  },
});
