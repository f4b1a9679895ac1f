import { formatPath } from '../../document/config-path.js';
import { unsafe } from '../../engine/fix.js';
import { defineRule } from '../../engine/rule.js';

export default defineRule({
  id: 'agents/context-tokens',
  reads: 'config',
  severity: 'info',
  fixable: 'unsafe',
  since: '2026.8.1',
  summary: '`contextTokens` of an agent is no longer read.',
  why: 'From 2026.8.1 on OpenClaw ignores it, and its own doctor deletes it: a small local model is then sent more than it can hold. Put the limit on the model, in `models.providers.<id>.models[].contextTokens`.',
  references: ['https://github.com/openclaw/openclaw/issues/138290'],
  migrations: ['models-context-budgets-baked'],
  examples: [
    {
      before: `{ agents: { defaults: { contextTokens: 52000, model: 'local/m' } } }`,
      after: `{ agents: { defaults: { model: 'local/m' } } }`,
      unsafe: true,
    },
  ],
  check: ({ config, report }) => {
    for (const budget of config.all('agents.{defaults,list[*],entries.*}.contextTokens')) {
      const name = formatPath(budget.path);
      report({
        at: budget,
        on: 'key',
        message: `\`${name}\` has no effect from 2026.8.1 on; set the limit on the model itself (\`contextTokens\` of the model).`,
        fix: unsafe(
          `Remove ${name}`,
          (edit) => edit.remove(budget),
          'longer prompts than the model can hold may be sent',
        ),
      });
    }
  },
});
