import { describe, expect, it } from 'vitest';
import type { RouteAuth } from '../../../src/openclaw/routes/types.js';
import { type Known, primary, routes } from './helpers.js';

/** One row of a route table: what is configured, under which release, and what the document says of it. */
interface Row {
  readonly row: string;
  readonly config: string;
  readonly known?: Known;
  readonly runtime: string;
  readonly route: string;
  readonly auth: RouteAuth;
  readonly bill: string;
}

const KEY: Known = { env: ['OPENAI_API_KEY'] };
const SIGN_IN: Known = { profiles: ['openai-codex:default oauth'] };
const byKey = { auth: { kind: 'api-key', env: 'OPENAI_API_KEY' }, bill: 'metered' } as const;
const bySignIn = { auth: { kind: 'oauth', profile: 'openai-codex:default' }, bill: 'subscription' } as const;

const model = (ref: string, more = '') => `{ agents: { defaults: { model: '${ref}'${more} } } }`;
const pinned = (ref: string, runtime: string) =>
  model(ref, `, models: { '${ref}': { agentRuntime: { id: '${runtime}' } } }`);
const onProvider = (ref: string, provider: string) =>
  `{ models: { providers: { openai: ${provider} } }, agents: { defaults: { model: '${ref}' } } }`;

function holds(target: string, rows: readonly Row[]): void {
  for (const { row, config, known, ...expected } of rows) {
    it(`${target}: ${row}`, () => {
      expect(primary(config, target, known)).toMatchObject(expected);
    });
  }
}

describe('the route tables of docs/providers/openai.md before 2026.5.12', () => {
  const rows: readonly Row[] = [
    {
      row: 'openai/gpt-5.5, runtime omitted: the Platform API with OPENAI_API_KEY',
      config: model('openai/gpt-5.5'),
      known: KEY,
      runtime: 'pi',
      route: 'platform-api',
      ...byKey,
    },
    {
      row: 'openai/gpt-5.5, pi: the Platform API with OPENAI_API_KEY',
      config: model('openai/gpt-5.5', ", agentRuntime: { id: 'pi' }"),
      known: KEY,
      runtime: 'pi',
      route: 'platform-api',
      ...byKey,
    },
    {
      row: 'openai/gpt-5.4-mini, runtime omitted: the Platform API',
      config: model('openai/gpt-5.4-mini'),
      known: KEY,
      runtime: 'pi',
      route: 'platform-api',
      ...byKey,
    },
    {
      row: 'openai/gpt-5.5, codex: the app server with the Codex account',
      config: model('openai/gpt-5.5', ", agentRuntime: { id: 'codex' }"),
      known: { ...SIGN_IN, ...KEY },
      runtime: 'codex',
      route: 'codex-app-server',
      ...bySignIn,
    },
    {
      row: 'openai-codex/gpt-5.5, runtime omitted: ChatGPT sign-in through PI',
      config: model('openai-codex/gpt-5.5'),
      known: { ...SIGN_IN, ...KEY },
      runtime: 'pi',
      route: 'codex-oauth-pi',
      ...bySignIn,
    },
    {
      row: 'openai-codex/gpt-5.5, pi: ChatGPT sign-in through PI',
      config: model('openai-codex/gpt-5.5', ", agentRuntime: { id: 'pi' }"),
      known: SIGN_IN,
      runtime: 'pi',
      route: 'codex-oauth-pi',
      ...bySignIn,
    },
    {
      row: 'openai-codex/gpt-5.5, auto: still PI',
      config: model('openai-codex/gpt-5.5', ", agentRuntime: { id: 'auto' }, plugins: { entries: { codex: {} } }"),
      known: SIGN_IN,
      runtime: 'pi',
      route: 'codex-oauth-pi',
      ...bySignIn,
    },
  ];
  holds('2026.4.27', rows);
  holds('2026.4.29', rows);
  holds('2026.5.7', rows);
  holds('2026.3.13', [rows[0], rows[4]] as readonly Row[]);
  holds('2026.4.22', [
    {
      row: 'openai/gpt-5.5 with embeddedHarness codex: the name of the setting before 2026.4.25',
      config: model('openai/gpt-5.5', ", embeddedHarness: { runtime: 'codex' }"),
      known: SIGN_IN,
      runtime: 'codex',
      route: 'codex-app-server',
      ...bySignIn,
    },
  ]);
});

