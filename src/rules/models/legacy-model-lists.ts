import type { JsonValue } from '../../document/node.js';
import { type EditBuilder, safe } from '../../engine/fix.js';
import { defineRule } from '../../engine/rule.js';
import type { ConfigValue } from '../../openclaw/config/view.js';
import { examples } from './examples/legacy-model-lists.js';

const LISTS = ['allowedModels', 'modelAliases', 'modelFallbacks', 'imageModelFallbacks'] as const;

export default defineRule({
  id: 'models/legacy-model-lists',
  reads: 'config',
  severity: 'error',
  fixable: 'safe',
  summary: 'Fallbacks, aliases and allowed models stand in lists of their own.',
  why: 'Fallbacks belong to the model they stand in for, aliases and allowed models are entries of `models`; releases that no longer know the lists delete them as unknown.',
  migrations: ['agent-model-strings-to-model-objects'],
  examples,
  check: ({ config, report }) => {
    for (const agent of config.all('{agent,agents.defaults}')) {
      const lists = LISTS.map((key) => agent.at([key])).filter((value) => value !== undefined);
      for (const [index, list] of lists.entries()) {
        report({
          at: list,
          on: 'key',
          message: `\`${String(list.key)}\` is gone: ${HOMES[String(list.key)] ?? ''}`,
          fix: safe('Move models, fallbacks and aliases to where they are read', (edit) =>
            index === 0 ? rewrite(edit, agent, lists) : edit.remove(list),
          ),
        });
      }
    }
  },
});

const HOMES: Readonly<Record<string, string>> = {
  allowedModels: 'the keys of `models` say what may be chosen (from 2026.8.1 on `modelPolicy.allow`).',
  modelAliases: 'an alias stands with its model, in `models`.',
  modelFallbacks: 'fallbacks belong in `model.fallbacks`.',
  imageModelFallbacks: 'fallbacks belong in `imageModel.fallbacks`.',
};

function rewrite(edit: EditBuilder, agent: ConfigValue, lists: readonly ConfigValue[]): void {
  const models = modelEntries(agent);
  selector(edit, agent, 'model', strings(agent.at('modelFallbacks')));
  selector(edit, agent, 'imageModel', strings(agent.at('imageModelFallbacks')));
  const present = agent.at('models');
  for (const [key, alias] of models) {
    const entry = present?.at([key]);
    const path = [...agent.path, 'models', key];
    if (entry === undefined) edit.insert(path, alias === undefined ? {} : { alias });
    else if (alias !== undefined && entry.isObject && !entry.has('alias')) edit.insert([...path, 'alias'], alias);
  }
  for (const list of lists) edit.remove(list);
}

/** Every model the old keys name, in their order, with its alias if it has one. */
function modelEntries(agent: ConfigValue): ReadonlyMap<string, string | undefined> {
  const aliases = (agent.at('modelAliases')?.members() ?? []).filter((alias) => alias.string?.trim());
  const keys = [
    ...strings(agent.at('model')),
    ...strings(agent.at('imageModel')),
    ...strings(agent.at('allowedModels')),
    ...strings(agent.at('modelFallbacks')),
    ...strings(agent.at('imageModelFallbacks')),
    ...aliases.map((alias) => alias.string ?? ''),
  ].map((key) => key.trim());
  const entries = new Map<string, string | undefined>(keys.filter((key) => key !== '').map((key) => [key, undefined]));
  for (const alias of aliases) {
    const key = alias.string?.trim() ?? '';
    if (entries.get(key) === undefined) entries.set(key, String(alias.key));
  }
  return entries;
}

function selector(edit: EditBuilder, agent: ConfigValue, key: string, fallbacks: readonly string[]): void {
  const path = [...agent.path, key];
  const present = agent.at([key]);
  if (present?.isObject) {
    const own = present.at('fallbacks');
    if (fallbacks.length === 0 || (own?.items().length ?? 0) > 0) return;
    if (own === undefined) edit.insert([...path, 'fallbacks'], [...fallbacks]);
    else edit.set(own, [...fallbacks]);
    return;
  }
  const value: JsonValue = {
    ...(present?.string !== undefined && { primary: present.string }),
    fallbacks: [...fallbacks],
  };
  if (present !== undefined) edit.set(path, value);
  else if (fallbacks.length > 0) edit.insert(path, value);
}

function strings(value: ConfigValue | undefined): readonly string[] {
  if (value?.string !== undefined) return [value.string];
  return (value?.items() ?? []).map((item) => String(item.value));
}
