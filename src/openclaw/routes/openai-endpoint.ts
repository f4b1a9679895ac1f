import { agentScope } from '../agents/scopes.js';
import type { ConfigValue } from '../config/view.js';
import { providerBlocks, rowOf } from '../models/provider-blocks.js';
import { isAtLeast, type Release } from '../releases/release.js';
import { asksRouteFacts } from './releases.js';

/** Where requests for an OpenAI model go, and what its author changed about them. */
export interface OpenAiEndpoint {
  /** `invalid`: no address, or one of OpenAI's hosts that is not asked that way. */
  readonly kind: 'default' | 'platform' | 'chatgpt' | 'invalid' | 'custom';
  /** The value that names it; absent for the default. */
  readonly at?: ConfigValue;
  /** A setting that Codex cannot carry over to its own requests. */
  readonly override?: ConfigValue;
}

const CHATGPT_ADAPTER = 'openai-chatgpt-responses';
const PLATFORM_PATH = /^\/(?:v1\/?)?$/;
const CHATGPT_PATH = /^\/backend-api(?:\/v1|\/codex(?:\/v1)?)?\/?$/;

/** Names of how hard a model thinks, without spaces and dashes. */
const THINKING =
  /^(?:adaptive|auto|max|ultra|x?high|extrahigh|off|none|disabled|on|enabled?|min|minimal|low|mid|med|medium|think|thinkhard|thinkharder|harder|thinkhardest|highest|ultrathink)$/;
const FAST = /^(?:off|false|no|0|disabled?|normal|on|true|yes|1|enabled?|fast|auto|automatic)$/;

/**
 * Settings of a model that stay with OpenClaw and do not change the request, with the values they take; with any other
 * value they are sent along. Stands for `isAgentRuntimeModelParam` of 2026.8.1 to 2026.9.6.
 */
const RUNTIME_PARAMS: Readonly<Record<string, (value: ConfigValue) => boolean>> = {
  thinking: (value) => value.value === false || THINKING.test(plain(value).replace(/[\s_-]+/g, '')),
  fastMode: isFast,
  fast_mode: isFast,
  fastAutoOnSeconds: isCount,
  fastSeconds: isCount,
  fast_auto_on_seconds: isCount,
  fast_seconds: isCount,
};

function isFast(value: ConfigValue): boolean {
  return typeof value.value === 'boolean' || FAST.test(plain(value));
}

function isCount({ value }: ConfigValue): boolean {
  return typeof value === 'number' && Number.isInteger(value) && value > 0;
}

function plain(value: ConfigValue): string {
  return value.string?.trim().toLowerCase() ?? '';
}

const EFFORTS = /^(?:minimal|low|medium|high|xhigh|max|ultra)$/;

/** The endpoint of `openai/<model>` as the config writes it: the model's row, else the provider's block. */
export function openAiEndpoint(
  config: ConfigValue,
  model: string,
  agent: string | undefined,
  release: Release,
): OpenAiEndpoint {
  const blocks = providerBlocks(config, 'openai', release);
  const rows = blocks.flatMap((block) => rowOf(block, model) ?? []);
  const override = overrideIn(blocks, rows) ?? paramsOf(config, model, agent, release);
  const extra = override === undefined ? {} : { override };
  for (const holder of [...rows, ...blocks]) {
    const at = holder.at(['baseUrl']);
    const url = at?.string?.trim();
    if (at === undefined || url === undefined || url === '') continue;
    return { kind: kindOf(url, release), at, ...extra };
  }
  return { kind: 'default', ...extra };
}

/** The request adapter an author chose for an OpenAI model. */
export function openAiAdapter(config: ConfigValue, model: string, release: Release): ConfigValue | undefined {
  const blocks = providerBlocks(config, 'openai', release);
  const rows = blocks.flatMap((block) => rowOf(block, model) ?? []);
  return [...rows, ...blocks].map((holder) => holder.at(['api'])).find((api) => api?.string !== undefined);
}

