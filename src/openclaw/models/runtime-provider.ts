import type { AgentScope } from '../agents/scopes.js';
import { primaryOf } from '../agents/selected-models.js';
import { isAtLeast, type Release } from '../releases/release.js';
import { formatModelRef, parseModelRef } from './ref.js';
import type { ModelSlot, ModelSlotKind } from './slots.js';

/** A provider id that really names a runtime: `claude-cli/claude-opus-5` is an Anthropic model on that runtime. */
export interface RuntimeProvider {
  readonly legacy: string;
  readonly provider: string;
  readonly runtime: string;
  /** The runtime has to be said beside the model, else another one would run it. */
  readonly needsPolicy: boolean;
}

const PROVIDERS: ReadonlyMap<string, { readonly provider: string; readonly runtime: string }> = new Map([
  ['codex', { provider: 'openai', runtime: 'codex' }],
  ['codex-cli', { provider: 'openai', runtime: 'codex' }],
  ['claude-cli', { provider: 'anthropic', runtime: 'claude-cli' }],
  ['anthropic-cli', { provider: 'anthropic', runtime: 'claude-cli' }],
  ['google-gemini-cli', { provider: 'google', runtime: 'google-gemini-cli' }],
]);
/** Every provider id that names a runtime. */
export const RUNTIME_PROVIDERS: readonly string[] = [...PROVIDERS.keys()];

/** From this release on the command-line backend of Codex is the Codex runtime itself. */
const CODEX_CLI_IS_CODEX = '2026.5.18';
/** From this release on `openai/*` does not run on Codex by itself. */
const CODEX_NEEDS_POLICY = '2026.8.1';

/** What a provider id says where it names a runtime; `undefined` where it names a provider. */
export function runtimeProvider(id: string | undefined, release: Release): RuntimeProvider | undefined {
  const legacy = id?.trim().toLowerCase() ?? '';
  const known = PROVIDERS.get(legacy);
  if (known === undefined) return undefined;
  const isBackend = legacy === 'codex-cli' && !isAtLeast(release, CODEX_CLI_IS_CODEX);
  const needsPolicy = legacy !== 'codex' || isAtLeast(release, CODEX_NEEDS_POLICY);
  return { legacy, ...known, ...(isBackend && { runtime: legacy }), needsPolicy };
}

/** The provider of the models that a provider id stands for, also where the id names a runtime or is retired. */
export function modelProvider(id: string): string {
  return id === 'openai-codex' ? 'openai' : (PROVIDERS.get(id)?.provider ?? id);
}

/** Reads the runtime out of a model ref. */
export function runtimeProviderOf(ref: string, release: Release): RuntimeProvider | undefined {
  return runtimeProvider(parseModelRef(ref)?.provider, release);
}

/** The ref that names the provider in the place of the runtime. */
export function withProvider(text: string, { provider }: RuntimeProvider): string {
  const ref = parseModelRef(text);
  return ref === undefined ? text : formatModelRef({ ...ref, provider });
}

/** Slots of an agent whose model needs a runtime of its own once its ref names the provider. */
export const NEED_RUNTIME: ReadonlySet<ModelSlotKind> = new Set([
  'primary',
  'fallback',
  'map-key',
  'allow',
  'heartbeat',
  'subagents',
]);

/** From this release on a fallback may have another runtime than the primary model. */
const CODEX_CLI_ALONE = '2026.5.18';
/** From this release on such refs are rewritten wherever they stand. */
const EVERYWHERE = '2026.8.1';

/**
 * Whether the doctor of a release rewrites the ref of a slot.
 * @param scope the agent, or the defaults, that the slot belongs to
 */
export function isRewritten(
  slot: ModelSlot,
  named: RuntimeProvider,
  scope: AgentScope | undefined,
  release: Release,
): boolean {
  const ofAgent = scope !== undefined && NEED_RUNTIME.has(slot.kind);
  if (isAtLeast(release, EVERYWHERE)) return ofAgent || named.legacy !== 'codex';
  if (!ofAgent || slot.kind === 'allow' || slot.kind === 'heartbeat' || slot.kind === 'subagents') return false;
  if (named.legacy === 'codex-cli' && isAtLeast(release, CODEX_CLI_ALONE)) return true;
  return primaryRuntimes(scope, release).has(named.runtime);
}

/** The runtime of the primary model, as its ref names it and as it is chosen for it. */
function primaryRuntimes(scope: AgentScope, release: Release): ReadonlySet<string | undefined> {
  const primary = primaryOf(scope.at.at('model')) ?? '';
  const chosen = scope.at.at(['models', primary, 'agentRuntime', 'id'])?.string;
  return new Set([runtimeProviderOf(primary, release)?.runtime, chosen]);
}
