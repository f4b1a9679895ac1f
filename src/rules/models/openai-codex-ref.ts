import { startsWithPath } from '../../document/config-path.js';
import type { Fix } from '../../engine/finding.js';
import { type EditBuilder, safe, unsafe } from '../../engine/fix.js';
import { fill } from '../../engine/legacy-keys.js';
import { defineRule } from '../../engine/rule.js';
import { type AgentScope, agentScopes } from '../../openclaw/agents.js';
import { refusableSlots } from '../../openclaw/allowlist.js';
import { formatModelRef, parseModelRef } from '../../openclaw/model-ref.js';
import { type ModelSlot, modelSlots } from '../../openclaw/model-slots.js';
import { isAtLeast, type Release } from '../../openclaw/release.js';
import { explicitRuntime, openAiDefaultsToCodex } from '../../openclaw/runtime-policy.js';
import type { ConfigValue } from '../../openclaw/view.js';

/** From this release on a runtime can be chosen for one model, so that a rename keeps the subscription. */
const MODEL_SCOPED_RUNTIME = '2026.5.12';
/** From this release on the models map restricts nothing. */
const MODEL_POLICY = '2026.8.1';

export default defineRule({
  id: 'models/openai-codex-ref',
  reads: 'config',
  severity: 'error',
  fixable: 'safe',
  since: '2026.5.5',
  gaps: [{ since: '2026.5.6', until: '2026.5.12' }],
  migrations: ['codex-route-model-refs', 'codex-route-reverse-recovery'],
  summary: 'A model ref names the retired provider `openai-codex`.',
  why: 'The ChatGPT subscription is no longer a provider of its own but a runtime of `openai/*`. The old ref stops resolving; a bare rename would move the agent to the metered API key. Ref and runtime therefore change together. Auth profiles called `openai-codex:*` are no refs and stay.',
  references: ['https://docs.openclaw.ai/providers/openai', 'https://github.com/openclaw/openclaw/issues/78407'],
  examples: [
    {
      target: '2026.5.12',
      before: `{
  agents: {
    defaults: {
      model: { primary: 'openai-codex/gpt-5.5' }, // daily driver
    },
  },
}
`,
      after: `{
  agents: {
    defaults: {
      model: { primary: 'openai/gpt-5.5' }, // daily driver
      models: {
        'openai/gpt-5.5': {
          agentRuntime: { id: 'codex' },
        },
      },
    },
  },
}
`,
    },
    {
      title: 'an explicit pi wins and travels with its entry',
      target: '2026.5.12',
      before: `{ agents: { defaults: { models: { 'openai-codex/gpt-5.4': { agentRuntime: { id: 'pi' } } } } } }\n`,
      after: `{ agents: { defaults: { models: { 'openai/gpt-5.4': { agentRuntime: { id: 'pi' } } } } } }\n`,
    },
    {
      title: 'the canonical entry is there already: it wins, and takes what it lacks',
      target: '2026.6.11',
      before: `{
  agents: {
    defaults: {
      models: {
        'openai-codex/gpt-5.5': { alias: 'old', params: { transport: 'auto' } },
        'openai/gpt-5.5': { alias: 'G55', agentRuntime: { id: 'codex' } },
      },
    },
  },
}
`,
      after: `{
  agents: {
    defaults: {
      models: {
        'openai/gpt-5.5': { alias: 'G55', agentRuntime: { id: 'codex' }, params: { transport: 'auto' } },
      },
    },
  },
}
`,
    },
    {
      title: 'the first entry would close the allowlist: what is used elsewhere stays allowed',
      target: '2026.5.12',
      before: `{ agents: { defaults: { model: 'openai-codex/gpt-5.5', heartbeat: { model: 'anthropic/claude-haiku-4-5' } } } }\n`,
      after: `{ agents: { defaults: { model: 'openai/gpt-5.5', heartbeat: { model: 'anthropic/claude-haiku-4-5' }, models: { 'openai/gpt-5.5': { agentRuntime: { id: 'codex' } }, 'anthropic/claude-haiku-4-5': {} } } } }\n`,
    },
    {
      title: 'these releases know the provider',
      target: '2026.5.7',
      clean: true,
      before: `{ agents: { defaults: { model: 'openai-codex/gpt-5.5' } } }\n`,
    },
  ],
  check({ config, target, report }) {
    for (const slot of modelSlots(config, target)) {
      const ref = canonicalRef(slot.ref);
      if (ref === undefined || slot.form === 'pair') continue;
      const written = `\`${slot.ref.trim()}\``;
      const kept = slot.form === 'key' ? conflicts(slot.at, sibling(config, slot, ref.model)) : '';
      report({
        at: slot.at,
        on: slot.form === 'key' ? 'key' : 'value',
        message: `${written} names a provider that OpenClaw ${target.text} no longer has; the model is \`${ref.model}\`, on the Codex runtime to stay with the ChatGPT subscription.${kept}`,
        fix: makeFix(target, `Use ${ref.text}`, (edit) => {
          if (slot.form === 'key') renameEntry(edit, slot.at, ref.model, config, target);
          else renameRef(edit, slot, ref, config, target);
        }),
      });
    }
  },
});

