import { formatPath } from '../../document/config-path.js';
import { type EditBuilder, safe, unsafe } from '../../engine/fix.js';
import { defineRule } from '../../engine/rule.js';
import type { ConfigValue } from '../../openclaw/config/view.js';
import { normalizeProvider, parseModelRef } from '../../openclaw/models/ref.js';
import type { Release } from '../../openclaw/releases/release.js';
import { examples } from './examples/llm-task-models.js';

const FLAGS = ['allowModelOverride', 'allowAuthProfileOverride'];

export default defineRule({
  id: 'plugins/llm-task-models',
  severity: 'error',
  since: '2026.8.1',
  reads: 'config',
  summary: 'Which models llm-task may use is decided by its `llm` policy.',
  why: 'The gateway refuses `config.allowedModels`, and without the two permissions a task may no longer choose a model or an account, as it could before.',
  fixable: 'safe',
  migrations: ['llm-task-allowedmodels-to-llm-policy'],
  examples,
  check({ config, target, report }) {
    const entry = config.at('plugins.entries.llm-task');
    if (!entry?.isObject) return;
    const old = entry.at('config.allowedModels');
    if (old === undefined) {
      if (FLAGS.every((flag) => entry.has(['llm', flag]))) return;
      report({
        at: entry,
        on: 'key',
        severity: 'info',
        message:
          'Tasks of llm-task could choose their model and account before OpenClaw 2026.8.1; now its `llm` policy has to allow it.',
        fix: unsafe(
          'Allow both',
          (edit) => {
            addFlags(edit, entry);
            if (!entry.has('config')) edit.insert([...entry.path, 'config'], {});
          },
          'a task may choose another model and account than the agent',
        ),
      });
      return;
    }
    report({
      at: old,
      on: 'key',
      message: `\`${formatPath(old.path)}\` moved to \`${formatPath([...entry.path, 'llm'])}.allowedCompletionModels\`.`,
      fix: safe('Move it to the llm policy', (edit) => {
        addFlags(edit, entry);
        moveModels(edit, entry, old, target);
      }),
    });
  },
});

function addFlags(edit: EditBuilder, entry: ConfigValue): void {
  const llm = entry.at('llm');
  if (llm !== undefined && !llm.isObject) edit.remove(llm);
  for (const flag of FLAGS) if (!llm?.has([flag])) edit.insert([...entry.path, 'llm', flag], true);
}

function moveModels(edit: EditBuilder, entry: ConfigValue, old: ConfigValue, target: Release): void {
  const to = [...entry.path, 'llm', 'allowedCompletionModels'];
  const items = old.items();
  if (entry.has('llm.allowedCompletionModels') || (old.isArray && items.length === 0)) {
    edit.remove(old);
    return;
  }
  if (!old.isArray) edit.set(old, []);
  // The old list was compared letter by letter: what is not written as a model is called never matched.
  for (const item of [...items].reverse()) if (!isCanonical(item.string, target)) edit.remove(item);
  edit.move(old, to);
}

function isCanonical(text: string | undefined, target: Release): boolean {
  const ref = text === undefined ? undefined : parseModelRef(text);
  return ref?.provider !== undefined && `${normalizeProvider(ref.provider, target)}/${ref.model}` === text;
}
