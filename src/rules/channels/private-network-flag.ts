import { formatPath } from '../../document/config-path.js';
import { Draft } from '../../engine/draft.js';
import { titleFor } from '../../engine/legacy-keys.js';
import { defineRule } from '../../engine/rule.js';
import { channelFix } from './_channel-fix.js';

const CHANNELS = ['mattermost', 'matrix', 'nextcloud-talk', 'tlon', 'bluebubbles'];

export default defineRule({
  id: 'channels/private-network-flag',
  reads: 'config',
  severity: 'error',
  fixable: 'safe',
  since: '2026.4.5',
  migrations: ['channels-allowprivatenetwork-to-network'],
  summary: '`allowPrivateNetwork` is now `network.dangerouslyAllowPrivateNetwork`.',
  why: 'A config with the old key is refused, so the gateway does not start. What the new key says already is kept.',
  examples: [
    {
      target: '2026.9.6',
      before: `{
  channels: {
    mattermost: {
      allowPrivateNetwork: true, // our own server
      accounts: { work: { allowPrivateNetwork: true, network: { dangerouslyAllowPrivateNetwork: false } } },
    },
  },
}
`,
      after: `{
  channels: {
    mattermost: {
      network: {
        dangerouslyAllowPrivateNetwork: true, // our own server
      },
      accounts: { work: { network: { dangerouslyAllowPrivateNetwork: false } } },
    },
  },
}
`,
    },
  ],
  check({ config, target, report }) {
    for (const channel of CHANNELS) {
      for (const old of config.all(`channels.${channel}{,.accounts.*}.allowPrivateNetwork`)) {
        const to = [...old.path.slice(0, -1), 'network', 'dangerouslyAllowPrivateNetwork'];
        const present = config.at(to)?.value;
        const wins = present !== undefined && (typeof present === 'boolean' || typeof old.value !== 'boolean');
        const kept = wins ? ' What is set there already is kept.' : '';
        report({
          at: old,
          on: 'key',
          message: `\`${formatPath(old.path)}\` moved to \`network.dangerouslyAllowPrivateNetwork\`.${kept}`,
          fix: channelFix(channel, target, titleFor(old, to, wins ? config.at(to) : undefined), (edit) => {
            const draft = new Draft(edit, config);
            if (!wins) draft.remove(to);
            draft.moveOrDrop(old.path, to);
          }),
        });
      }
    }
  },
});
