import { modelsOf } from '../../agents/selected-models.js';
import type { ConfigValue } from '../../config/view.js';
import { parseModelRef } from '../ref.js';

const KEYS = ['qwenThinkingFormat', 'qwen_thinking_format'] as const;
/** Old words for a format, with dashes for blanks and underscores. */
const FORMATS: ReadonlyMap<string, string> = new Map([
  ['chat-template', 'qwen-chat-template'],
  ['chat-template-argument', 'qwen-chat-template'],
  ['chat-template-arguments', 'qwen-chat-template'],
  ['chat-template-kwarg', 'qwen-chat-template'],
  ['chat-template-kwargs', 'qwen-chat-template'],
  ['qwen-chat-template', 'qwen-chat-template'],
  ['enable-thinking', 'qwen'],
  ['qwen', 'qwen'],
  ['request-body', 'qwen'],
  ['top-level', 'qwen'],
]);

/** How a model can be told to think; unchanged from 2026.6 to 2026.9. */
export const THINKING_FORMATS: ReadonlySet<string> = new Set([
  'openai',
  'openrouter',
  'deepseek',
  'together',
  'qwen',
  'qwen-chat-template',
  'zai',
]);

/** Params that hold the old key, and the models they are meant for; the block's own rows where none is named. */
export interface ThinkingSource {
  readonly params: ConfigValue;
  readonly models: readonly string[];
  /** Rows that are there already are meant, too. */
  readonly rows: readonly ConfigValue[];
}

/** The old keys that `params` hold. */
export function oldKeys(params: ConfigValue): readonly ConfigValue[] {
  return KEYS.map((key) => params.at([key])).filter((value) => value !== undefined);
}

/** The format that an old word stands for. */
export function thinkingFormat(word: string): string | undefined {
  return FORMATS.get(
    word
      .trim()
      .toLowerCase()
      .replace(/[_\s]+/g, '-'),
  );
}

export function isThinkingFormat(word: string | undefined): boolean {
  return word !== undefined && THINKING_FORMATS.has(word);
}

export function vllmBlock(config: ConfigValue): ConfigValue | undefined {
  return config.all('models.providers.*').find((block) => String(block.key).trim().toLowerCase() === 'vllm');
}

/** In the order OpenClaw goes by: what is said more precisely comes first and wins. */
export function thinkingSources(config: ConfigValue, block: ConfigValue | undefined): readonly ThinkingSource[] {
  const rows = (block?.at('models')?.items() ?? []).filter((row) => row.isObject);
  const defaults = config.at('agents.defaults');
  const agents = config.all('agents.{list[*],entries.*}');
  const shared = selected(defaults);
  const found: ThinkingSource[] = [];
  const add = (params: ConfigValue | undefined, models: readonly string[], own: readonly ConfigValue[]): void => {
    if (params?.isObject) found.push({ params, models, rows: own });
  };
  for (const entry of defaults?.at('models')?.members() ?? []) {
    const model = vllmModel(String(entry.key));
    if (model !== undefined) add(entry.at('params'), [model], []);
  }
  for (const row of rows) add(row.at('params'), [], [row]);
  add(block?.at('params'), [...shared, ...agents.flatMap(selected)], rows);
  add(defaults?.at('params'), shared, shared.length > 0 ? [] : rows);
  for (const agent of agents) {
    const own = selected(agent);
    const models = own.length > 0 ? own : shared;
    add(agent.at('params'), models, models.length > 0 ? [] : rows);
  }
  return found;
}

/** The vLLM models a scope selects or describes, as ids of the provider. */
function selected(scope: ConfigValue | undefined): readonly string[] {
  const keys = (scope?.at('models')?.members() ?? []).map((entry) => String(entry.key));
  return [...modelsOf(scope?.at('model')), ...keys].flatMap((ref) => vllmModel(ref) ?? []);
}

function vllmModel(text: string): string | undefined {
  const ref = parseModelRef(text);
  return ref?.provider?.toLowerCase() === 'vllm' && ref.model !== '*' ? ref.model : undefined;
}
