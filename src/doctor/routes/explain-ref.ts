import { formatPath } from '../../document/config-path.js';
import type { ConfigValue } from '../../openclaw/config/view.js';
import type { Target } from '../../openclaw/installation.js';
import { allowlistFor } from '../../openclaw/models/allowlist.js';
import type { Release } from '../../openclaw/releases/release.js';
import { agentIds } from '../../openclaw/routes/agent-slots.js';
import { type Allowance, allowanceOf } from '../../openclaw/routes/allowed.js';
import { notAllowedAnswer, refInText } from '../../openclaw/routes/answers.js';
import { lastReleaseOf } from '../../openclaw/routes/releases.js';
import { configuredOwners, type RefStep, resolveRef } from '../../openclaw/routes/resolve-ref.js';
import { routeOf } from '../../openclaw/routes/routes.js';
import { chooseRuntime } from '../../openclaw/routes/runtime.js';
import type { Route, StateFacts } from '../../openclaw/routes/types.js';
import type { CheckOptions } from '../check-options.js';
import { planTarget } from '../plan/plan.js';
import { readRouteSource } from './read-routes.js';

/** One step on the way from a ref to who answers it. */
export interface RefExplanationStep {
  readonly step: 'profile' | 'alias' | 'provider' | 'model' | 'allowlist' | 'runtime' | 'auth';
  readonly says: string;
}

export interface RefExplanation {
  readonly target: Target;
  readonly agent: string;
  /** As asked for, taken out of a pasted answer where it stood in one. */
  readonly ref: string;
  /** `provider/model`; `null` where the ref names none. */
  readonly resolved: string | null;
  readonly steps: readonly RefExplanationStep[];
  /** `answers`: the model can be used; `refused`: the allowlist is against it; `unresolved`: it leads nowhere. */
  readonly verdict: 'answers' | 'refused' | 'unresolved';
  readonly route: Omit<Route, 'at' | 'agent' | 'slot'> | null;
  /** What OpenClaw would answer in the chat; `null` where it would simply do it. */
  readonly answer: string | null;
  /** What has to be added where for the model to be allowed. */
  readonly remedy: { readonly path: string; readonly entry: string } | null;
  readonly notes: readonly string[];
}

/** How one ref resolves, step by step. @throws {InputError} */
export async function explainRef(options: CheckOptions, text: string, agent?: string): Promise<RefExplanation> {
  const target = await planTarget(options);
  const { config, facts, notes } = await readRouteSource(options, target);
  const ref = refInText(text);
  const who = agent ?? agentIds(config)[0] ?? 'main';
  return { target, agent: who, ref, ...explainIn(config, facts, target.release, ref, who), notes };
}

export type Explained = Omit<RefExplanation, 'target' | 'agent' | 'ref' | 'notes'>;

/** The same for a config that is read. */
export function explainIn(
  config: ConfigValue,
  facts: StateFacts,
  release: Release,
  ref: string,
  agent: string,
): Explained {
  const resolution = resolveRef(config, ref, release, { agent, env: facts.envNames });
  const steps = refSteps(config, resolution.steps, ref);
  if (!resolution.ok) {
    steps.push({ step: 'provider', says: `${quoted(ref)} names no model: write provider/model` });
    return { ...NOWHERE, steps, answer: `invalid model: ${ref}` };
  }
  const { provider, model } = resolution;
  const resolved = `${provider}/${model}`;
  steps.push({ step: 'model', says: `the model is ${quoted(model)} of ${quoted(provider)}` });
  steps.push(...outerProviderHint(config, ref, provider, release));
  const {
    at: _at,
    agent: _agent,
    slot: _slot,
    ...route
  } = routeOf(config, facts, release, {
    agent,
    slot: 'primary',
    kind: 'primary',
    ref,
  });
  const last = lastReleaseOf(provider, release);
  if (last !== undefined) {
    const says = `OpenClaw ${release.text} has no provider ${quoted(provider)}; ${last} was the last with it. The doctor rewrites the ref`;
    steps.push({ step: 'provider', says });
    return { ...NOWHERE, resolved, steps, route, answer: `Unknown model: ${resolved}` };
  }
  const allowance = allowanceOf(config, resolved, agent, release, facts.envNames);
  const allowed = allowance !== 'refused';
  steps.push({ step: 'allowlist', says: allowlistSays(config, resolved, agent, release, allowance) });
  const choice = chooseRuntime(config, { provider, model, agent, env: facts.envNames }, release);
  steps.push({ step: 'runtime', says: runtimeSays(choice.runtime, choice.source, choice.refused) });
  steps.push({ step: 'auth', says: authSays(route) });
  const verdict = !allowed ? 'refused' : route.route === 'unresolved' ? 'unresolved' : 'answers';
  return {
    resolved,
    steps,
    verdict,
    route: { ...route, allowed },
    answer: allowed ? null : notAllowedAnswer(config, resolved, agent, release),
    remedy: allowed ? null : remedyFor(config, resolved, agent, release),
  };
}