interface CanonicalRef {
  /** Without a profile: what a models map calls it. */
  readonly model: string;
  readonly text: string;
}

function canonicalRef(text: string): CanonicalRef | undefined {
  const ref = parseModelRef(text);
  if (ref?.provider?.toLowerCase() !== 'openai-codex') return undefined;
  const renamed = { ...ref, provider: 'openai' };
  return { model: formatModelRef({ ...renamed, profile: undefined }), text: formatModelRef(renamed) };
}

function makeFix(target: Release, title: string, build: (edit: EditBuilder) => void): Fix {
  if (isAtLeast(target, MODEL_SCOPED_RUNTIME)) return safe(title, build);
  return unsafe(
    title,
    build,
    `OpenClaw ${target.text} cannot keep the subscription for one model; it may bill the API key.`,
  );
}

/** A key of a models map: its settings move to the canonical entry, whose own values win. */
function renameEntry(edit: EditBuilder, entry: ConfigValue, model: string, config: ConfigValue, target: Release): void {
  const path = [...entry.path.slice(0, -1), model];
  const canonical = config.at(path);
  if (canonical === undefined) {
    edit.rename(entry, model);
    if (!hasRuntime(entry) && !isPinned(config, entry, model, target)) setCodex(edit, path, entry);
    return;
  }
  if (hasRuntime(entry) && canonical.has('agentRuntime.id') && !hasRuntime(canonical)) {
    edit.set([...path, 'agentRuntime', 'id'], entry.at('agentRuntime.id')?.value ?? 'codex');
  }
  fill(edit, entry, canonical);
  edit.remove(entry);
  if (!hasRuntime(canonical) && !hasRuntime(entry) && !isPinned(config, entry, model, target)) {
    setCodex(edit, path, canonical);
  }
}

function renameRef(edit: EditBuilder, slot: ModelSlot, ref: CanonicalRef, config: ConfigValue, target: Release): void {
  const twin = slot.kind === 'allow' && siblings(config, slot).some((item) => item.string?.trim() === ref.text);
  if (twin) {
    edit.remove(slot.at);
    return;
  }
  edit.set(slot.at, ref.text);
  const scope = scopeOf(config, slot);
  if (scope === undefined || !needsPolicy(slot, config)) return;
  const models = scope.at.at('models');
  if (isCarried(config, scope, ref.model, target)) return;
  if (explicitRuntime(config, ref.model, slot.agent, target) !== undefined) return;
  if (explicitRuntime(config, `openai-codex/${ref.model.slice('openai/'.length)}`, slot.agent, target) !== undefined)
    return;
  setCodex(edit, [...scope.at.path, 'models', ref.model], models?.at([ref.model]));
  if (scope.place === 'defaults' && !models?.members().length) keepOpen(edit, config, ref.model, target);
  keepOthers(edit, config, scope, ref.model, target);
}