describe('the route tables of docs/providers/openai.md from 2026.5.12 to 2026.5.28', () => {
  const rows = (builtIn: 'pi' | 'openclaw'): readonly Row[] => [
    {
      row: 'openai/gpt-5.5, runtime omitted: the app server with an openai-codex profile',
      config: model('openai/gpt-5.5'),
      known: { ...SIGN_IN, ...KEY },
      runtime: 'codex',
      route: 'codex-app-server',
      ...bySignIn,
    },
    {
      row: 'openai/gpt-5.4-mini, runtime omitted: the app server',
      config: model('openai/gpt-5.4-mini'),
      known: SIGN_IN,
      runtime: 'codex',
      route: 'codex-app-server',
      ...bySignIn,
    },
    {
      row: 'openai/gpt-5.5, codex for the model: the app server',
      config: pinned('openai/gpt-5.5', 'codex'),
      known: SIGN_IN,
      runtime: 'codex',
      route: 'codex-app-server',
      ...bySignIn,
    },
    {
      row: `openai/gpt-5.5, ${builtIn} for the model: the embedded runtime with an openai profile`,
      config: pinned('openai/gpt-5.5', builtIn),
      known: { profiles: ['openai:default api-key', 'openai-codex:default oauth'] },
      runtime: builtIn,
      route: builtIn,
      auth: { kind: 'api-key', profile: 'openai:default' },
      bill: 'metered',
    },
    {
      row: `openai/gpt-5.5, ${builtIn} for the model: the embedded runtime with the selected openai-codex profile`,
      config: pinned('openai/gpt-5.5', builtIn),
      known: { ...SIGN_IN, ...KEY },
      runtime: builtIn,
      route: builtIn,
      ...bySignIn,
    },
    {
      row: 'an openai-codex API-key profile: the app server, paid by use',
      config: `{ auth: { order: { 'openai-codex': ['openai-codex:key', 'openai-codex:default'] } }, agents: { defaults: { model: 'openai/gpt-5.5' } } }`,
      known: { profiles: ['openai-codex:default oauth', 'openai-codex:key api-key'] },
      runtime: 'codex',
      route: 'codex-app-server',
      auth: { kind: 'api-key', profile: 'openai-codex:key' },
      bill: 'metered',
    },
    {
      row: 'no account at all: the app server takes OPENAI_API_KEY',
      config: model('openai/gpt-5.5'),
      known: KEY,
      runtime: 'codex',
      route: 'codex-app-server',
      ...byKey,
    },
    {
      row: 'openai-codex/gpt-5.5: repaired by doctor, and until then run on Codex',
      config: model('openai-codex/gpt-5.5'),
      known: SIGN_IN,
      runtime: 'codex',
      route: 'codex-app-server',
      auth: { kind: 'oauth' },
      bill: 'subscription',
    },
    {
      row: 'openai/* on an endpoint of its own: the embedded runtime with the key',
      config: onProvider('openai/gpt-5.5', "{ baseUrl: 'https://proxy.example/v1', apiKey: '${OPENAI_API_KEY}' }"),
      known: KEY,
      runtime: builtIn,
      route: builtIn,
      ...byKey,
    },
  ];
  holds('2026.5.12', rows('pi'));
  holds('2026.5.28', rows('openclaw'));
  holds('2026.5.12', [
    {
      row: 'codex-cli/gpt-5.5: the command-line backend',
      config: model('codex-cli/gpt-5.5'),
      runtime: 'codex-cli',
      route: 'cli-backend',
      auth: { kind: 'unknown' },
      bill: 'unknown',
    },
  ]);
  holds('2026.5.28', [
    {
      row: 'codex-cli/gpt-5.5: repaired by doctor',
      config: model('codex-cli/gpt-5.5'),
      runtime: 'none',
      route: 'unresolved',
      auth: { kind: 'none' },
      bill: 'unknown',
    },
  ]);
});

