import { formatPath } from '../../document/config-path.js';
import { agentScope } from '../agents/scopes.js';
import type { ConfigValue } from '../config/view.js';
import type { EnvNames } from '../models/anthropic-entries.js';
import { primaryIn, selectedRuntime } from '../models/loaded-runtime-refs.js';
import { builtInRuntime, normalizeRuntime } from '../models/ref.js';
import { chosenRuntime, explicitRuntime, type RuntimePolicy } from '../models/runtime-policy.js';
import type { Release } from '../releases/release.js';
import { isConflicting, openAiAdapter, openAiEndpoint } from './openai-endpoint.js';
import { asksRouteFacts, choosesRuntimePerModel, hasOneOpenAiProvider } from './releases.js';
import { sessionRuntimePin } from './session-runtime.js';

/** Who runs a turn, and what says so. */
export interface RuntimeChoice {
  readonly runtime: string;
  /** The config path (or the place in a session) that decides, or `default`. */
  readonly source: string;
  /** An author chose it. */
  readonly isExplicit: boolean;
  /** Why the model cannot be reached that way; absent where it can. */
  readonly refused?: string;
}

export interface RuntimeQuestion {
  readonly provider: string;
  readonly model: string;
  readonly agent: string | undefined;
  readonly env?: EnvNames | undefined;
  /** The session the turn belongs to. */
  readonly session?: ConfigValue | undefined;
  /** A runtime chosen for the model under the name of a retired provider counts too. */
  readonly twins?: 'count';
}

/** Command-line backends, and the provider whose models they serve. */
const CLI_BACKENDS: Readonly<Record<string, string>> = {
  'claude-cli': 'anthropic',
  'google-gemini-cli': 'google',
  copilot: 'github-copilot',
};
/** Ids of providers that name a command-line backend. */
const BACKEND_PROVIDERS: Readonly<Record<string, string>> = {
  'claude-cli': 'claude-cli',
  'anthropic-cli': 'claude-cli',
  'google-gemini-cli': 'google-gemini-cli',
  'codex-cli': 'codex-cli',
};
const CODEX_PROVIDERS: ReadonlySet<string> = new Set(['openai', 'openai-codex', 'codex']);

/**
 * The runtime a release runs a model with. A policy for one model says what its author wants of it, also where the
 * release asked about is older than such policies.
 */
export function chooseRuntime(config: ConfigValue, question: RuntimeQuestion, release: Release): RuntimeChoice {
  const backend = BACKEND_PROVIDERS[question.provider] ?? ownBackend(config, question.provider);
  if (backend !== undefined) return { runtime: backend, source: 'default', isExplicit: false };
  if (question.provider === 'codex') return { runtime: 'codex', source: 'default', isExplicit: false };
  const session = sessionChoice(question, release);
  const chosen =
    session ?? (choosesRuntimePerModel(release) ? undefined : agentChoice(config, question.agent, release));
  if (chosen !== undefined) return fitted(config, chosen, question, release);
  const policy =
    explicitRuntime(config, `${question.provider}/${question.model}`, question.agent, release, question.env) ??
    twinPolicy(config, question, release);
  if (policy !== undefined) {
    const choice = { runtime: policy.runtime, source: sourceOf(policy.at), isExplicit: true };
    return fitted(config, choice, question, release);
  }
  const pin = choosesRuntimePerModel(release)
    ? lostPin(config, question, release)
    : agentChoice(config, question.agent, release);
  return pin === undefined ? implicitChoice(config, question, release) : fitted(config, pin, question, release);
}

/** Whether a model of OpenAI runs on Codex, chosen for it or by itself. */
export function runsOnCodex(
  config: ConfigValue,
  { provider, model }: { readonly provider: string; readonly model: string },
  agent: string | undefined,
  release: Release,
): boolean {
  return provider === 'openai' && chooseRuntime(config, { provider, model, agent }, release).runtime === 'codex';
}

/** A whole agent on the built-in runtime: no release reads it any more, and a migration should not lose what it meant. */
function lostPin(config: ConfigValue, question: RuntimeQuestion, release: Release): RuntimeChoice | undefined {
  if (question.twins === undefined || question.provider !== 'openai') return undefined;
  const pin = agentChoice(config, question.agent, release);
  return pin?.runtime === builtInRuntime(release) ? pin : undefined;
}

function twinPolicy(config: ConfigValue, question: RuntimeQuestion, release: Release): RuntimePolicy | undefined {
  if (question.twins === undefined || question.provider !== 'openai') return undefined;
  return explicitRuntime(config, `openai-codex/${question.model}`, question.agent, release);
}

/** True for a runtime that is a command-line program. */
export function isCliBackend(config: ConfigValue | undefined, runtime: string): boolean {
  if (runtime === 'codex-cli' || Object.hasOwn(CLI_BACKENDS, runtime)) return true;
  return config !== undefined && ownBackend(config, runtime) !== undefined;
}

function ownBackend(config: ConfigValue, id: string): string | undefined {
  const backends = config.at('agents.defaults.cliBackends')?.members() ?? [];
  return backends.some((backend) => String(backend.key).trim().toLowerCase() === id) ? id : undefined;
}

/** Before runtimes were chosen per model, a session kept the one it was recorded with; after, a release says which pins count. */
function sessionChoice({ session, provider }: RuntimeQuestion, release: Release): RuntimeChoice | undefined {
  if (session === undefined) return undefined;
  const at = choosesRuntimePerModel(release)
    ? sessionRuntimePin(session, provider, release, (runtime) => CLI_BACKENDS[runtime])
    : ['agentRuntimeOverride', 'agentHarnessId'].map((key) => session.at([key])).find((pin) => chosenRuntime(pin));
  const id = chosenRuntime(at);
  if (at === undefined || id === undefined) return undefined;
  return { runtime: normalizeRuntime(id, release), source: formatPath(at.path), isExplicit: true };
}