/** The policy comes with the renamed key of a models map, or for an agent with the defaults' own ref. */
function isCarried(config: ConfigValue, scope: AgentScope, model: string, target: Release): boolean {
  return modelSlots(config, target).some((other) => {
    if (canonicalRef(other.ref)?.model !== model) return false;
    const place = scopeOf(config, other)?.place;
    if (other.kind === 'map-key') return place === 'defaults' || startsWithPath(other.at.path, scope.at.path);
    return (
      scope.place !== 'defaults' && place === 'defaults' && (other.kind === 'primary' || other.kind === 'fallback')
    );
  });
}

/**
 * Up to 2026.7 the first entry of the models map closes the allowlist. What the config uses elsewhere was allowed
 * until now and stays so.
 */
function keepOpen(edit: EditBuilder, config: ConfigValue, first: string, target: Release): void {
  if (isAtLeast(target, MODEL_POLICY)) return;
  const used = refusableSlots(config, target).map(({ model }) => canonicalRef(model)?.model ?? model);
  for (const model of new Set(used)) if (model !== first) edit.insert(['agents', 'defaults', 'models', model], {});
}

/** A policy in the defaults must not change agents that chose the canonical model, and with it the API key, themselves. */
function keepOthers(edit: EditBuilder, config: ConfigValue, scope: AgentScope, model: string, target: Release): void {
  if (scope.place !== 'defaults' || openAiDefaultsToCodex(config)) return;
  const chosen = modelSlots(config, target).filter((slot) => slot.ref.trim() === model && slot.form === 'value');
  for (const other of agentScopes(config)) {
    if (other.place === 'defaults' || !chosen.some((slot) => startsWithPath(slot.at.path, other.at.path))) continue;
    if (explicitRuntime(config, model, other.id, target) !== undefined) continue;
    edit.insert([...other.at.path, 'models', model, 'agentRuntime'], { id: 'auto' });
  }
}

/** Primaries and fallbacks always get a policy; other slots only where the default would not be Codex. */
function needsPolicy(slot: ModelSlot, config: ConfigValue): boolean {
  return slot.kind === 'primary' || slot.kind === 'fallback' || !openAiDefaultsToCodex(config);
}

function setCodex(edit: EditBuilder, path: readonly (string | number)[], entry: ConfigValue | undefined): void {
  if (entry?.has('agentRuntime.id')) edit.set([...path, 'agentRuntime', 'id'], 'codex');
  else if (entry?.at('agentRuntime')?.isObject) edit.insert([...path, 'agentRuntime', 'id'], 'codex');
  else edit.insert([...path, 'agentRuntime'], { id: 'codex' });
}

function hasRuntime(entry: ConfigValue): boolean {
  const id = entry.at('agentRuntime.id')?.string?.trim().toLowerCase();
  return id !== undefined && id !== '' && id !== 'auto' && id !== 'default';
}

function isPinned(config: ConfigValue, entry: ConfigValue, model: string, target: Release): boolean {
  const agent = agentScopes(config).find((scope) => startsWithPath(entry.path, scope.at.path))?.id;
  return explicitRuntime(config, model, agent, target) !== undefined;
}

function scopeOf(config: ConfigValue, slot: ModelSlot): AgentScope | undefined {
  return agentScopes(config).find((scope) => startsWithPath(slot.at.path, scope.at.path));
}

function siblings(config: ConfigValue, slot: ModelSlot): readonly ConfigValue[] {
  return config.at(slot.at.path.slice(0, -1))?.items() ?? [];
}

function sibling(config: ConfigValue, slot: ModelSlot, key: string): ConfigValue | undefined {
  return config.at([...slot.at.path.slice(0, -1), key]);
}

/** What the canonical entry says otherwise, by name: it must not vanish without a word. */
function conflicts(entry: ConfigValue, canonical: ConfigValue | undefined): string {
  const names = entry
    .members()
    .filter(
      (member) =>
        canonical?.has([member.key]) &&
        JSON.stringify(canonical.at([member.key])?.value) !== JSON.stringify(member.value),
    )
    .map((member) => `\`${member.key}\``);
  if (canonical === undefined) return '';
  const kept = ` An entry \`${canonical.key}\` is there already and takes what it lacks.`;
  return names.length === 0 ? kept : `${kept} Its own ${names.join(', ')} ${names.length > 1 ? 'win' : 'wins'}.`;
}