describe('the route tables of docs/providers/openai.md from 2026.6.1, with one provider for both kinds of profile', () => {
  const API: Known = { profiles: ['openai:default api-key'] };
  const CHATGPT: Known = { profiles: ['openai:chatgpt oauth'] };
  const byApi = { auth: { kind: 'api-key', profile: 'openai:default' }, bill: 'metered' } as const;
  const byChatGpt = { auth: { kind: 'oauth', profile: 'openai:chatgpt' }, bill: 'subscription' } as const;
  const rows: readonly Row[] = [
    {
      row: 'openai/gpt-5.6, unset: Codex with an ordered API-key profile',
      config: model('openai/gpt-5.6'),
      known: API,
      runtime: 'codex',
      route: 'codex-app-server',
      ...byApi,
    },
    {
      row: 'openai/gpt-5.6, openclaw for the model: the embedded runtime with the API-key profile',
      config: pinned('openai/gpt-5.6', 'openclaw'),
      known: API,
      runtime: 'openclaw',
      route: 'openclaw',
      ...byApi,
    },
    {
      row: 'openai/gpt-5.6-sol, unset: Codex with the sign-in',
      config: model('openai/gpt-5.6-sol'),
      known: CHATGPT,
      runtime: 'codex',
      route: 'codex-app-server',
      ...byChatGpt,
    },
    {
      row: 'openai/gpt-5.6-terra, unset: Codex with the sign-in',
      config: model('openai/gpt-5.6-terra'),
      known: CHATGPT,
      runtime: 'codex',
      route: 'codex-app-server',
      ...byChatGpt,
    },
    {
      row: 'openai/gpt-5.6-luna, unset: Codex with the sign-in',
      config: model('openai/gpt-5.6-luna'),
      known: CHATGPT,
      runtime: 'codex',
      route: 'codex-app-server',
      ...byChatGpt,
    },
    {
      row: 'openai/gpt-6-astra, openclaw for the model: the embedded runtime, Codex sign-in inside',
      config: pinned('openai/gpt-6-astra', 'openclaw'),
      known: CHATGPT,
      runtime: 'openclaw',
      route: 'openclaw',
      ...byChatGpt,
    },
    {
      row: 'openai/gpt-5.5, codex for the model: what it says',
      config: pinned('openai/gpt-5.5', 'codex'),
      known: API,
      runtime: 'codex',
      route: 'codex-app-server',
      ...byApi,
    },
    {
      row: 'the legacy Codex ref: rewritten by doctor',
      config: model('openai-codex/gpt-5.5'),
      known: CHATGPT,
      runtime: 'none',
      route: 'unresolved',
      auth: { kind: 'none' },
      bill: 'unknown',
    },
    {
      row: 'codex-cli/gpt-5.5: rewritten by doctor',
      config: model('codex-cli/gpt-5.5'),
      known: CHATGPT,
      runtime: 'none',
      route: 'unresolved',
      auth: { kind: 'none' },
      bill: 'unknown',
    },
    {
      row: 'an API key behind the subscription: the subscription first',
      config: `{ auth: { order: { openai: ['openai:chatgpt', 'openai:default'] } }, agents: { defaults: { model: 'openai/gpt-5.5' } } }`,
      known: { profiles: ['openai:default api-key', 'openai:chatgpt oauth'] },
      runtime: 'codex',
      route: 'codex-app-server',
      ...byChatGpt,
    },
  ];
  for (const target of ['2026.6.11', '2026.7.35', '2026.8.2', '2026.9.6']) holds(target, rows);

  const facts: readonly Row[] = [
    {
      row: 'openai/*, authored Completions adapter: OpenClaw',
      config: onProvider('openai/gpt-5.5', "{ api: 'openai-completions' }"),
      known: API,
      runtime: 'openclaw',
      route: 'openclaw',
      ...byApi,
    },
    {
      row: 'openai/*, custom endpoint: OpenClaw',
      config: onProvider('openai/gpt-5.5', "{ baseUrl: 'https://proxy.example/v1' }"),
      known: API,
      runtime: 'openclaw',
      route: 'openclaw',
      ...byApi,
    },
    {
      row: 'openai/*, request override: OpenClaw',
      config: onProvider('openai/gpt-5.5', "{ headers: { 'X-Team': 'ops' } }"),
      known: API,
      runtime: 'openclaw',
      route: 'openclaw',
      ...byApi,
    },
    {
      row: 'openai/*, a request parameter of the model: OpenClaw',
      config: model('openai/gpt-5.5', ", models: { 'openai/gpt-5.5': { params: { temperature: 0.2 } } }"),
      known: API,
      runtime: 'openclaw',
      route: 'openclaw',
      ...byApi,
    },
    {
      row: 'openai/*, fast mode is no request parameter: Codex',
      config: model('openai/gpt-5.5', ", models: { 'openai/gpt-5.5': { params: { fastMode: true } } }"),
      known: API,
      runtime: 'codex',
      route: 'codex-app-server',
      ...byApi,
    },
    {
      row: 'openai/*, the official endpoint written out: Codex',
      config: onProvider('openai/gpt-5.5', "{ baseUrl: 'https://api.openai.com/v1', api: 'openai-responses' }"),
      known: API,
      runtime: 'codex',
      route: 'codex-app-server',
      ...byApi,
    },
    {
      row: 'openai/*, the official ChatGPT endpoint: Codex with the sign-in',
      config: onProvider(
        'openai/gpt-5.5',
        "{ baseUrl: 'https://chatgpt.com/backend-api', api: 'openai-chatgpt-responses' }",
      ),
      known: CHATGPT,
      runtime: 'codex',
      route: 'codex-app-server',
      ...byChatGpt,
    },
    {
      row: 'openai/*, plaintext official endpoint: rejected',
      config: onProvider('openai/gpt-5.5', "{ baseUrl: 'http://api.openai.com/v1' }"),
      known: API,
      runtime: 'openclaw',
      route: 'unresolved',
      auth: { kind: 'api-key', profile: 'openai:default' },
      bill: 'unknown',
    },
  ];
  for (const target of ['2026.8.2', '2026.9.6']) holds(target, facts);

  holds('2026.9.6', [
    {
      row: 'both kinds of profile and a chosen openclaw: the key is preferred',
      config: pinned('openai/gpt-5.5', 'openclaw'),
      known: { profiles: ['openai:chatgpt oauth', 'openai:default api-key'] },
      runtime: 'openclaw',
      route: 'openclaw',
      ...byApi,
    },
    {
      row: 'both kinds of profile and no choice: the subscription is preferred',
      config: model('openai/gpt-5.5'),
      known: { profiles: ['openai:default api-key', 'openai:chatgpt oauth'] },
      runtime: 'codex',
      route: 'codex-app-server',
      ...byChatGpt,
    },
  ]);
});