/** `agentRuntime` (before 2026.4.25 `embeddedHarness`) of the agent, else of the defaults; or what its primary names. */
function agentChoice(config: ConfigValue, agent: string | undefined, release: Release): RuntimeChoice | undefined {
  const own = agent === undefined ? undefined : agentScope(config, agent)?.at;
  for (const scope of [own, config.at('agents.defaults')]) {
    for (const at of [scope?.at('agentRuntime.id'), scope?.at('embeddedHarness.runtime')]) {
      const id = chosenRuntime(at);
      if (at !== undefined && id !== undefined) {
        return { runtime: normalizeRuntime(id, release), source: formatPath(at.path), isExplicit: true };
      }
    }
    const selected = scope === undefined ? undefined : selectedRuntime(scope, release);
    if (scope !== undefined && selected !== undefined) {
      return { runtime: selected, source: sourceOf(primaryIn(scope)), isExplicit: true };
    }
  }
  return undefined;
}

/** A runtime that cannot run the model is refused, save a command-line backend of a whole agent, which is passed over. */
function fitted(
  config: ConfigValue,
  choice: RuntimeChoice,
  question: RuntimeQuestion,
  release: Release,
): RuntimeChoice {
  const { provider } = question;
  const { runtime } = choice;
  if (runtime === 'openclaw' && builtInRuntime(release) === 'pi') {
    return { ...choice, refused: `OpenClaw ${release.text} knows its own runtime as pi only` };
  }
  if (runtime === builtInRuntime(release)) {
    const refused = addressRefusal(config, question, release);
    return refused === undefined ? choice : { ...choice, refused };
  }
  if (runtime === 'codex') {
    if (!CODEX_PROVIDERS.has(provider))
      return { ...choice, refused: `Codex runs OpenAI models only, not ${provider}/*` };
    if (provider !== 'openai' || !asksRouteFacts(release)) return choice;
    const refused = addressRefusal(config, question, release) ?? codexRefusal(config, question, release);
    return refused === undefined ? choice : { ...choice, refused };
  }
  const served = CLI_BACKENDS[runtime];
  if (served === undefined || served === provider) return choice;
  if (!choosesRuntimePerModel(release)) return implicitChoice(config, question, release);
  return { ...choice, refused: `${runtime} runs ${served}/* models only, not ${provider}/*` };
}

/** What Codex cannot carry over to its own requests. Stands for `codexCanReproduceRoute` of 2026.8.1 to 2026.9.6. */
function codexRefusal(config: ConfigValue, { model, agent }: RuntimeQuestion, release: Release): string | undefined {
  const { kind, override } = openAiEndpoint(config, model, agent, release);
  if (kind === 'custom') return 'Codex cannot ask a custom endpoint';
  if (override !== undefined) return `Codex cannot send \`${formatPath(override.path)}\``;
  const isCompletions = openAiAdapter(config, model, release)?.string?.trim() === 'openai-completions';
  return isCompletions ? 'Codex does not speak openai-completions' : undefined;
}

function implicitChoice(config: ConfigValue, question: RuntimeQuestion, release: Release): RuntimeChoice {
  const builtIn: RuntimeChoice = { runtime: builtInRuntime(release), source: 'default', isExplicit: false };
  const codex: RuntimeChoice = { runtime: 'codex', source: 'default', isExplicit: false };
  // Whatever ran on the subscription runs on Codex, until the provider is gone.
  if (question.provider === 'openai-codex' && choosesRuntimePerModel(release)) return codex;
  if (question.provider !== 'openai' || !choosesRuntimePerModel(release)) return builtIn;
  // Before the facts of a route were asked for, only the provider's own address counted, whatever a row of it says.
  const row = asksRouteFacts(release) ? question.model : '';
  const endpoint = openAiEndpoint(config, row, question.agent, release);
  if (!asksRouteFacts(release)) {
    const isRead = hasOneOpenAiProvider(release) || config.has(['models', 'providers', 'openai']);
    if (!isRead || endpoint.kind === 'default' || endpoint.kind === 'platform') return codex;
    return { ...builtIn, source: sourceOf(endpoint.at) };
  }
  const refused = addressRefusal(config, question, release);
  if (refused !== undefined) return { ...builtIn, source: sourceOf(endpoint.at), refused };
  const adapter = openAiAdapter(config, question.model, release);
  if (endpoint.kind === 'custom') return { ...builtIn, source: sourceOf(endpoint.at) };
  if (adapter?.string?.trim() === 'openai-completions') return { ...builtIn, source: sourceOf(adapter) };
  return endpoint.override === undefined ? codex : { ...builtIn, source: sourceOf(endpoint.override) };
}

function addressRefusal(config: ConfigValue, question: RuntimeQuestion, release: Release): string | undefined {
  if (question.provider !== 'openai' || !asksRouteFacts(release)) return undefined;
  const { kind } = openAiEndpoint(config, question.model, question.agent, release);
  if (kind === 'invalid') return 'the release asks no such address';
  const isMixed = isConflicting(config, question.model, release);
  return isMixed ? 'its address and its adapter do not go together' : undefined;
}

function sourceOf(at: ConfigValue | undefined): string {
  return at === undefined ? 'default' : formatPath(at.path);
}
