import type { JsonValue } from '../../document/node.js';
import { type EditBuilder, manual, safe, unsafe } from '../../engine/fix.js';
import { defineRule } from '../../engine/rule.js';
import type { ConfigValue } from '../../openclaw/config/view.js';
import { modelSlots } from '../../openclaw/models/slots.js';
import type { Release } from '../../openclaw/releases/release.js';

const MARKER = 'meta.migrations.modelPolicyAllowlist';
/** Words that stand in an allowlist without being refs. */
const SELECTORS: readonly string[] = ['openrouter:auto', 'openrouter:free'];

export default defineRule({
  id: 'models/models-map-allowlist',
  reads: 'config',
  severity: 'warning',
  fixable: 'safe',
  since: '2026.8.1',
  after: ['runtime/whole-agent-pin', 'models/retired-ref', 'models/legacy-model-lists', 'agents/root-agent'],
  summary: 'The keys of `agents.defaults.models` no longer say which models may be chosen.',
  why: 'Up to 2026.7 the map was the allowlist; from 2026.8.1 on `agents.defaults.modelPolicy.allow` is, and without it every model may be chosen.',
  migrations: ['agents-defaults-models-to-modelpolicy-allow'],
  examples: [
    {
      before: `{
  agents: {
    defaults: {
      models: {
        'anthropic/claude-sonnet-5': { alias: 'sonnet' }, // we rely on this being a closed list
        'openai/gpt-5.5': {},
      },
    },
  },
}`,
      after: `{
  agents: {
    defaults: {
      models: {
        'anthropic/claude-sonnet-5': { alias: 'sonnet' }, // we rely on this being a closed list
        'openai/gpt-5.5': {},
      },
      modelPolicy: {
        allow: ['anthropic/claude-sonnet-5', 'openai/gpt-5.5'],
      },
    },
  },
  meta: {
    migrations: { modelPolicyAllowlist: true },
  },
}`,
    },
    {
      title: 'A key that names no model is not copied into a list that would be refused',
      before: `{ agents: { defaults: { models: { openai: { alias: 'o' }, 'anthropic/claude-sonnet-5': {} } } } }`,
      target: '2026.9.6',
    },
    {
      title: 'Entries that only choose a runtime for the models in use were never meant as a list',
      before: `{
  agents: {
    defaults: {
      model: 'openai/gpt-5.5',
      models: { 'openai/gpt-5.5': { agentRuntime: { id: 'codex' } } },
    },
  },
}`,
    },
    {
      title: 'The list is there already',
      before: `{ agents: { defaults: { models: { 'x/y': {} }, modelPolicy: { allow: ['x/y'] } } } }`,
      clean: true,
    },
    { title: 'An empty map restricts nothing', before: `{ agents: { defaults: { models: {} } } }`, clean: true },
  ],
  check: ({ config, target, report }) => {
    const models = config.at('agents.defaults.models');
    const policy = config.at('agents.defaults.modelPolicy');
    if (models === undefined || !models.isObject || config.at(MARKER)?.value === true) return;
    if (policy?.isObject || config.at('meta')?.isObject === false) return;
    const entries = models.members().filter((entry) => String(entry.key).trim() !== '');
    if (entries.length === 0) return;
    const invalid = entries.filter((entry) => !isAllowable(String(entry.key), entries));
    if (invalid.length > 0) {
      const names = invalid.map((entry) => `\`${entry.key}\``).join(', ');
      report({
        at: models,
        on: 'key',
        message: `These keys no longer restrict which models may be chosen, and ${names} cannot stand in an allowlist: write \`provider/model\` or \`provider/*\`.`,
        fix: manual('Name what may be chosen in agents.defaults.modelPolicy.allow'),
      });
      return;
    }
    const allow = entries.map((entry) => String(entry.key));
    const title = 'Copy the keys to agents.defaults.modelPolicy.allow';
    const build = (edit: EditBuilder): void => close(edit, config, allow);
    if (isRuntimeMap(entries, config, target)) {
      // OpenClaw's own doctor copies what a whole-agent backend left behind, but not what became of Codex refs.
      const copied = entries.every(hasCliBackend);
      report({
        at: models,
        on: 'key',
        severity: 'info',
        message:
          'These entries only choose runtimes. Up to 2026.7 they also meant that no other model may be chosen; if that was the intent, it has to be said in `agents.defaults.modelPolicy.allow`.',
        fix: copied ? unsafe(title, build, 'no other model may be chosen then') : manual(title),
      });
      return;
    }
    report({
      at: models,
      on: 'key',
      message: 'These keys no longer restrict which models may be chosen; `agents.defaults.modelPolicy.allow` does.',
      fix: safe(title, build),
    });
  },
});

function close(edit: EditBuilder, config: ConfigValue, allow: JsonValue): void {
  if (config.has('agents.defaults.modelPolicy')) edit.set('agents.defaults.modelPolicy', { allow });
  else edit.insert('agents.defaults.modelPolicy', { allow }, { after: 'models' });
  if (config.has(MARKER)) edit.set(MARKER, true);
  else edit.insert(MARKER, true);
}

/**
 * Written by migrations for models in use: the entries choose runtimes, or keep a model in use allowed beside those,
 * and say nothing else.
 */
function isRuntimeMap(entries: readonly ConfigValue[], config: ConfigValue, target: Release): boolean {
  const used = new Set(
    modelSlots(config, target)
      .filter((slot) => slot.form === 'value' && slot.kind !== 'allow')
      .map((slot) => slot.ref.trim()),
  );
  const runtimes = entries.filter((entry) => entry.has('agentRuntime'));
  return (
    runtimes.length > 0 &&
    entries.every((entry) => used.has(String(entry.key)) && entry.members().every(({ key }) => key === 'agentRuntime'))
  );
}

function hasCliBackend(entry: ConfigValue): boolean {
  const runtime = entry.at('agentRuntime.id')?.string;
  return runtime === undefined || runtime === 'claude-cli' || runtime === 'google-gemini-cli';
}

function isAllowable(key: string, entries: readonly ConfigValue[]): boolean {
  const text = key.trim();
  const lower = text.toLowerCase();
  if (SELECTORS.includes(lower)) return true;
  if (entries.some((entry) => entry.at('alias')?.string?.trim().toLowerCase() === lower)) return true;
  const segments = text.split('/').map((segment) => segment.trim());
  const named = segments.at(-1) === '*' ? segments.slice(0, -1) : segments;
  return segments.length >= 2 && named.every(isSegment);
}

function isSegment(segment: string): boolean {
  return segment !== '' && !/[*\s\u0000-\u001f\u007f]/u.test(segment);
}
