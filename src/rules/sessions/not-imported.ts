import { defineRule } from '../../engine/rule.js';
import { hasContent } from '../../openclaw/file-bytes.js';
import { entriesOf } from '../../openclaw/sessions/store.js';
import { stateEra } from '../../openclaw/state/era.js';

export default defineRule({
  id: 'sessions/not-imported',
  reads: 'installation',
  severity: 'error',
  since: '2026.8.1',
  summary: 'A session store lies beside the database that has taken its place.',
  why: 'From 2026.8 on OpenClaw reads sessions from its database. An import that ended early leaves `sessions.json` behind; what only stands there is lost to every chat until the import is finished.',
  references: ['https://docs.openclaw.ai/gateway/doctor'],
  examples: [
    {
      title: 'nothing has been imported yet: the upgrade will do it',
      clean: true,
      before: `{ gateway: { mode: 'local' } }`,
      files: { 'agents/main/sessions/sessions.json': `{ "agent:main:main": { "sessionId": "s1", "updatedAt": 1 } }` },
    },
  ],
  check({ installation, report }) {
    if (stateEra(installation) !== 'session-database') return;
    const stored = new Set(
      installation.files.flatMap(({ kind, rows }) => (kind === 'sessions' ? (rows?.keys ?? []) : [])),
    );
    for (const file of installation.files) {
      const { path, kind, rows } = file;
      if (kind !== 'sessions' || !hasContent(file)) continue;
      if (rows !== undefined) continue;
      const entries = entriesOf(file).filter(({ key }) => !stored.has(key));
      if (entries.length === 0) continue;
      report({
        file: path,
        message: `${entries.length} ${entries.length === 1 ? 'session lies' : 'sessions lie'} here although a database holds the sessions now. Stop the gateway and run \`openclaw doctor --fix\` to finish the import.`,
        leftTo: 'openclaw',
      });
    }
  },
});
