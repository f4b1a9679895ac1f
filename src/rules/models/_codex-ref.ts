import { startsWithPath } from '../../document/config-path.js';
import type { EditBuilder } from '../../engine/fix.js';
import { fill } from '../../engine/legacy-keys.js';
import { type AgentScope, agentScopes, scopeOfPath } from '../../openclaw/agents/scopes.js';
import type { ConfigValue } from '../../openclaw/config/view.js';
import { choosesRuntime, explicitRuntime } from '../../openclaw/models/runtime-policy.js';
import { type ModelSlot, modelSlots } from '../../openclaw/models/slots.js';
import type { Release } from '../../openclaw/releases/release.js';
import { runsOnCodex } from '../../openclaw/routes/runtime.js';
import type { CanonicalRef } from './_canonical-ref.js';
import { carryingEntry, isCarried } from './_carried-runtime.js';
import { writeRuntime } from './_model-entry.js';
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
    if (!choosesRuntime(entry) && !isPinned(config, entry, model, target)) writeRuntime(edit, entry, path, 'codex');
    return;
  }
  if (choosesRuntime(entry) && canonical.has('agentRuntime.id') && !choosesRuntime(canonical)) {
    edit.set([...path, 'agentRuntime', 'id'], entry.at('agentRuntime.id')?.value ?? 'codex');
  }
  fill(edit, entry, canonical);
  edit.remove(entry);
  if (!choosesRuntime(canonical) && !choosesRuntime(entry) && !isPinned(config, entry, model, target)) {
    writeRuntime(edit, canonical, path, 'codex');
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
  const scope = scopeOfPath(config, slot.at.path);
  if (scope === undefined || !needsPolicy(slot, ref.model, config, target)) return;
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
  writeRuntime(edit, models?.at([ref.model]), [...scope.at.path, 'models', ref.model], 'codex');
  if (scope.place === 'defaults') keepOpen(edit, config, ref.model, target);
  keepOthers(edit, config, scope, ref.model, target);
}

/** A policy in the defaults must not change agents that chose the canonical model, and with it the API key, themselves. */
function keepOthers(edit: EditBuilder, config: ConfigValue, scope: AgentScope, model: string, target: Release): void {
  if (scope.place !== 'defaults' || isOnCodex(config, model, undefined, target)) return;
  const chosen = modelSlots(config, target).filter((slot) => slot.ref.trim() === model && slot.form === 'value');
  for (const other of agentScopes(config)) {
    if (other.place === 'defaults' || !chosen.some((slot) => startsWithPath(slot.at.path, other.at.path))) continue;
    if (explicitRuntime(config, model, other.id, target) !== undefined) continue;
    edit.insert([...other.at.path, 'models', model, 'agentRuntime'], { id: 'auto' });
  }
}

/** Primaries and fallbacks always get a policy; other slots only where the default would not be Codex. */
function needsPolicy(slot: ModelSlot, model: string, config: ConfigValue, target: Release): boolean {
  return slot.kind === 'primary' || slot.kind === 'fallback' || !isOnCodex(config, model, slot.agent, target);
}

/** @param ref of a model of OpenAI, as a models map calls it */
function isOnCodex(config: ConfigValue, ref: string, agent: string | undefined, target: Release): boolean {
  return runsOnCodex(config, { provider: 'openai', model: ref.slice('openai/'.length) }, agent, target);
}

function isPinned(config: ConfigValue, entry: ConfigValue, model: string, target: Release): boolean {
  const agent = scopeOfPath(config, entry.path)?.id;
  return explicitRuntime(config, model, agent, target) !== undefined;
}

function siblings(config: ConfigValue, slot: ModelSlot): readonly ConfigValue[] {
  return config.at(slot.at.path.slice(0, -1))?.items() ?? [];
}
