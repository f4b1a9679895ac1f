import type { JsonValue } from '../../../../src/document/node.js';
import { release } from '../../../../src/openclaw/releases/release.js';
import { readAuthStore } from '../../../../src/openclaw/routes/accounts/auth-store.js';
import { isModelAllowed } from '../../../../src/openclaw/routes/allowed.js';
import { resolveRoutes, routeOf } from '../../../../src/openclaw/routes/routes.js';
import type { Route, StateFacts } from '../../../../src/openclaw/routes/types.js';
import { configValue } from '../../config-value.js';
import { printAnswer } from './answers.mjs';
import type { RecordedConfig } from './configs.mjs';
import { NOW } from './situations.mjs';

/** What we say of the slots of a config, in the words of the answers; only what the release's answer speaks of. */
export function ourAnswers(one: RecordedConfig, version: string): (slot: string, like: string) => string {
  const config = configValue(JSON.stringify(one.config));
  const target = release(version);
  const facts: StateFacts = {
    ...readAuthStore(one.authProfiles.main ?? { version: 1, profiles: {} }, 'main'),
    now: NOW,
    stores: 'complete',
    envNames: new Set(one.env),
  };
  const agents = config.all('agents.list[*].id').flatMap((id) => id.string ?? []);
  const routes = resolveRoutes(config, facts, target, stateOf(one, agents.length === 0 ? ['main'] : agents));
  return (name, like) => {
    const [agent = '', kind, ...rest] = name.split(' ');
    const named = rest.join(' ');
    const slot =
      kind === 'session' ? `session:agent:${agent}:${named}` : kind === 'cron' ? `cron:${agent} ${named}` : kind;
    const route =
      kind === 'why'
        ? routeOf(config, facts, target, { agent, slot: 'primary', kind: 'primary', ref: named })
        : routes.find((found) => found.agent === agent && found.slot === slot);
    if (route === undefined) return 'no such slot';
    const allowed =
      kind === 'why'
        ? isModelAllowed(config, `${route.provider}/${route.model}`, agent, target, facts.envNames)
        : route.allowed;
    // A refusal names the model as lists are keyed: without its provider twice.
    const isKey = !allowed && (kind === 'cron' || (kind === 'why' && !named.includes('/')));
    const own = `${route.provider}/`;
    const model = isKey && route.model.startsWith(own) ? route.model.slice(own.length) : route.model;
    return inWords({ ...route, model }, allowed, like, one.media ? hostOf(route, one) : undefined);
  };
}

function stateOf({ sessions = {}, cron = [] }: RecordedConfig, agents: readonly string[]) {
  const jobs: JsonValue = agents.flatMap((agentId) =>
    cron.map((model) => ({ id: `${agentId} ${model}`, agentId, payload: { kind: 'agentTurn', model } })),
  );
  return {
    cron: [configValue(JSON.stringify({ jobs }))],
    sessions: agents.flatMap((agent) =>
      Object.entries(sessions).map(([name, entry]) => ({
        key: `agent:${agent}:${name}`,
        entry: configValue(JSON.stringify(entry)),
      })),
    ),
  };
}

function inWords({ provider, model, runtime, auth }: Route, allowed: boolean, like: string, host?: string): string {
  return printAnswer({
    provider,
    model,
    ...(like.includes(' on ') && { runtime }),
    ...(like.includes(' with ') && { profile: auth.profile ?? null }),
    // For media nobody but the one who is asked may be named.
    ...((host !== undefined || like.includes(' by ')) && { env: auth.env }),
    ...(like.includes(' at ') && { host }),
    ...(/ (?:allowed|refused)$/.test(like) && { allowed }),
  });
}

/** Where a credential is sent: to ChatGPT, to the provider, or wherever the config says. */
function hostOf({ provider, model, route }: Route, { config }: RecordedConfig): string {
  if (provider === 'openai' && route !== 'platform-api') return 'chatgpt.com';
  const block = configValue(JSON.stringify(config)).at(['models', 'providers', provider]);
  const row = block
    ?.at(['models'])
    ?.items()
    .find((one) => one.at(['id'])?.string === model);
  const url = (row?.at(['baseUrl']) ?? block?.at(['baseUrl']))?.string;
  return url === undefined ? (HOSTS[provider] ?? provider) : new URL(url).host;
}

const HOSTS: Readonly<Record<string, string>> = {
  openai: 'api.openai.com',
  google: 'generativelanguage.googleapis.com',
};
