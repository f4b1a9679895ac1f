import type { ConfigValue } from '../config/view.js';
import type { Release } from '../releases/release.js';
import { providerBlocks, rowOf } from './resolve-ref.js';

/** Where requests for an OpenAI model go, and what its author changed about them. */
export interface OpenAiEndpoint {
  readonly kind: 'default' | 'platform' | 'chatgpt' | 'plaintext' | 'custom';
  /** The value that names it; absent for the default. */
  readonly at?: ConfigValue;
  /** A setting that Codex cannot carry over to its own requests. */
  readonly override?: ConfigValue;
}

const PLATFORM = /^https:\/\/api\.openai\.com(?:\/|\/v1\/?)?$/i;
const CHATGPT = /^https:\/\/chatgpt\.com\/backend-api(?:\/v1|\/codex(?:\/v1)?)?\/?$/i;
const PLAINTEXT = /^http:\/\/(?:api\.openai\.com|chatgpt\.com)(?:[/:]|$)/i;

/** Settings of a model that stay with OpenClaw and do not change the request. */
const RUNTIME_PARAMS: ReadonlySet<string> = new Set([
  'thinking',
  'fastMode',
  'fast_mode',
  'fastAutoOnSeconds',
  'fastSeconds',
  'fast_auto_on_seconds',
  'fast_seconds',
]);
const EFFORTS = /^(?:minimal|low|medium|high|xhigh|max|ultra)$/;

/** The endpoint of `openai/<model>` as the config writes it: the model's row, else the provider's block. */
export function openAiEndpoint(config: ConfigValue, model: string, release: Release): OpenAiEndpoint {
  const blocks = providerBlocks(config, 'openai', release);
  const rows = blocks.flatMap((block) => rowOf(block, model) ?? []);
  const override = overrideIn(config, blocks, rows, model);
  const extra = override === undefined ? {} : { override };
  for (const holder of [...rows, ...blocks]) {
    const at = holder.at(['baseUrl']);
    const url = at?.string?.trim();
    if (at === undefined || url === undefined || url === '') continue;
    return { kind: kindOf(url), at, ...extra };
  }
  return { kind: 'default', ...extra };
}

/** The request adapter an author chose for an OpenAI model. */
export function openAiAdapter(config: ConfigValue, model: string, release: Release): ConfigValue | undefined {
  const blocks = providerBlocks(config, 'openai', release);
  const rows = blocks.flatMap((block) => rowOf(block, model) ?? []);
  return [...rows, ...blocks].map((holder) => holder.at(['api'])).find((api) => api?.string !== undefined);
}

function kindOf(url: string): Exclude<OpenAiEndpoint['kind'], 'default'> {
  if (PLATFORM.test(url)) return 'platform';
  if (CHATGPT.test(url)) return 'chatgpt';
  return PLAINTEXT.test(url) ? 'plaintext' : 'custom';
}

function overrideIn(
  config: ConfigValue,
  blocks: readonly ConfigValue[],
  rows: readonly ConfigValue[],
  model: string,
): ConfigValue | undefined {
  const shared = config.at('agents.defaults.params');
  if (isFilled(shared)) return shared;
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
  const entry = config.at(['agents', 'defaults', 'models', `openai/${model}`]);
  return entry === undefined ? undefined : requestParams(entry)[0];
}

/**
 * The params of an entry of a models map that change the request. Codex makes its own requests: from 2026.8.1 on OpenClaw
 * refuses to run such a model there. Source: `hasAuthoredProviderRequestParams` in agents/model-extra-params.
 */
export function requestParams(entry: ConfigValue): readonly ConfigValue[] {
  return (entry.at('params')?.members() ?? []).filter((param) => !RUNTIME_PARAMS.has(String(param.key)));
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
