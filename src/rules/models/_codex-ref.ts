import { startsWithPath } from '../../document/config-path.js';
import type { EditBuilder } from '../../engine/fix.js';
import { fill } from '../../engine/legacy-keys.js';
import { type AgentScope, agentScopes, scopeOfPath } from '../../openclaw/agents/scopes.js';
import { perConfigAndRelease } from '../../openclaw/config/per-config.js';
import type { ConfigValue } from '../../openclaw/config/view.js';
import { explicitRuntime, openAiDefaultsToCodex } from '../../openclaw/models/runtime-policy.js';
import { type ModelSlot, modelSlots } from '../../openclaw/models/slots.js';
import type { Release } from '../../openclaw/releases/release.js';
import { type CanonicalRef, canonicalRef } from './_canonical-ref.js';
import { keepOpen } from './_models-map.js';

/** A key of a models map: its settings move to the canonical entry, whose own values win. */
export function renameEntry(
  edit: EditBuilder,
  entry: ConfigValue,
  model: string,
  config: ConfigValue,
  target: Release,
): void {
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

export function renameRef(
  edit: EditBuilder,
  slot: ModelSlot,
  ref: CanonicalRef,
  config: ConfigValue,
  target: Release,
): void {
  const twin = slot.kind === 'allow' && siblings(config, slot).some((item) => item.string?.trim() === ref.text);
  if (twin) {
    edit.remove(slot.at);
    return;
  }
  edit.set(slot.at, ref.text);
  const scope = scopeOf(config, slot);
  if (scope === undefined || !needsPolicy(slot, config)) return;
  const models = scope.at.at('models');
  const entry = carryingEntry(config, scope, ref.model, target);
  if (entry !== undefined) {
    // The runtime stands there: a ref that went without it would be run by another one.
    renameEntry(edit, entry, ref.model, config, target);
    return;
  }
  if (isCarried(config, scope, ref.model, target)) return;
  if (explicitRuntime(config, ref.model, slot.agent, target) !== undefined) return;
  if (explicitRuntime(config, `openai-codex/${ref.model.slice('openai/'.length)}`, slot.agent, target) !== undefined)
    return;
  setCodex(edit, [...scope.at.path, 'models', ref.model], models?.at([ref.model]));
  if (scope.place === 'defaults') keepOpen(edit, config, ref.model, target);
  keepOthers(edit, config, scope, ref.model, target);
}

/** The slots that still name the retired provider, by the model they mean. */
const legacySlots = perConfigAndRelease((config, target) => {
  const byModel = new Map<string, ModelSlot[]>();
  for (const slot of modelSlots(config, target)) {
    const model = canonicalRef(slot.ref)?.model;
    if (model === undefined) continue;
    const known = byModel.get(model);
    if (known === undefined) byModel.set(model, [slot]);
    else known.push(slot);
  }
  return byModel;
});

/** The entry of a models map, under the old name, that chooses the runtime of the model for this scope. */
function carryingEntry(
  config: ConfigValue,
  scope: AgentScope,
  model: string,
  target: Release,
): ConfigValue | undefined {
  return (legacySlots(config, target).get(model) ?? []).find(
    (other) =>
      other.kind === 'map-key' &&
      (scopeOf(config, other)?.place === 'defaults' || startsWithPath(other.at.path, scope.at.path)),
  )?.at;
}

/** For an agent the policy comes with the defaults' own ref. */
function isCarried(config: ConfigValue, scope: AgentScope, model: string, target: Release): boolean {
  if (scope.place === 'defaults') return false;
  return (legacySlots(config, target).get(model) ?? []).some(
    (other) => scopeOf(config, other)?.place === 'defaults' && (other.kind === 'primary' || other.kind === 'fallback'),
  );
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
  const agent = scopeOfPath(config, entry.path)?.id;
  return explicitRuntime(config, model, agent, target) !== undefined;
}

function scopeOf(config: ConfigValue, slot: ModelSlot): AgentScope | undefined {
  return scopeOfPath(config, slot.at.path);
}

function siblings(config: ConfigValue, slot: ModelSlot): readonly ConfigValue[] {
  return config.at(slot.at.path.slice(0, -1))?.items() ?? [];
}
