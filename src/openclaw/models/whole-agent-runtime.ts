import type { AgentScope } from '../agents/scopes.js';
import { modelsOf } from '../agents/selected-models.js';
import type { ConfigValue } from '../config/view.js';
import { isAtLeast, type Release } from '../releases/release.js';
import { parseModelRef } from './ref.js';
import { choosesRuntime } from './runtime-policy.js';

/** Command-line backends that serve one provider; from this release on upstream keeps them, model by model. */
const KEEPS_CLI_BACKENDS = '2026.5.19';
const CLI_BACKENDS: ReadonlyMap<string, string> = new Map([
  ['claude-cli', 'anthropic'],
  ['google-gemini-cli', 'google'],
]);

/** The runtime that `agentRuntime` or `embeddedHarness` of an agent chose for all its models. */
export function pinnedRuntime(pin: ConfigValue): string | undefined {
  return (pin.at('id') ?? pin.at('runtime'))?.string?.trim().toLowerCase();
}

/** The models of an agent that a command-line backend serves, and that choose no runtime themselves. */
export function servedByBackend(scope: AgentScope, runtime: string, release: Release): readonly string[] {
  const provider = CLI_BACKENDS.get(runtime);
  if (provider === undefined || !isAtLeast(release, KEEPS_CLI_BACKENDS)) return [];
  return modelsOf(scope.at.at('model')).filter((ref) => {
    const entry = scope.at.at(['models', ref]);
    return parseModelRef(ref)?.provider?.toLowerCase() === provider && !(entry && choosesRuntime(entry));
  });
}
