import { manual } from '../../engine/fix.js';
import { defineRule } from '../../engine/rule.js';

/** Keys under `channels` that are no channel. */
const NO_CHANNEL = new Set(['defaults', 'modelByChannel']);

export default defineRule({
  id: 'plugins/allow-misses-channel',
  severity: 'info',
  since: '2026.8.1',
  reads: 'config',
  summary: 'A channel is set up, and `plugins.allow` does not have it.',
  why: "Only plugins on the list are loaded. OpenClaw's own doctor adds what is set up to the list; whether the channel shall run is your decision.",
  fixable: 'manual',
  migrations: ['plugins-auto-enable'],
  examples: [
    { before: `{ plugins: { allow: ['telegram'] }, channels: { telegram: {}, slack: { botToken: '\${SLACK}' } } }\n` },
    {
      title: 'Switched off, or listed',
      before: `{ plugins: { allow: ['telegram'] }, channels: { defaults: {}, telegram: {}, slack: { enabled: false } } }\n`,
      clean: true,
    },
    { title: 'No list', before: `{ channels: { telegram: {} } }\n`, clean: true },
  ],
  check({ config, report }) {
    const allowed = new Set(
      config
        .at('plugins.allow')
        ?.items()
        .map(({ string }) => string?.trim().toLowerCase()),
    );
    if (allowed.size === 0 || config.at('plugins.enabled')?.value === false) return;
    for (const channel of config.at('channels')?.members() ?? []) {
      const id = String(channel.key);
      if (!channel.isObject || NO_CHANNEL.has(id) || allowed.has(id.toLowerCase())) continue;
      if (channel.at('enabled')?.value === false) continue;
      if (config.at(['plugins', 'entries', id, 'enabled'])?.value === false) continue;
      report({
        at: channel,
        on: 'key',
        message: `\`channels.${id}\` is set up, but "${id}" is not on the list \`plugins.allow\`.`,
        fix: manual(`Add "${id}" to plugins.allow, or set channels.${id}.enabled to false`),
      });
    }
  },
});
