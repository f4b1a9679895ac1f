import { formatPath } from '../../document/config-path.js';
import { Draft } from '../../engine/draft.js';
import { safe } from '../../engine/fix.js';
import { titleFor } from '../../engine/legacy-keys.js';
import { defineRule } from '../../engine/rule.js';
import { isAcceptedKey } from '../_accepted.js';

const KEYS = new Set(['showOk', 'showAlerts', 'useIndicator']);

export default defineRule({
  id: 'channels/heartbeat-visibility',
  reads: 'config',
  severity: 'error',
  fixable: 'safe',
  since: '2026.8.1',
  after: ['channels/feishu-fields'],
  migrations: ['heartbeat-visibility-rename'],
  summary: 'What a channel shows of heartbeats is set in `heartbeatVisibility`.',
  why: 'A config with the old name is refused, so the gateway does not start. What the new name says already is kept.',
  examples: [
    {
      before: `{
  channels: {
    defaults: {
      heartbeat: { showOk: true }, // I want to see it is alive
    },
    telegram: { heartbeat: { showAlerts: false }, heartbeatVisibility: { showAlerts: true } },
  },
}
`,
      after: `{
  channels: {
    defaults: {
      heartbeatVisibility: { showOk: true }, // I want to see it is alive
    },
    telegram: { heartbeatVisibility: { showAlerts: true } },
  },
}
`,
    },
    {
      title: 'A section with other settings is something else',
      before: `{ channels: { custom: { heartbeat: { every: '5m', showOk: true } } } }\n`,
      clean: true,
    },
  ],
  check({ config, target, report }) {
    for (const old of config.all('channels.*{,.accounts.*}.heartbeat')) {
      if (!old.isObject || old.members().some(({ key }) => !KEYS.has(String(key)))) continue;
      if (old.path[1] === 'feishu' && old.members().length === 0) continue;
      const to = [...old.path.slice(0, -1), 'heartbeatVisibility'];
      const kept = config.has(to) ? ' What is set there already is kept.' : '';
      report({
        at: old,
        on: 'key',
        // A channel whose plugin is not there takes anything.
        severity: isAcceptedKey(old.path, target) ? 'warning' : 'error',
        message: `\`${formatPath(old.path)}\` is now called \`heartbeatVisibility\`.${kept}`,
        fix: safe(titleFor(old, to, config.at(to)), (edit) => new Draft(edit, config).moveOrDrop(old.path, to)),
      });
    }
  },
});
