import { agentScope } from '../agents/scopes.js';
import type { ConfigValue } from '../config/view.js';
import type { EnvNames } from '../models/anthropic-entries.js';
import { implicitPrimary } from '../models/implicit-primary.js';
import { loadedRef } from '../models/loaded-runtime-refs.js';
import { modelSlots } from '../models/slots.js';
import { isAtLeast, type Release } from '../releases/release.js';
import { primarySlot } from './agent-slots.js';
import { type Resolution, resolveRef } from './resolve-ref.js';

/**
 * The model an agent runs by default; without an agent that of the defaults. Stands for `resolveDefaultModelForAgent`
 * and `resolveConfiguredModelRef` of 2026.4.29 to 2026.9.6.
 */
export function defaultModel(
  config: ConfigValue,
  agent: string | undefined,
  release: Release,
  env: EnvNames | undefined,
): Resolution {
  const answers = known.get(config) ?? new Map<string, Resolution>();
  known.set(config, answers);
  const key = [release.text, agent ?? '', ...(env ?? [])].join('\0');
  const answer = answers.get(key) ?? findDefault(config, agent, release, env);
  answers.set(key, answer);
  return answer;
}

/** A store of sessions asks for every entry. */
const known = new WeakMap<ConfigValue, Map<string, Resolution>>();

function findDefault(
  config: ConfigValue,
  agent: string | undefined,
  release: Release,
  env: EnvNames | undefined,
): Resolution {
  const primary =
    agent === undefined
      ? modelSlots(config, release).find((slot) => slot.agent === undefined && slot.slot === 'primary')
      : primarySlot(config, agent, release);
  const ref = primary === undefined ? undefined : loadedRef(config, primary.at.path, primary.ref, release);
  return resolveRef(config, ref ?? implicitModel(config, agent, release, env), release, { agent, env, as: 'primary' });
}

/** From this release on the model for small chores is passed over, once OpenClaw has noted that a primary one was named. */
const UTILITY_IS_APART = '2026.9.5';
const UTILITY_SEPARATED = 'meta.migrations.utilityModelSeparation';

/** The ref that counts where an agent names no primary model. Stands for `resolveConfiguredPrimaryProviderFallback`. */
export function implicitModel(
  config: ConfigValue,
  agent: string | undefined,
  release: Release,
  env: EnvNames | undefined,
): string {
  const isApart = isAtLeast(release, UTILITY_IS_APART) && config.at(UTILITY_SEPARATED)?.value === true;
  const own = agent === undefined ? undefined : agentScope(config, agent)?.at.at('utilityModel');
  const ref = isApart ? (own ?? config.at('agents.defaults.utilityModel'))?.string?.trim() : undefined;
  if (!ref) return implicitPrimary(config, release);
  const utility = resolveRef(config, ref, release, { agent, env, as: 'listed' });
  return implicitPrimary(config, release, utility.ok ? `${utility.provider}/${utility.model}` : undefined);
}
