import { type ConfigPath, formatPath } from '../../document/config-path.js';
import { type EditBuilder, safe } from '../../engine/fix.js';
import { defineRule } from '../../engine/rule.js';
import type { ConfigValue } from '../../openclaw/config/view.js';
import {
  isThinkingFormat,
  oldKeys,
  type ThinkingSource,
  thinkingFormat,
  thinkingSources,
  vllmBlock,
} from '../../openclaw/models/providers/vllm-thinking.js';
import { examples } from './examples/vllm-thinking.js';

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
    for (const source of thinkingSources(config, block)) {
      const old = oldKeys(source.params)[0];
      if (old === undefined) continue;
      const format = thinkingFormat(old.string ?? '');
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

function place(edit: EditBuilder, block: ConfigValue | undefined, source: ThinkingSource, format: string): void {
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
  if (isThinkingFormat(present?.string)) return;
  if (present !== undefined) edit.set(path, format);
  else if (compat === undefined || compat.isObject) edit.insert(path, format);
  else edit.set(compat, { thinkingFormat: format });
}

function removeKeys(edit: EditBuilder, params: ConfigValue): void {
  const old = oldKeys(params);
  if (old.length === params.members().length) edit.remove(params);
  else for (const value of old) edit.remove(value);
}
