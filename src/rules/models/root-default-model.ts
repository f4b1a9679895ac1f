import { safe, unsafe } from '../../engine/fix.js';
import { defineRule } from '../../engine/rule.js';

export default defineRule({
  id: 'models/root-default-model',
  reads: 'config',
  severity: 'error',
  fixable: 'safe',
  since: '2026.8.1',
  after: ['models/legacy-model-lists', 'agents/root-agent'],
  summary: '`defaultModel` no longer stands at the top of the config.',
  why: 'The model of all agents is `agents.defaults.model`; the gateway does not start with the old key.',
  migrations: ['defaultmodel-to-agents-defaults-model'],
  examples: [
    {
      before: `{
  defaultModel: 'openai/gpt-5.5', // the team's choice
}`,
      after: `{
  agents: {
    defaults: {
      model: 'openai/gpt-5.5', // the team's choice
    },
  },
}`,
    },
    {
      title: 'The model that is read already wins',
      before: `{ defaultModel: 'openai/gpt-5.5', agents: { defaults: { model: { primary: 'x/y' } } } }`,
      after: `{ agents: { defaults: { model: { primary: 'x/y' } } } }`,
    },
  ],
  check: ({ config, report }) => {
    const old = config.at('defaultModel');
    if (old === undefined) return;
    const taken = config.has('agents.defaults.model');
    if (!taken && old.string === undefined) {
      report({
        at: old,
        on: 'key',
        message: '`defaultModel` is gone, and what stands there is no model; choose one in `agents.defaults.model`.',
        fix: unsafe('Remove defaultModel', (edit) => edit.remove(old), 'its content goes with it'),
      });
      return;
    }
    report({
      at: old,
      on: 'key',
      message: taken
        ? '`defaultModel` was removed; `agents.defaults.model` is set and applies.'
        : '`defaultModel` is now `agents.defaults.model`.',
      fix: safe(taken ? 'Remove defaultModel' : 'Move it to agents.defaults.model', (edit) =>
        taken ? edit.remove(old) : edit.move(old, 'agents.defaults.model'),
      ),
    });
  },
});
