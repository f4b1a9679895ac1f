import { formatPath } from '../../document/config-path.js';
import { manual } from '../../engine/fix.js';
import { defineRule } from '../../engine/rule.js';
import { agentScopes } from '../../openclaw/agents/scopes.js';
import type { ConfigValue } from '../../openclaw/config/view.js';

export default defineRule({
  id: 'models/alias-conflict',
  reads: 'config',
  severity: 'warning',
  fixable: 'manual',
  summary: 'An alias stands for two models, or looks like a model ref.',
  why: 'Aliases are compared without case, and of two the last one wins; the other model can no longer be chosen by it. An alias with a slash takes the place of the model ref it looks like.',
  references: ['https://docs.openclaw.ai/concepts/models'],
  examples: [
    {
      target: '2026.5.12',
      before: `{ agents: { defaults: { models: { 'anthropic/claude-opus-4-7': { alias: 'opus' }, 'openrouter/anthropic/claude-opus-4-7': { alias: 'Opus' } } } } }\n`,
    },
    {
      title: 'an alias that looks like a ref',
      target: '2026.5.12',
      before: `{ agents: { defaults: { models: { 'zai/glm-4.7': { alias: 'openai/gpt-5.5' } } } } }\n`,
    },
    {
      title: 'each its own',
      target: '2026.5.12',
      clean: true,
      before: `{ agents: { defaults: { models: { 'anthropic/claude-opus-4-7': { alias: 'opus' }, 'zai/glm-4.7': { alias: 'glm' } } } } }\n`,
    },
  ],
  check({ config, report }) {
    for (const scope of agentScopes(config)) {
      const seen = new Map<string, ConfigValue>();
      for (const alias of scope.at.all('models.*.alias')) {
        const name = alias.string?.trim() ?? '';
        if (name === '') continue;
        const first = seen.get(name.toLowerCase());
        if (first === undefined) seen.set(name.toLowerCase(), alias);
        else {
          report({
            at: alias,
            message: `\`${name}\` is also the alias of \`${modelOf(first)}\` (${formatPath(first.path)}); this one wins.`,
            related: [{ at: first, message: `the alias of ${modelOf(first)}` }],
            fix: manual('Give one of them another alias'),
          });
        }
        if (/^[^/\s]+\/[^/\s]+/.test(name)) {
          report({
            at: alias,
            message: `The alias \`${name}\` looks like a model ref: whoever writes it gets \`${modelOf(alias)}\`.`,
            fix: manual('Choose an alias without a slash'),
          });
        }
      }
    }
  },
});

function modelOf(alias: ConfigValue): string {
  return String(alias.path.at(-2));
}