/** Stands for `classifyOpenAIBaseUrl` of 2026.8.1 to 2026.9.6, and for `isOfficialOpenAIBaseUrl` of 2026.5.12 to 2026.7.35. */
function kindOf(text: string, release: Release): Exclude<OpenAiEndpoint['kind'], 'default'> {
  // An address that waits for a variable is taken for one of somebody's own.
  if (text.includes('${')) return 'custom';
  const url = URL.canParse(text) ? new URL(text) : undefined;
  const isStrict = asksRouteFacts(release);
  const isWeb = url?.protocol === 'https:' || url?.protocol === 'http:';
  if (url === undefined || !isWeb || (isStrict && `${url.username}${url.password}` !== ''))
    return isStrict ? 'invalid' : 'custom';
  const host = isStrict ? url.hostname.replace(/\.$/, '') : url.hostname;
  if (host !== 'api.openai.com' && host !== 'chatgpt.com') return 'custom';
  const isPlain = url.protocol === 'https:' && (!isStrict || `${url.port}${url.search}${url.hash}` === '');
  if (isPlain && host === 'api.openai.com' && PLATFORM_PATH.test(url.pathname)) return 'platform';
  if (isPlain && host === 'chatgpt.com' && CHATGPT_PATH.test(url.pathname)) return 'chatgpt';
  return isStrict ? 'invalid' : 'custom';
}

const ADAPTERS: ReadonlySet<string> = new Set(['openai-responses', 'openai-completions', CHATGPT_ADAPTER]);

/** True where address and adapter do not go together, so that nobody is asked. Stands for `resolveSingleObservedModelRoute`. */
export function isConflicting(config: ConfigValue, model: string, release: Release): boolean {
  const blocks = providerBlocks(config, 'openai', release);
  const row = blocks.map((block) => rowOf(block, model)).find((one) => one !== undefined);
  const [own, shared] = [row, blocks[0]].map((holder) =>
    ['api', 'baseUrl'].map((key) => holder?.at([key])?.string?.trim() || undefined),
  );
  const kindOfUrl = (url: string | undefined) => (url === undefined ? 'default' : kindOf(url, release));
  const isOwn = own?.some((text) => text !== undefined) === true;
  const api = isOwn ? (own[0] ?? shared?.[0]) : shared?.[0];
  const kind = kindOfUrl(isOwn ? own[1] : shared?.[1]);
  if (api === undefined) return false;
  if (!ADAPTERS.has(api)) return true;
  return (kind === 'platform' && api === CHATGPT_ADAPTER) || (kind === 'chatgpt' && api !== CHATGPT_ADAPTER);
}

/** From this release on the params of an agent's own entry count as well. */
const AGENT_ENTRY_PARAMS = '2026.9.1';

/** Params that change the request of a model. Stands for `hasAuthoredProviderRequestParams` of 2026.8.1 to 2026.9.6. */
function paramsOf(
  config: ConfigValue,
  model: string,
  agent: string | undefined,
  release: Release,
): ConfigValue | undefined {
  const own = agent === undefined ? undefined : agentScope(config, agent)?.at;
  const whole = [config.at('agents.defaults.params'), own?.at('params')].find(isFilled);
  if (whole !== undefined) return whole;
  const holders = [config.at('agents.defaults'), ...(isAtLeast(release, AGENT_ENTRY_PARAMS) ? [own] : [])];
  const entries = holders.flatMap((holder) => holder?.at(['models', `openai/${model}`]) ?? []);
  return entries.flatMap(requestParams)[0];
}

function overrideIn(blocks: readonly ConfigValue[], rows: readonly ConfigValue[]): ConfigValue | undefined {
  for (const block of blocks) {
    const found =
      ['localService', 'headers', 'request', 'params'].map((key) => block.at([key])).find(isFilled) ??
      ['authHeader', 'timeoutSeconds'].map((key) => block.at([key])).find((value) => value !== undefined);
    if (found !== undefined) return found;
  }
  for (const row of rows) {
    const found = ['headers', 'params'].map((key) => row.at([key])).find(isFilled) ?? compatOverride(row);
    if (found !== undefined) return found;
  }
  return undefined;
}

/**
 * The params of an entry of a models map that change the request. Codex makes its own requests: from 2026.8.1 on OpenClaw
 * refuses to run such a model there.
 */
export function requestParams(entry: ConfigValue): readonly ConfigValue[] {
  return (entry.at('params')?.members() ?? []).filter((param) => RUNTIME_PARAMS[String(param.key)]?.(param) !== true);
}

/** Saying that a model can reason, and how hard, describes it; any other switch changes the request. */
function compatOverride(row: ConfigValue): ConfigValue | undefined {
  return row
    .at(['compat'])
    ?.members()
    .find((member) => {
      if (member.key === 'supportsReasoningEffort') return member.value !== true;
      if (member.key !== 'supportedReasoningEfforts') return true;
      const efforts = member.items();
      return efforts.length === 0 || !efforts.every((effort) => EFFORTS.test(effort.string ?? ''));
    });
}

function isFilled(value: ConfigValue | undefined): value is ConfigValue {
  return value !== undefined && value.members().length > 0;
}