describe('images, videos and speech of OpenAI, which no agent runtime asks for', () => {
  const made = (target: string, setting: string, slot: string, known: Known) =>
    routes(`{ agents: { defaults: { model: 'anthropic/claude-opus-4-7', ${setting} } } }`, target, known).find(
      (route) => route.slot === slot,
    );

  it('are drawn on the subscription where there is one, past OPENAI_API_KEY', () => {
    const known = { ...SIGN_IN, ...KEY };
    const image = made('2026.4.29', "imageGenerationModel: 'openai/gpt-image-2'", 'image-generation', known);
    expect(image).toMatchObject({ runtime: 'direct', route: 'pi', ...bySignIn });
  });

  it('are drawn with the key where there is no sign-in', () => {
    const image = made('2026.5.12', "imageGenerationModel: 'openai/gpt-image-2'", 'image-generation', KEY);
    expect(image).toMatchObject({ runtime: 'direct', route: 'platform-api', ...byKey });
  });

  it('are drawn with the key where the config names one for the provider', () => {
    const config = `{
      models: { providers: { openai: { apiKey: '\${OPENAI_API_KEY}' } } },
      agents: { defaults: { imageGenerationModel: 'openai/gpt-image-2' } },
    }`;
    const image = routes(config, '2026.5.12', { ...SIGN_IN, ...KEY }).find(({ slot }) => slot === 'image-generation');
    expect(image).toMatchObject({ route: 'platform-api', ...byKey });
  });

  it('are drawn by whoever comes first, where both kinds of account belong to one provider', () => {
    const known = { profiles: ['openai:me oauth', 'openai:key api-key'] };
    const drawn = (first: string, block = '') =>
      routes(
        `{
          auth: { order: { openai: ['${first}', 'openai:me', 'openai:key'] } },
          models: { providers: { ${block} } },
          agents: { defaults: { mediaModels: { image: { primary: 'openai/gpt-image-2' } } } },
        }`,
        '2026.9.6',
        known,
      ).find(({ slot }) => slot === 'image-generation');
    expect(drawn('openai:me')).toMatchObject({
      runtime: 'direct',
      auth: { profile: 'openai:me' },
      bill: 'subscription',
    });
    expect(drawn('openai:key')).toMatchObject({ auth: { profile: 'openai:key' }, bill: 'metered' });
    const elsewhere = drawn('openai:me', "openai: { baseUrl: 'https://proxy.example.org/v1', models: [] }");
    expect(elsewhere).toMatchObject({ auth: { kind: 'none' }, route: 'platform-api', bill: 'unknown' });
    const withHeaders = drawn('openai:me', "openai: { headers: { 'X-Team': 'ops' }, models: [] }");
    expect(withHeaders).toMatchObject({ auth: { kind: 'unknown', profile: 'openai:me' }, bill: 'metered' });
  });

  it('are filmed with the key alone', () => {
    const known = { ...SIGN_IN, ...KEY };
    const video = made('2026.5.12', "videoGenerationModel: 'openai/sora-2'", 'video-generation', known);
    expect(video).toMatchObject({ runtime: 'direct', route: 'platform-api', ...byKey });
  });
});
