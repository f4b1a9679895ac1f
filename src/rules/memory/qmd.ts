import { formatPath } from '../../document/config-path.js';
import { type EditBuilder, safe } from '../../engine/fix.js';
import { relocate } from '../../engine/legacy-keys.js';
import { defineRule } from '../../engine/rule.js';
import type { ConfigValue } from '../../openclaw/config/view.js';
import { keepExtraPaths } from './_extra-paths.js';
import { examples } from './examples/qmd.js';

export default defineRule({
  id: 'memory/qmd',
  reads: 'config',
  severity: 'error',
  fixable: 'safe',
  since: '2026.8.1',
  after: ['memory/agent-search', 'memory/search-flat-keys', 'memory/retired-keys'],
  summary: 'The QMD memory backend was removed.',
  why: 'The built-in engine is the only one left. Folders and session indexing can be kept; other QMD settings have no successor.',
  migrations: ['memory-qmd-retired'],
  examples,
  check: ({ config, report }) => {
    const shared = config.at('memory');
    const search = shared?.at('search');
    const backend = shared?.at('backend');
    const settings = [shared?.at('qmd'), search?.at('qmd')].filter((value) => value !== undefined);
    const [first] = [...settings, backend].filter((value) => value !== undefined);
    if (shared !== undefined && first !== undefined) {
      report({
        at: first,
        on: 'key',
        message: 'The QMD memory backend is gone; its folders belong in `memory.search.extraPaths`.',
        fix: safe('Keep folders and session indexing, drop the other QMD settings', (edit) => {
          keepSettings(edit, shared, settings);
          for (const value of [backend, ...settings]) if (value !== undefined) edit.remove(value, 'empty-parents');
        }),
      });
    }
    const ofDefaults = config.at('agents.defaults.memory.search');
    if (ofDefaults?.has('qmd')) {
      report({
        at: [...ofDefaults.path, 'qmd'],
        on: 'key',
        message: `\`${formatPath(ofDefaults.path)}\` moves to \`memory.search\`, and its QMD settings go.`,
        fix: safe('Move the section to memory.search', (edit) => {
          relocate(edit, ofDefaults, ['memory', 'search'], search, { conflict: 'fill' });
          const holder = config.at('agents.defaults.memory');
          if (holder?.members().length === 1) edit.remove(holder);
        }),
      });
    }
    for (const memory of config.all('agents.{list[*],entries.*}.memory')) {
      const qmd = memory.at('search.qmd');
      if (qmd === undefined) continue;
      report({
        at: qmd,
        on: 'key',
        message: `The QMD memory backend is gone; folders of \`${formatPath(qmd.path)}\` belong in \`extraPaths\` beside it.`,
        fix: safe('Keep folders and session indexing, drop the other QMD settings', (edit) => {
          const kept = keepSettings(edit, memory, [qmd]);
          edit.remove(kept ? qmd : emptyAfter(memory, qmd));
        }),
      });
    }
  },
});

/** Writes what has a successor into `search` below `memory`. Returns whether there was anything. */
function keepSettings(edit: EditBuilder, memory: ConfigValue, settings: readonly ConfigValue[]): boolean {
  const sessions = settings.some((qmd) => qmd.at('sessions.enabled')?.value === true);
  if (sessions) keepSessions(edit, memory);
  const lists = settings.flatMap((qmd) => qmd.at(qmd.path.includes('search') ? 'extraCollections' : 'paths') ?? []);
  return keepExtraPaths(edit, memory, lists) || sessions;
}

function keepSessions(edit: EditBuilder, memory: ConfigValue): void {
  const search = [...memory.path, 'search'];
  const experimental = memory.at('search.experimental');
  if ((experimental === undefined || experimental.isObject) && !experimental?.has('sessionMemory')) {
    edit.insert([...search, 'experimental', 'sessionMemory'], true);
  }
  const sources = memory.at('search.sources');
  if (sources === undefined) edit.insert([...search, 'sources'], ['memory', 'sessions']);
  else if (sources.isArray && sources.items().length === 0) edit.set(sources, ['memory', 'sessions']);
  else if (sources.isArray && !sources.items().some((item) => item.string === 'sessions')) {
    edit.append(sources, 'sessions');
  }
}

/** The highest object of `memory` that holds nothing but `value`. */
function emptyAfter(memory: ConfigValue, value: ConfigValue): ConfigValue {
  const search = memory.at('search');
  if (search === undefined || search.members().length > 1) return value;
  return memory.members().length > 1 ? search : memory;
}
