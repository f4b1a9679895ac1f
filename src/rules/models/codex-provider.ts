import { formatPath } from '../../document/config-path.js';
import type { JsonValue } from '../../document/node.js';
import { type EditBuilder, manual, safe } from '../../engine/fix.js';
import { defineRule } from '../../engine/rule.js';
import type { ConfigValue } from '../../openclaw/config/view.js';
import {
  type CodexProviderMove,
  codexProviderMove,
  inheritedSettings,
} from '../../openclaw/models/providers/codex-provider.js';
import { isLegacyCodexProvider } from '../../openclaw/models/ref.js';
import { examples } from './examples/codex-provider.js';

export default defineRule({
  id: 'models/codex-provider',
  reads: 'config',
  severity: 'error',
  fixable: 'safe',
  since: '2026.6.1',
  summary: 'The provider block of `openai-codex` (from 2026.8.1 also `codex`) belongs to `openai`.',
  why: 'The old provider is gone, so nothing reads the block; some of its keys even keep the gateway from starting.',
  migrations: ['models-provider-codex-to-openai'],
  examples,
  check: ({ config, target, report }) => {
    for (const block of config.all('models.providers.*')) {
      if (!block.isObject || !isLegacyCodexProvider(String(block.key), target)) continue;
      const name = formatPath(block.path);
      const move = codexProviderMove(config, block);
      if (move.type === 'blocked') {
        report({
          at: block,
          on: 'key',
          message: `\`${name}\` is no longer read, and cannot become part of \`openai\` by itself: ${move.reason}. Models of \`${block.key}\` will not run until you decide.`,
          fix: manual(`Merge ${name} into models.providers.openai by hand, or remove it`),
        });
        continue;
      }
      report({
        at: block,
        on: 'key',
        message: `\`${name}\` is no longer read; its models belong in \`models.providers.openai\`.`,
        fix: safe(titleOf(move), (edit) => make(edit, block, move)),
      });
    }
  },
});

function titleOf(move: CodexProviderMove): string {
  switch (move.type) {
    case 'rename':
      return 'Rename the block to openai';
    case 'merge':
      return `Move ${move.rows.length} of its models to ${formatPath(move.canonical.path)}`;
    default:
      return 'Remove the block: openai knows its models';
  }
}

function make(edit: EditBuilder, block: ConfigValue, move: CodexProviderMove): void {
  if (move.type === 'rename') {
    edit.rename(block, 'openai');
    if (String(block.key).trim().toLowerCase() === 'codex') keepRuntimes(edit, block);
    return;
  }
  if (move.type === 'merge') moveRows(edit, block, move);
  edit.remove(block);
}

/** Models of `codex` ran on Codex; under `openai` each has to say so. */
function keepRuntimes(edit: EditBuilder, block: ConfigValue): void {
  for (const [index, row] of (block.at('models')?.items() ?? []).entries()) {
    if (!row.isObject) continue;
    const runtime = inheritedSettings(row, block).find(({ key }) => key === 'agentRuntime');
    if (runtime !== undefined) writeSetting(edit, row, ['models', 'providers', 'openai', 'models', index], runtime);
  }
}

function moveRows(
  edit: EditBuilder,
  block: ConfigValue,
  { canonical, rows }: CodexProviderMove & { type: 'merge' },
): void {
  const to = [...canonical.path, 'models'];
  const from = [...block.path, 'models'];
  if (!canonical.at('models')?.isArray) edit.insert(to, []);
  let next = canonical.at('models')?.items().length ?? 0;
  for (const [moved, row] of rows.entries()) {
    const place = [...to, next++];
    edit.move([...from, Number(row.key) - moved], place);
    for (const setting of inheritedSettings(row, block)) writeSetting(edit, row, place, setting);
  }
}

function writeSetting(
  edit: EditBuilder,
  row: ConfigValue,
  place: readonly (string | number)[],
  { key, value }: { readonly key: string; readonly value: JsonValue },
): void {
  if (row.has([key])) edit.set([...place, key], value);
  else edit.insert([...place, key], value);
}
