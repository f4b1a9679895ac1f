import { formatPath } from '../../document/config-path.js';
import { defineRule } from '../../engine/rule.js';
import { channelFix } from './_channel-fix.js';

export default defineRule({
  id: 'channels/googlechat-stream-mode',
  reads: 'config',
  severity: 'error',
  fixable: 'safe',
  since: '2026.4.5',
  migrations: ['googlechat-streammode-removed'],
  summary: '`streamMode` of Google Chat was removed.',
  why: 'It was never read, and a config with the key is refused.',
  examples: [
    {
      target: '2026.9.6',
      before: `{ channels: { googlechat: { enabled: true, streamMode: 'replace' } } }\n`,
      after: `{ channels: { googlechat: { enabled: true } } }\n`,
    },
  ],
  check({ config, target, report }) {
    for (const old of config.all('channels.googlechat{,.accounts.*}.streamMode')) {
      report({
        at: old,
        on: 'key',
        message: `\`${formatPath(old.path)}\` was removed; Google Chat never read it.`,
        fix: channelFix('googlechat', target, 'Remove streamMode', (edit) => edit.remove(old)),
      });
    }
  },
});
