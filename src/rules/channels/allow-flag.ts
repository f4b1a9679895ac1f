import { formatPath } from '../../document/config-path.js';
import { Draft } from '../../engine/draft.js';
import { defineRule } from '../../engine/rule.js';
import { channelFix } from './_channel-fix.js';
import { examples } from './examples/allow-flag.js';

/** Where each channel lists its rooms. */
const ROOMS: Readonly<Record<string, string>> = {
  slack: 'channels.*',
  googlechat: 'groups.*',
  discord: 'guilds.*.channels.*',
  matrix: '{groups,rooms}.*',
  zalouser: 'groups.*',
};

/** These channels understood nothing but true and false. */
const BOOLEAN_ONLY = new Set(['matrix', 'zalouser']);

export default defineRule({
  id: 'channels/allow-flag',
  reads: 'config',
  severity: 'error',
  fixable: 'safe',
  since: '2026.4.5',
  migrations: ['channels-allow-to-enabled'],
  summary: 'A room is switched by `enabled`, no longer by `allow`.',
  why: 'A config with the old key is refused, so the gateway does not start. What `enabled` says already is kept.',
  examples,
  check({ config, target, report }) {
    for (const [channel, rooms] of Object.entries(ROOMS)) {
      const booleanOnly = BOOLEAN_ONLY.has(channel);
      for (const old of config.all(`channels.${channel}{,.accounts.*}.${rooms}.allow`)) {
        if (booleanOnly && typeof old.value !== 'boolean') continue;
        const to = [...old.path.slice(0, -1), 'enabled'];
        const present = config.at(to);
        const wins = booleanOnly ? typeof present?.value === 'boolean' : present !== undefined;
        const kept = wins ? ' What `enabled` says already is kept.' : '';
        report({
          at: old,
          on: 'key',
          message: `\`${formatPath(old.path)}\` is now called \`enabled\`.${kept}`,
          fix: channelFix(channel, target, wins ? 'Remove allow' : 'Rename allow to enabled', (edit) => {
            const draft = new Draft(edit, config);
            if (!wins) draft.remove(to);
            draft.moveOrDrop(old.path, to);
          }),
        });
      }
    }
  },
});
