import { startsWithPath } from '../../document/config-path.js';
import { type AgentScope, scopeOfPath } from '../../openclaw/agents/scopes.js';
import { perConfigAndRelease } from '../../openclaw/config/per-config.js';
import type { ConfigValue } from '../../openclaw/config/view.js';
import { type ModelSlot, modelSlots } from '../../openclaw/models/slots.js';
import type { Release } from '../../openclaw/releases/release.js';
import { canonicalRef } from './_canonical-ref.js';

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
export function carryingEntry(
  config: ConfigValue,
  scope: AgentScope,
  model: string,
  target: Release,
): ConfigValue | undefined {
  return (legacySlots(config, target).get(model) ?? []).find(
    (other) =>
      other.kind === 'map-key' &&
      (scopeOfPath(config, other.at.path)?.place === 'defaults' || startsWithPath(other.at.path, scope.at.path)),
  )?.at;
}

/** For an agent the policy comes with the defaults' own ref. */
export function isCarried(config: ConfigValue, scope: AgentScope, model: string, target: Release): boolean {
  if (scope.place === 'defaults') return false;
  return (legacySlots(config, target).get(model) ?? []).some(
    (other) =>
      scopeOfPath(config, other.at.path)?.place === 'defaults' &&
      (other.kind === 'primary' || other.kind === 'fallback'),
  );
}
