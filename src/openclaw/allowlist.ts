import { agentScope } from './agents.js';
import { modelKey, parseModelRef } from './model-ref.js';
import { isAtLeast, type Release } from './release.js';
import type { ConfigValue } from './view.js';

/** From this release on the models map restricts nothing; `modelPolicy.allow` does. */
const MODEL_POLICY_SINCE = '2026.8.1';

/** The list that says which models may be chosen. Only one that is in force is an allowlist: an empty one allows all. */
export interface Allowlist {
  /** The map (`agents.defaults.models`) or the list (`modelPolicy.allow`). */
  readonly at: ConfigValue;
  readonly form: 'map' | 'list';
  /** As written, in order. */
  readonly entries: readonly string[];
  allows(ref: string): boolean;
}

/**
 * The allowlist that holds for an agent, or for all of them.
 * @returns `undefined` where every model may be chosen
 */
export function allowlistFor(
  config: ConfigValue,
  agentId: string | undefined,
  release: Release,
): Allowlist | undefined {
  if (isAtLeast(release, MODEL_POLICY_SINCE)) {
    const own = agentId === undefined ? undefined : agentScope(config, agentId)?.at.at('modelPolicy.allow');
    const at = own ?? config.at('agents.defaults.modelPolicy.allow');
    const entries = (at?.items() ?? []).flatMap((item) => item.string?.trim() ?? []);
    return at && entries.length > 0 ? allowlist(config, at, 'list', entries, release) : undefined;
  }
  const at = config.at('agents.defaults.models');
  const entries = (at?.members() ?? []).map((member) => String(member.key).trim());
  return at && entries.length > 0 ? allowlist(config, at, 'map', entries, release) : undefined;
}

/** The ref an alias stands for; aliases are compared without case. */
export function aliasTarget(config: ConfigValue, name: string): string | undefined {
  const wanted = name.trim().toLowerCase();
  const entry = (config.at('agents.defaults.models')?.members() ?? []).find(
    (member) => member.at('alias')?.string?.trim().toLowerCase() === wanted,
  );
  return entry === undefined ? undefined : String(entry.key);
}

function allowlist(
  config: ConfigValue,
  at: ConfigValue,
  form: Allowlist['form'],
  entries: readonly string[],
  release: Release,
): Allowlist {
  const keys = new Set<string>();
  const prefixes: string[] = [];
  for (const entry of entries) {
    const text = entry.includes('/') ? entry : (aliasTarget(config, entry) ?? entry);
    const key = keyOf(text, release);
    if (key.endsWith('/*')) prefixes.push(key.slice(0, -1));
    else keys.add(key);
  }
  return {
    at,
    form,
    entries,
    allows: (ref) => {
      const key = keyOf(ref.includes('/') ? ref : (aliasTarget(config, ref) ?? ref), release);
      return keys.has(key) || prefixes.some((prefix) => key.startsWith(prefix));
    },
  };
}

function keyOf(text: string, release: Release): string {
  const ref = parseModelRef(text);
  return ref === undefined ? text.toLowerCase() : modelKey(ref, release).toLowerCase();
}
