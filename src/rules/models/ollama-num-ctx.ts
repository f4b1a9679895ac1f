import { formatPath } from '../../document/config-path.js';
import type { JsonValue } from '../../document/node.js';
import { type Place, safe } from '../../engine/fix.js';
import { defineRule, type Report } from '../../engine/rule.js';
import type { ConfigValue } from '../../openclaw/config/view.js';
import { examples } from './examples/ollama-num-ctx.js';

export default defineRule({
  id: 'models/ollama-num-ctx',
  reads: 'config',
  severity: 'warning',
  fixable: 'safe',
  since: '2026.5.18',
  after: ['models/provider-context-budget', 'models/context-window'],
  summary: 'An Ollama model is not told how much context to reserve.',
  why: 'OpenClaw used to send the context window as `num_ctx` by itself. Without it Ollama falls back to its own small default and silently cuts the prompt.',
  migrations: ['models-ollama-num-ctx'],
  examples,
  check: ({ config, report }) => {
    for (const block of config.all('models.providers.*')) {
      const models = block.at('models');
      if (!block.isObject || !models?.isArray) continue;
      const rows = models.items();
      const ofBlock = rows.some((row) => size(row, 'contextTokens') !== undefined) ? undefined : blockBudget(block);
      if (ofBlock !== undefined) report(reserve(block, ofBlock));
      const covered = isOllama(block) && (ofBlock !== undefined || block.has('params.num_ctx'));
      for (const row of rows) {
        const budget = rowBudget(row, block, covered);
        if (budget !== undefined) report(reserve(row, budget));
      }
    }
  },
});

function reserve(holder: ConfigValue, budget: number): Report {
  const place: Place = [...holder.path, 'params', 'num_ctx'];
  return {
    at: place,
    message: `\`${formatPath(place)}\` is missing: Ollama would reserve its own default instead of ${budget} tokens.`,
    fix: safe(`Set num_ctx to ${budget}`, (edit) => edit.insert(place, budget)),
  };
}

function blockBudget(block: ConfigValue): number | undefined {
  if (!isOllama(block) || !isFree(block)) return undefined;
  return size(block, 'contextWindow') ?? size(block, 'maxTokens');
}

/** `covered`: the block’s own `num_ctx` holds for the model. */
function rowBudget(row: ConfigValue, block: ConfigValue, covered: boolean): number | undefined {
  if (!row.isObject || !isOllama(row.has('api') ? row : block) || !isFree(row)) return undefined;
  if (size(row, 'contextTokens') !== undefined) return undefined;
  const shared = size(block, 'contextWindow');
  const own = size(row, 'contextWindow');
  if (own !== undefined || shared !== undefined) return own ?? (covered ? undefined : shared);
  return size(row, 'maxTokens') ?? (covered ? undefined : size(block, 'maxTokens'));
}

function isOllama(holder: ConfigValue): boolean {
  return holder.at('api')?.string?.trim().toLowerCase() === 'ollama';
}

function isFree(holder: ConfigValue): boolean {
  const params = holder.at('params');
  return params === undefined || (params.isObject && !params.has('num_ctx'));
}

function size(holder: ConfigValue, key: string): number | undefined {
  const value: JsonValue | undefined = holder.at([key])?.value;
  return typeof value === 'number' && Number.isFinite(value) && value > 0 ? Math.floor(value) : undefined;
}
