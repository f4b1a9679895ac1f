import { formatPath } from '../../document/config-path.js';
import { safe } from '../../engine/fix.js';
import { defineRule } from '../../engine/rule.js';

const PLACES =
  '{agents.defaults.models.*,agents.list[*].models.*,agents.entries.*.models.*,models.providers.*,models.providers.*.models[*]}';

export default defineRule({
  id: 'runtime/codex-cli-id',
  reads: 'config',
  severity: 'warning',
  fixable: 'safe',
  since: '2026.5.18',
  summary: 'The runtime `codex-cli` is now called `codex`.',
  why: 'The command-line backend of Codex was folded into the Codex runtime; the old id may stop resolving.',
  migrations: ['models-runtime-provider-refs'],
  examples: [
    {
      before: `{ agents: { defaults: { models: { 'openai/gpt-5.5': { agentRuntime: { id: 'codex-cli' } } } } } }`,
      after: `{ agents: { defaults: { models: { 'openai/gpt-5.5': { agentRuntime: { id: 'codex' } } } } } }`,
    },
  ],
  check: ({ config, report }) => {
    for (const id of config.all(`${PLACES}.agentRuntime.id`)) {
      if (id.string?.trim().toLowerCase() !== 'codex-cli') continue;
      report({
        at: id,
        message: `\`${formatPath(id.path)}\`: the runtime is called \`codex\` now.`,
        fix: safe('Write codex', (edit) => edit.set(id, 'codex')),
      });
    }
  },
});