const NOWHERE = {
  resolved: null,
  verdict: 'unresolved',
  route: null,
  answer: null,
  remedy: null,
} as const satisfies Omit<Explained, 'steps'>;

function refSteps(config: ConfigValue, steps: readonly RefStep[], ref: string): RefExplanationStep[] {
  const said = steps.flatMap((step) => refStep(step));
  if (steps.some(({ step }) => step === 'alias')) return said;
  const hasAliases = config.all('agents.defaults.models.*.alias').length > 0;
  const says = hasAliases ? `no model has the alias ${quoted(ref)}` : 'the config names no alias';
  return [{ step: 'alias', says }, ...said];
}

function refStep(step: RefStep): readonly RefExplanationStep[] {
  switch (step.step) {
    case 'profile':
      return [{ step: 'profile', says: `the auth profile ${quoted(step.profile)} is pinned` }];
    case 'alias':
      return [
        {
          step: 'alias',
          says: `${quoted(step.alias)} is the alias of ${quoted(step.target)} (${placeOf(step.at)})`,
        },
      ];
    case 'provider-alias':
      return [{ step: 'provider', says: `${quoted(step.from)} is another name of ${quoted(step.to)}` }];
    case 'model-id':
      return [{ step: 'model', says: `the release reads ${quoted(step.from)} as ${quoted(step.to)}` }];
    case 'configured-provider':
      return [
        {
          step: 'provider',
          says: `no provider is written; the only configured one with that model is ${quoted(step.provider)} (${placeOf(step.at)})`,
        },
      ];
    case 'several-providers':
      return [
        { step: 'provider', says: `no provider is written, and several have that model: ${step.providers.join(', ')}` },
      ];
    case 'default-provider':
      return [
        {
          step: 'provider',
          says: `no provider is written; the default provider ${quoted(step.provider)} is taken, which is deprecated`,
        },
      ];
    case 'split':
      return [];
  }
}

function placeOf(at: ConfigValue | undefined): string {
  return at === undefined ? 'filled in by OpenClaw itself' : formatPath(at.path);
}

/** `moonshotai/kimi-k2` may have been meant as a model of OpenRouter. */
function outerProviderHint(
  config: ConfigValue,
  ref: string,
  provider: string,
  release: Release,
): readonly RefExplanationStep[] {
  const owners = ref.includes('/') ? configuredOwners(config, ref, release) : [];
  const outer = owners.map((owner) => owner.provider).find((owner) => owner !== provider);
  if (outer === undefined) return [];
  const says = `refs are split at the first slash; the model ${quoted(ref)} of ${quoted(outer)} is written ${quoted(`${outer}/${ref}`)}`;
  return [{ step: 'provider', says }];
}

function allowlistSays(
  config: ConfigValue,
  model: string,
  agent: string,
  release: Release,
  allowance: Allowance,
): string {
  if (allowance === 'no-list') return 'no allowlist is in force: every model may be chosen';
  const list = allowlistFor(config, agent, release);
  const path = list === undefined ? 'the list that OpenClaw fills in' : formatPath(list.at.path);
  if (allowance === 'listed') return `${path} allows it`;
  if (allowance === 'own') return `${path} does not hold it, but it is a model of the agent itself`;
  return `${path} is the allowlist and does not hold ${quoted(model)}`;
}

function runtimeSays(runtime: string, source: string, refused: string | undefined): string {
  const who = source === 'default' ? `${quoted(runtime)} by default` : `${quoted(runtime)}, decided by ${source}`;
  return refused === undefined ? who : `${who}; refused: ${refused}`;
}

function authSays({ auth, bill }: Pick<Route, 'auth' | 'bill'>): string {
  const credential = auth.profile ?? auth.env;
  if (auth.kind === 'none' && bill === 'local') return 'no credential is needed for a server of one’s own';
  if (auth.kind === 'none') return 'no usable credential was found';
  if (auth.kind === 'unknown') return `cannot be told from here: ${auth.why}; bill: ${bill}`;
  return `${auth.kind}${credential === undefined ? '' : ` (${credential})`}, bill: ${bill}`;
}

function remedyFor(config: ConfigValue, model: string, agent: string, release: Release) {
  const list = allowlistFor(config, agent, release);
  if (list === undefined) return null;
  const entry = list.form === 'map' ? `${JSON.stringify(model)}: {}` : JSON.stringify(model);
  return { path: formatPath(list.at.path), entry };
}

function quoted(text: string): string {
  return `"${text}"`;
}
