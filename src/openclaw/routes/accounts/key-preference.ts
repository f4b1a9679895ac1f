import type { ConfigValue } from '../../config/view.js';
import { builtInRuntime } from '../../models/ref.js';
import { explicitRuntime } from '../../models/runtime-policy.js';
import type { Release } from '../../releases/release.js';
import { defaultModel } from '../default-model.js';
import { ownRuntimePrefersKey } from '../releases.js';
import type { RuntimeChoice } from '../runtime.js';
import type { StateFacts } from '../types.js';

/**
 * Whether a key goes before a subscription for a model of OpenAI: where an author chose the built-in runtime for it, or,
 * with nothing chosen for it, where the agent's primary model is one of OpenAI and prefers a key. Stands for
 * `resolveModelRouteIntent` and the preference of `resolveModelRoutes` of 2026.9.1 to 2026.9.6.
 */
export function prefersKey(
  config: ConfigValue,
  choice: RuntimeChoice,
  agent: string,
  release: Release,
  facts: StateFacts,
): boolean {
  if (!ownRuntimePrefersKey(release)) return false;
  if (choice.isExplicit) return choice.runtime === builtInRuntime(release);
  const primary = defaultModel(config, agent, release, facts.envNames);
  if (!primary.ok || primary.provider !== 'openai') return false;
  const pinned = primary.profile === undefined ? undefined : isKeyProfile(config, facts, agent, primary.profile);
  if (pinned !== undefined) return pinned;
  const chosen = explicitRuntime(config, `openai/${primary.model}`, agent, release, facts.envNames);
  return chosen?.runtime === builtInRuntime(release);
}

/** What the config says an account is, else what a store holds; `undefined` for one that is nowhere. */
function isKeyProfile(config: ConfigValue, facts: StateFacts, agent: string, id: string): boolean | undefined {
  const mode = config.at(['auth', 'profiles', id, 'mode'])?.string;
  if (mode !== undefined) return KINDS.get(mode);
  const isSeen = (owner: string | undefined): boolean => owner === agent || owner === 'main';
  const kind = facts.profiles.find((profile) => profile.id === id && isSeen(profile.agent))?.kind;
  return kind === undefined ? undefined : kind === 'api-key';
}

/** Words for accounts that are paid for by use, and for those that are not; any other says nothing. */
const KINDS: ReadonlyMap<string, boolean> = new Map([
  ['api_key', true],
  ['api-key', true],
  ['aws-sdk', true],
  ['oauth', false],
  ['token', false],
]);
