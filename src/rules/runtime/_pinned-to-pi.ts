import type { AgentScope } from '../../openclaw/agents/scopes.js';
import { modelsOf } from '../../openclaw/agents/selected-models.js';
import type { ConfigValue } from '../../openclaw/config/view.js';
import { builtInRuntime, normalizeRuntime } from '../../openclaw/models/ref.js';
import { pinnedRuntime } from '../../openclaw/models/whole-agent-runtime.js';
import type { Release } from '../../openclaw/releases/release.js';
import { resolveRef } from '../../openclaw/routes/resolve-ref.js';
import { runsOnCodex } from '../../openclaw/routes/runtime.js';

/** OpenAI models, as a models map calls them, that a pin kept on the built-in runtime: without it they run on Codex. */
export function pinnedToPi(config: ConfigValue, scope: AgentScope, release: Release): readonly string[] {
  const pins = ['agentRuntime', 'embeddedHarness'].map((key) => scope.at.at([key])).filter((pin) => pin?.isObject);
  const runtime = pins.map((pin) => pin && pinnedRuntime(pin)).find((id) => id !== undefined);
  if (runtime === undefined || normalizeRuntime(runtime, release) !== builtInRuntime(release)) return [];
  const pinned = modelsOf(scope.at.at('model')).flatMap((ref) => {
    const model = resolveRef(config, ref, release, { agent: scope.id });
    return model.ok && runsOnCodex(config, model, scope.id, release) ? [`openai/${model.model}`] : [];
  });
  return [...new Set(pinned)].filter((ref) => !scope.at.has(['models', ref, 'agentRuntime', 'id']));
}
