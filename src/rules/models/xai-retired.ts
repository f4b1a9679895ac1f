import { formatPath } from '../../document/config-path.js';
import { unsafe } from '../../engine/fix.js';
import { defineRule } from '../../engine/rule.js';
import type { ConfigValue } from '../../openclaw/config/view.js';
import { GROK_TOOLS, grokSuccessor, RETIRED_REASONING_GROK } from '../../openclaw/models/providers/retired-grok.js';

export default defineRule({
  id: 'models/xai-retired',
  reads: 'config',
  severity: 'warning',
  fixable: 'unsafe',
  since: '2026.8.1',
  summary: 'A tool uses a retired Grok model.',
  why: 'xAI switches these models off, and the tool fails then. The successor answers at another price.',
  migrations: ['xsearch-retired-model', 'xai-retired-models'],
  examples: [
    {
      unsafe: true,
      before: `{ tools: { web: { x_search: { enabled: true, model: 'grok-3' } } } }`,
      after: `{ tools: { web: { x_search: { enabled: true, model: 'grok-4.3' } } } }`,
    },
    {
      unsafe: true,
      before: `{ plugins: { entries: { xai: { config: { webSearch: { model: 'grok-4-fast' }, codeExecution: { model: 'grok-code-fast' } } } } } }`,
      after: `{ plugins: { entries: { xai: { config: { webSearch: { model: 'grok-4.3' }, codeExecution: { model: 'grok-build-0.1' } } } } } }`,
    },
    {
      title: 'A current model stays',
      before: `{ tools: { web: { x_search: { model: 'grok-4.3' } } } }`,
      clean: true,
    },
  ],
  check: ({ config, report }) => {
    for (const { pattern, models } of GROK_TOOLS) {
      for (const model of config.all(pattern)) {
        const next = grokSuccessor(model.string, models);
        if (next === undefined) continue;
        report({
          at: model,
          message: `\`${formatPath(model.path)}\` names a retired Grok model; its successor is \`${next}\`.`,
          fix: unsafe(`Use ${next}`, (edit) => edit.set(model, next), 'another model answers, at another price'),
        });
      }
    }
    for (const entry of config.all('tools.media.models[*]')) {
      const model = entry.at('model');
      if (model === undefined || !isXai(entry)) continue;
      const id = model.string?.trim().toLowerCase() ?? '';
      if (id === 'grok-stt') {
        report({
          at: model,
          on: 'key',
          message: 'xAI has one model for speech now, so none is named.',
          fix: unsafe('Remove the model', (edit) => edit.remove(model), 'another model transcribes then'),
        });
      } else if (RETIRED_REASONING_GROK.includes(id) && seesImages(entry)) {
        report({
          at: model,
          message: `\`${formatPath(model.path)}\` names a retired Grok model; its successor is \`grok-4.3\`.`,
          fix: unsafe('Use grok-4.3', (edit) => edit.set(model, 'grok-4.3'), 'another model answers, at another price'),
        });
      }
    }
  },
});

function isXai(entry: ConfigValue): boolean {
  const type = entry.at('type')?.string;
  if (type !== undefined && type !== 'provider') return false;
  if (type === undefined && entry.has('command')) return false;
  return entry.at('provider')?.string?.trim().toLowerCase() === 'xai';
}

function seesImages(entry: ConfigValue): boolean {
  return (entry.at('capabilities')?.items() ?? []).some((item) => item.string?.trim().toLowerCase() === 'image');
}
