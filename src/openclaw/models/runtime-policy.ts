import { agentScope } from '../agents/scopes.js';
import type { ConfigValue } from '../config/view.js';
import type { Release } from '../releases/release.js';
import { normalizeProvider, normalizeRuntime, parseModelRef } from './ref.js';

/** A runtime that an author has chosen for a model, and the value that says so. */
export interface RuntimePolicy {
  readonly runtime: string;
  readonly at: ConfigValue;
  readonly scope: 'agent-model' | 'provider-model' | 'provider';
}

/**
 * The explicit runtime of a model: the agent's own entry, the defaults' entry, the provider's model row, a
 * `provider/*` entry, the provider itself. `auto` and `default` choose nothing.
 * Whole-agent policies are not asked: no release that has model-scoped ones reads them.
 */
export function explicitRuntime(
  config: ConfigValue,
  ref: string,
  agentId: string | undefined,
  release: Release,
): RuntimePolicy | undefined {
  const parsed = parseModelRef(ref);
  if (parsed?.provider === undefined) return undefined;
  const provider = normalizeProvider(parsed.provider, release);
  const maps = modelMaps(config, agentId);
  const exact = maps.flatMap((map) => map.members().filter((entry) => names(entry, provider, parsed.model, release)));
  const wildcard = maps.flatMap((map) => map.members().filter((entry) => names(entry, provider, '*', release)));
  const providers = (config.at('models.providers')?.members() ?? []).filter(
    (candidate) => normalizeProvider(String(candidate.key), release) === provider,
  );
  const rows = providers.flatMap((candidate) => candidate.at('models')?.items() ?? []);
  return (
    firstPolicy(exact, 'agent-model', release) ??
    firstPolicy(
      rows.filter((row) => rowNames(row, provider, parsed.model, release)),
      'provider-model',
      release,
    ) ??
    firstPolicy(wildcard, 'agent-model', release) ??
    firstPolicy(providers, 'provider', release)
  );
}

/** True where `openai/*` without a policy runs on Codex: the provider's endpoint is OpenAI's own. */
export function openAiDefaultsToCodex(config: ConfigValue): boolean {
  const baseUrl = config.at('models.providers.openai.baseUrl')?.string?.trim();
  if (baseUrl === undefined || baseUrl === '') return true;
  return /^https:\/\/(api\.openai\.com|chatgpt\.com\/backend-api)(\/|$)/i.test(baseUrl);
}

function modelMaps(config: ConfigValue, agentId: string | undefined): readonly ConfigValue[] {
  const own = agentId === undefined ? undefined : agentScope(config, agentId)?.at.at('models');
  return [own, config.at('agents.defaults.models')].filter((map) => map !== undefined);
}

function names(entry: ConfigValue, provider: string, model: string, release: Release): boolean {
  return isModel(String(entry.key), provider, model, release);
}

function rowNames(row: ConfigValue, provider: string, model: string, release: Release): boolean {
  const id = row.at('id')?.string?.trim();
  return id === model || (id !== undefined && isModel(id, provider, model, release));
}

function isModel(text: string, provider: string, model: string, release: Release): boolean {
  const ref = parseModelRef(text);
  return ref?.provider !== undefined && normalizeProvider(ref.provider, release) === provider && ref.model === model;
}

function firstPolicy(
  holders: readonly ConfigValue[],
  scope: RuntimePolicy['scope'],
  release: Release,
): RuntimePolicy | undefined {
  for (const holder of holders) {
    const at = holder.at('agentRuntime.id');
    const id = at?.string?.trim().toLowerCase();
    if (at === undefined || !id || id === 'auto' || id === 'default') continue;
    return { runtime: normalizeRuntime(id, release), at, scope };
  }
  return undefined;
}
