import { unsafe } from '../../engine/fix.js';
import { defineRule } from '../../engine/rule.js';
import { aliasTarget, allowlistFor } from '../../openclaw/allowlist.js';
import { parseModelRef } from '../../openclaw/model-ref.js';
import { type ModelSlotKind, modelSlots } from '../../openclaw/model-slots.js';
import type { ConfigValue } from '../../openclaw/view.js';

/** Slots whose model the allowlist is asked for. An agent's primary and its fallbacks are always allowed. */
const HELD_TO_THE_LIST: ReadonlySet<ModelSlotKind> = new Set(['subagents', 'heartbeat', 'hooks', 'channel']);

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
    const seen = new Set<string>();
    for (const slot of modelSlots(config, target)) {
      if (slot.standing !== 'in-force' || slot.form !== 'value' || !HELD_TO_THE_LIST.has(slot.kind)) continue;
      const ref = parseModelRef(slot.ref.includes('/') ? slot.ref : (aliasTarget(config, slot.ref) ?? ''));
      if (ref?.provider === undefined || ref.provider.toLowerCase() === 'openai-codex') continue;
      const name = `${ref.provider}/${ref.model}`;
      const list = allowlistFor(config, slot.agent, target);
      if (list === undefined || list.allows(name) || alwaysAllowed(config, slot.agent).has(name.toLowerCase()))
        continue;
      const place = list.at.path.join('.');
      const first = !seen.has(`${place} ${name}`);
      seen.add(`${place} ${name}`);
      report({
        at: slot.at,
        message: `\`${name}\` is not on the allowlist \`${place}\`: OpenClaw refuses it or falls back to the default model.`,
        ...(first && {
          fix: unsafe(
            `Add ${name} to ${place}`,
            (edit) => {
              if (list.form === 'list') edit.append(list.at, name);
              else edit.insert([...list.at.path, name], {});
            },
            'a model that is refused today will answer, and may bill another account',
          ),
        }),
      });
    }
  },
});

function alwaysAllowed(config: ConfigValue, agent: string | undefined): ReadonlySet<string> {
  const scopes = ['agents.defaults', 'agents.list[*]', 'agents.entries.*'];
  const models = scopes
    .flatMap((scope) => config.all(`${scope}.model`))
    .filter((model) => {
      if (model.path[1] === 'defaults' || agent === undefined) return model.path[1] === 'defaults';
      const owner = config.at(model.path.slice(0, 3));
      return owner?.at('id')?.string === agent || owner?.key === agent;
    });
  const refs = models.flatMap((model) => [model, model.at('primary'), ...(model.at('fallbacks')?.items() ?? [])]);
  return new Set(refs.flatMap((ref) => ref?.string?.trim().toLowerCase() ?? []));
}
