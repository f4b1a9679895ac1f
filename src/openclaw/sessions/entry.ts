import { agentScope } from '../agents/scopes.js';
import { primaryOf } from '../agents/selected-models.js';
import type { ConfigValue } from '../config/view.js';
import { parseModelRef } from '../models/ref.js';

/** A provider and the model that belongs to it: what ran last, and what was chosen. */
export const MODEL_PAIRS = [
  { provider: 'modelProvider', model: 'model' },
  { provider: 'providerOverride', model: 'modelOverride' },
] as const;

/** The agent a session key belongs to: `agent:work:telegram:direct:1001` is of `work`. */
export function sessionAgent(key: string): string | undefined {
  return /^agent:([^:]+):/.exec(key)?.[1];
}

/** A session whose route a plugin or a harness owns; no doctor may touch it. */
export function isHarnessOwned(key: string, entry: ConfigValue): boolean {
  return (
    /^agent:[^:]+:harness:/.test(key) ||
    entry.at('modelSelectionLocked')?.value === true ||
    entry.at('pluginOwnerId')?.string !== undefined
  );
}

/** The model a session runs next, as far as its entry and the config say: its own selection, its last run, the primary. */
export function sessionModel(
  key: string,
  entry: ConfigValue,
  config: ConfigValue | undefined,
): { readonly provider: string; readonly model: string } | undefined {
  return (
    pair(entry, 'providerOverride', 'modelOverride') ??
    agentPrimary(config, sessionAgent(key)) ??
    pair(entry, 'modelProvider', 'model')
  );
}

function pair(entry: ConfigValue, providerKey: string, modelKey: string) {
  const text = entry.at([modelKey])?.string?.trim();
  if (!text) return undefined;
  const provider = entry.at([providerKey])?.string?.trim().toLowerCase();
  const ref = parseModelRef(text);
  const inRef = ref?.provider?.toLowerCase();
  if (provider && (inRef === undefined || inRef !== provider)) return { provider, model: text };
  return inRef === undefined || ref === undefined ? undefined : { provider: inRef, model: ref.model };
}

function agentPrimary(config: ConfigValue | undefined, agent: string | undefined) {
  const own = config && agent !== undefined ? agentScope(config, agent)?.at.at('model') : undefined;
  for (const model of [own, config?.at('agents.defaults.model')]) {
    const text = primaryOf(model);
    const ref = text === undefined ? undefined : parseModelRef(text);
    if (ref?.provider !== undefined) return { provider: ref.provider.toLowerCase(), model: ref.model };
  }
  return undefined;
}
