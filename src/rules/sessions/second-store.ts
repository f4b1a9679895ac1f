import { defineRule } from '../../engine/rule.js';
import { entriesOf } from '../../openclaw/sessions/store.js';

export default defineRule({
  id: 'sessions/second-store',
  reads: 'installation',
  severity: 'warning',
  since: '2026.8.1',
  summary: 'A session stands in two stores of one agent, and only one of them is imported.',
  why: 'Where `session.store` names another place, 2026.8 imports that store and puts the one in the usual place into an archive. A session that both know lives on as the one in the named place, which may be the older one.',
  references: ['https://docs.openclaw.ai/concepts/session'],
  examples: [
    {
      before: `{ session: { store: '~/.openclaw/custom/{agentId}/sessions.json' } }`,
      files: {
        'agents/main/sessions/sessions.json': `{ "agent:main:main": { "sessionId": "s1", "updatedAt": 1 } }`,
        'custom/main/sessions.json': `{ "agent:main:main": { "sessionId": "s2", "updatedAt": 1 } }`,
      },
    },
    {
      title: 'one store',
      clean: true,
      before: `{ session: { store: '~/.openclaw/agents/{agentId}/sessions/sessions.json' } }`,
      files: {
        'agents/main/sessions/sessions.json': `{ "agent:main:main": { "sessionId": "s1", "updatedAt": 1 } }`,
      },
    },
  ],
  check({ installation, config, report }) {
    if (!config?.at('session.store')?.string?.trim()) return;
    const stores = installation.files.filter(({ kind, rows }) => kind === 'sessions' && rows === undefined);
    const isUsual = (path: string): boolean => /[\\/]agents[\\/][^\\/]+[\\/]sessions[\\/]sessions\.json$/.test(path);
    const named = new Set(
      stores.filter(({ path }) => !isUsual(path)).flatMap((store) => entriesOf(store).map(({ key }) => key)),
    );
    for (const store of stores.filter(({ path }) => isUsual(path))) {
      const shared = entriesOf(store).filter(({ key }) => named.has(key));
      const [first] = shared;
      if (first === undefined) continue;
      report({
        file: store.path,
        message: `${shared.length === 1 ? 'A session' : `${shared.length} sessions`} of this store (\`${first.key}\`) also ${shared.length === 1 ? 'stands' : 'stand'} in the store that \`session.store\` names; the import leaves ${shared.length === 1 ? 'this one' : 'these'} behind.`,
      });
    }
  },
});
