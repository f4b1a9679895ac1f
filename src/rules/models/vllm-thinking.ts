import { type ConfigPath, formatPath } from '../../document/config-path.js';
import { type EditBuilder, safe } from '../../engine/fix.js';
import { defineRule } from '../../engine/rule.js';
import type { ConfigValue } from '../../openclaw/config/view.js';
import { parseModelRef } from '../../openclaw/models/ref.js';
import { examples } from './examples/vllm-thinking.js';

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
const KNOWN: ReadonlySet<string> = new Set([
  'openai',
  'openrouter',
  'deepseek',
  'together',
  'qwen',
  'qwen-chat-template',
  'zai',
]);

/** Params that hold the old key, and the models they are meant for; the block's own rows where none is named. */
interface Source {
  readonly params: ConfigValue;
  readonly models: readonly string[];
  /** Rows that are there already are meant, too. */
  readonly rows: readonly ConfigValue[];
}

export default defineRule({
  id: 'models/vllm-thinking',
  reads: 'config',
  severity: 'warning',
  fixable: 'safe',
  since: '2026.5.27',
  after: ['models/retired-ref'],
  summary: 'How a Qwen model on vLLM thinks is said on the model, not in the parameters.',
  why: 'The parameter is no longer read, so thinking silently stays off.',
  migrations: ['vllm-qwenthinkingformat-to-compat'],
  examples,
  check: ({ config, report }) => {
    const block = vllmBlock(config);
    for (const source of sources(config, block)) {
      const old = KEYS.map((key) => source.params.at([key])).find((value) => value !== undefined);
      if (old === undefined) continue;
      const format = FORMATS.get(
        (old.string ?? '')
          .trim()
          .toLowerCase()
          .replace(/[_\s]+/g, '-'),
      );
      const name = formatPath(old.path);
      const lost = format === undefined || (source.models.length === 0 && source.rows.length === 0);
      report({
        at: old,
        on: 'key',
        message: lost
          ? `\`${name}\` is no longer read; say \`compat.thinkingFormat\` on each model of \`models.providers.vllm\` that needs it.`
          : `\`${name}\` is no longer read; the models it is for say \`compat.thinkingFormat: "${format}"\` themselves.`,
        fix: safe(lost ? `Remove ${name}` : 'Write it on each model', (edit) => {
          if (format !== undefined) place(edit, block, source, format);
          removeKeys(edit, source.params);
        }),
      });
    }
  },
});

function vllmBlock(config: ConfigValue): ConfigValue | undefined {
  return config.all('models.providers.*').find((block) => String(block.key).trim().toLowerCase() === 'vllm');
}

/** In the order OpenClaw goes by: what is said more precisely comes first and wins. */
function sources(config: ConfigValue, block: ConfigValue | undefined): readonly Source[] {
  const rows = (block?.at('models')?.items() ?? []).filter((row) => row.isObject);
  const defaults = config.at('agents.defaults');
  const agents = config.all('agents.{list[*],entries.*}');
  const shared = selected(defaults);
  const found: Source[] = [];
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
  const model = scope?.at('model');
  const refs = [
    model?.string,
    model?.at('primary')?.string,
    ...(model?.at('fallbacks')?.items() ?? []).map((item) => item.string),
  ];
  const keys = (scope?.at('models')?.members() ?? []).map((entry) => String(entry.key));
  return [...refs, ...keys].flatMap((ref) => (ref === undefined ? [] : (vllmModel(ref) ?? [])));
}

function vllmModel(text: string): string | undefined {
  const ref = parseModelRef(text);
  return ref?.provider?.toLowerCase() === 'vllm' && ref.model !== '*' ? ref.model : undefined;
}

function place(edit: EditBuilder, block: ConfigValue | undefined, source: Source, format: string): void {
  const list = block?.at('models');
  const rows = list?.items() ?? [];
  const targets = new Set<ConfigValue>(source.rows);
  const missing = new Set<string>();
  for (const model of source.models) {
    const row = rows.find((known) => known.at('id')?.string === model || known.at('id')?.string === `vllm/${model}`);
    if (row !== undefined) targets.add(row);
    else missing.add(model);
  }
  for (const row of targets) sayOn(edit, row, format);
  const added = [...missing].map((id) => ({ id, name: id, reasoning: true, compat: { thinkingFormat: format } }));
  if (added.length === 0 || (list !== undefined && !list.isArray)) return;
  const path: ConfigPath = [...(block?.path ?? ['models', 'providers', 'vllm']), 'models'];
  if (list === undefined) edit.insert(path, added);
  else for (const [index, row] of added.entries()) edit.insert([...path, rows.length + index], row);
}

function sayOn(edit: EditBuilder, row: ConfigValue, format: string): void {
  if (!row.has('reasoning')) edit.insert([...row.path, 'reasoning'], true);
  const compat = row.at('compat');
  const present = compat?.at('thinkingFormat');
  const path = [...row.path, 'compat', 'thinkingFormat'];
  if (present?.string !== undefined && KNOWN.has(present.string)) return;
  if (present !== undefined) edit.set(path, format);
  else if (compat === undefined || compat.isObject) edit.insert(path, format);
  else edit.set(compat, { thinkingFormat: format });
}

function removeKeys(edit: EditBuilder, params: ConfigValue): void {
  const old = KEYS.map((key) => params.at([key])).filter((value) => value !== undefined);
  if (old.length === params.members().length) edit.remove(params);
  else for (const value of old) edit.remove(value);
}
