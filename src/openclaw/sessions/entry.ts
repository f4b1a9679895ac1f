import type { ConfigValue } from '../config/view.js';

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
