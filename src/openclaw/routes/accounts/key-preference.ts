import type { ConfigValue } from '../../config/view.js';
import type { EnvNames } from '../../models/anthropic-entries.js';
import { builtInRuntime } from '../../models/ref.js';
import { explicitRuntime } from '../../models/runtime-policy.js';
import type { Release } from '../../releases/release.js';
import { defaultModel } from '../default-model.js';
import { ownRuntimePrefersKey } from '../releases.js';
import type { RuntimeChoice } from '../runtime.js';

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
  env: EnvNames,
): boolean {
  if (!ownRuntimePrefersKey(release)) return false;
  if (choice.isExplicit) return choice.runtime === builtInRuntime(release);
  const primary = defaultModel(config, agent, release, env);
  if (!primary.ok || primary.provider !== 'openai') return false;
  const mode = primary.profile && config.at(['auth', 'profiles', primary.profile, 'mode'])?.string;
  if (mode) return mode === 'api_key';
  return explicitRuntime(config, `openai/${primary.model}`, agent, release, env)?.runtime === builtInRuntime(release);
}
