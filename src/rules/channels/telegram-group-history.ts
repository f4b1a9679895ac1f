import { formatPath } from '../../document/config-path.js';
import { Draft } from '../../engine/draft.js';
import { safe } from '../../engine/fix.js';
import { defineRule } from '../../engine/rule.js';
import type { ConfigValue } from '../../openclaw/config/view.js';

const ROOT = 'channels.telegram.includeGroupHistoryContext';
const BUILT_IN_LIMIT = 50;

export default defineRule({
  id: 'channels/telegram-group-history',
  reads: 'config',
  severity: 'error',
  fixable: 'safe',
  since: '2026.7.1',
  migrations: ['telegram-includegrouphistorycontext-removed'],
  summary: '`includeGroupHistoryContext` of Telegram was removed; `historyLimit` alone decides.',
  why: 'A config with the key is refused. "none" is a limit of 0 now, anything else needs nothing.',
  examples: [
    {
      before: `{
  channels: {
    telegram: {
      includeGroupHistoryContext: 'none', // groups are noisy
      historyLimit: 20,
    },
  },
}
`,
      after: `{
  channels: {
    telegram: {
      historyLimit: 0,
    },
  },
}
`,
    },
    {
      title: 'An account that wanted the history keeps it',
      before: `{ channels: { telegram: { includeGroupHistoryContext: 'none', accounts: { a: { includeGroupHistoryContext: 'recent' } } } } }\n`,
      after: `{ channels: { telegram: { historyLimit: 0, accounts: { a: { historyLimit: 50 } } } } }\n`,
    },
  ],
  check({ config, report }) {
    const old = config.all('channels.telegram{,.accounts.*}.includeGroupHistoryContext');
    if (old.length === 0) return;
    const fix = safe('Write historyLimit instead', (edit) => {
      const draft = new Draft(edit, config);
      for (const one of old) replace(draft, one, inheritedLimit(config, one));
    });
    for (const one of old) {
      const message = `\`${formatPath(one.path)}\` was removed; how much of a group the bot sees is up to \`historyLimit\`.`;
      report({ at: one, on: 'key', message, fix });
    }
  },
});

/** The limit an account went by, where the section around it now says 0. */
function inheritedLimit(config: ConfigValue, { path }: ConfigValue): number | undefined {
  if (path[2] !== 'accounts' || config.at(ROOT)?.value !== 'none') return undefined;
  const own = config.at('channels.telegram.historyLimit')?.value;
  if (typeof own === 'number') return own;
  const general = config.at('messages.groupChat.historyLimit')?.value;
  return typeof general === 'number' ? general : BUILT_IN_LIMIT;
}

function replace(draft: Draft, { path, value }: ConfigValue, inherited: number | undefined): void {
  const limit = [...path.slice(0, -1), 'historyLimit'];
  const wanted = value === 'none' ? 0 : value === 'recent' && !draft.has(limit) ? inherited : undefined;
  if (wanted === undefined) {
    draft.remove(path);
  } else if (draft.has(limit)) {
    draft.set(limit, wanted);
    draft.remove(path);
  } else {
    draft.set(path, wanted);
    draft.move(path, limit);
  }
}
