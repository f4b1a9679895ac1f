import { isAtLeast, type Release } from '../releases/release.js';

/**
 * The releases that changed how a model is reached. Sources: docs/providers/openai.md, docs/concepts/agent-runtimes.md
 * and the routing code of 2026.3.13, 2026.4.10-29, 2026.5.7, 2026.5.12, 2026.5.28, 2026.6.11, 2026.7.35, 2026.8.2, 2026.9.6.
 */

/** From this release on OpenAI models run on Codex by default, and runtimes are chosen per model or provider. */
const CODEX_BY_DEFAULT = '2026.5.12';
/** The last release in which `openai-codex/*` was a route of its own. */
const LAST_WITH_OPENAI_CODEX = '2026.5.7';
/** From this release on ChatGPT profiles belong to the provider `openai`. */
const ONE_OPENAI_PROVIDER = '2026.6.1';
/** From this release on the endpoint and the settings of the provider decide whether Codex runs a model by itself. */
const ROUTE_FACTS = '2026.8.1';
/** From this release on the built-in runtime, where an author chose it, prefers an API key to a subscription. */
const OWN_RUNTIME_PREFERS_KEY = '2026.9.1';
/** From this release on an agent with a primary model of its own has only the fallbacks it names itself. */
const STRICT_AGENT_PRIMARY = '2026.4.29';
/** From this release on provider ids `codex/*` are gone; before, they ran on the Codex harness. */
const CODEX_PROVIDER_GONE = '2026.8.1';
/** From this release on the command-line backend of Codex is gone. */
const CODEX_CLI_GONE = '2026.5.18';

export function runsOpenAiOnCodex(release: Release): boolean {
  return isAtLeast(release, CODEX_BY_DEFAULT);
}

/** Before, a runtime was chosen for a whole agent; after, for a model or a provider. */
export function choosesRuntimePerModel(release: Release): boolean {
  return isAtLeast(release, CODEX_BY_DEFAULT);
}

export function hasOneOpenAiProvider(release: Release): boolean {
  return isAtLeast(release, ONE_OPENAI_PROVIDER);
}

export function asksRouteFacts(release: Release): boolean {
  return isAtLeast(release, ROUTE_FACTS);
}

export function ownRuntimePrefersKey(release: Release): boolean {
  return isAtLeast(release, OWN_RUNTIME_PREFERS_KEY);
}

export function isStrictWithAgentPrimary(release: Release): boolean {
  return isAtLeast(release, STRICT_AGENT_PRIMARY);
}

/**
 * The release whose reading of a provider id its authors meant; `undefined` for an id that still means the same. From
 * 2026.5.12 to 2026.5.28 `openai-codex/*` still resolved, but no longer to the subscription alone.
 */
export function meantReleaseOf(provider: string, release: Release): string | undefined {
  if (provider === 'openai-codex' && isAtLeast(release, CODEX_BY_DEFAULT)) return LAST_WITH_OPENAI_CODEX;
  return lastReleaseOf(provider, release);
}

/** The last release in which a retired provider id was a route; `undefined` for an id the release still knows. */
export function lastReleaseOf(provider: string, release: Release): string | undefined {
  switch (provider) {
    case 'openai-codex':
      return isAtLeast(release, ONE_OPENAI_PROVIDER) ? '2026.5.28' : undefined;
    case 'codex':
      return isAtLeast(release, CODEX_PROVIDER_GONE) ? '2026.7.35' : undefined;
    case 'codex-cli':
      return isAtLeast(release, CODEX_CLI_GONE) ? '2026.5.12' : undefined;
    default:
      return undefined;
  }
}
