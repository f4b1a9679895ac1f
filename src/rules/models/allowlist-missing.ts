import { formatPath } from '../../document/config-path.js';
import { unsafe } from '../../engine/fix.js';
import { defineRule } from '../../engine/rule.js';
import { allowlistFor } from '../../openclaw/models/allowlist.js';
import { isModelAllowed, refusableSlots } from '../../openclaw/routes/allowed.js';

export default defineRule({
  id: 'models/allowlist-missing',
  reads: 'config',
  severity: 'warning',
  fixable: 'unsafe',
  after: ['models/openai-codex-ref'],
  summary: 'The config uses a model that its own allowlist refuses.',
  why: 'Once the allowlist has an entry, only what is on it may be chosen. A sub-agent, heartbeat, hook or channel that names another model is refused or quietly runs on the default one. Adding the entry lets another model answer, which may bill another account; it is therefore never done without being asked for.',
  references: ['https://docs.openclaw.ai/concepts/models', 'https://github.com/openclaw/openclaw/issues/12674'],
  examples: [
    {
      title: 'until 2026.7 the models map is the allowlist',
      target: '2026.5.12',
      unsafe: true,
      before: `{
  agents: {
    defaults: {
      model: 'anthropic/claude-sonnet-4-6',
      models: { 'anthropic/claude-sonnet-4-6': { alias: 'sonnet' } },
      subagents: { model: 'zai/glm-4.7' },
    },
  },
}
`,
      after: `{
  agents: {
    defaults: {
      model: 'anthropic/claude-sonnet-4-6',
      models: { 'anthropic/claude-sonnet-4-6': { alias: 'sonnet' }, 'zai/glm-4.7': {} },
      subagents: { model: 'zai/glm-4.7' },
    },
  },
}
`,
    },
    {
      title: 'from 2026.8.1 modelPolicy.allow is',
      target: '2026.9.6',
      unsafe: true,
      before: `{
  agents: {
    defaults: {
      modelPolicy: { allow: ['anthropic/*'] },
      heartbeat: { model: 'openai/gpt-5.5' },
    },
  },
}
`,
      after: `{
  agents: {
    defaults: {
      modelPolicy: { allow: ['anthropic/*', 'openai/gpt-5.5'] },
      heartbeat: { model: 'openai/gpt-5.5' },
    },
  },
}
`,
    },
    {
      title: 'an empty list allows every model',
      target: '2026.5.12',
      clean: true,
      before: `{ agents: { defaults: { models: {}, subagents: { model: 'zai/glm-4.7' } } } }\n`,
    },
    {
      title: 'primaries and fallbacks are always allowed',
      target: '2026.5.12',
      clean: true,
      before: `{ agents: { defaults: { model: { primary: 'zai/glm-5', fallbacks: ['zai/glm-4.7'] }, models: { 'openai/gpt-5.5': {} }, heartbeat: { model: 'zai/glm-5' } } } }\n`,
    },
  ],
  check({ config, target, report }) {
    const offered = new Set<string>();
    for (const { slot, model } of refusableSlots(config, target)) {
      const list = allowlistFor(config, slot.agent, target);
      if (list === undefined || isModelAllowed(config, model, slot.agent, target)) continue;
      if (model.startsWith('openai-codex/')) continue;
      const place = formatPath(list.at.path);
      const again = offered.has(`${place} ${model}`);
      offered.add(`${place} ${model}`);
      report({
        at: slot.at,
        message: `\`${model}\` is not on the allowlist \`${place}\`: OpenClaw refuses it or falls back to the default model.`,
        ...(!again && {
          fix: unsafe(
            `Add ${model} to ${place}`,
            (edit) => {
              if (list.form === 'list') edit.append(list.at, model);
              else edit.insert([...list.at.path, model], {});
            },
            'a model that is refused today will answer, and may bill another account',
          ),
        }),
      });
    }
  },
});
