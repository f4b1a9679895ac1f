import { formatPath } from '../../document/config-path.js';
import { defineRule } from '../../engine/rule.js';
import { isAtLeast } from '../../openclaw/releases/release.js';

export default defineRule({
  id: 'models/allowlist-empty',
  reads: 'config',
  severity: 'info',
  summary: 'An empty allowlist allows every model.',
  why: 'It reads as if nothing may be chosen, and means the opposite: only a list with an entry restricts anything.',
  references: ['https://docs.openclaw.ai/concepts/models'],
  examples: [
    { target: '2026.9.6', before: `{ agents: { defaults: { modelPolicy: { allow: [] } } } }\n` },
    { target: '2026.5.12', title: 'until 2026.7 the models map', before: `{ agents: { defaults: { models: {} } } }\n` },
    {
      title: 'from 2026.8.1 on the map restricts nothing anyway',
      target: '2026.9.6',
      clean: true,
      before: `{ agents: { defaults: { models: {} } } }\n`,
    },
  ],
  check({ config, target, report }) {
    const pattern = isAtLeast(target, '2026.8.1')
      ? 'agents.{defaults,list[*],entries.*}.modelPolicy.allow'
      : 'agents.defaults.models';
    for (const list of config.all(pattern)) {
      const isEmpty = list.isArray ? list.items().length === 0 : list.isObject && list.members().length === 0;
      if (!isEmpty) continue;
      report({ at: list, on: 'key', message: `\`${formatPath(list.path)}\` is empty: every model may be chosen.` });
    }
  },
});
