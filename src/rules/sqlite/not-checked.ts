import { defineRule } from '../../engine/rule.js';
import { isDatabase } from '../../openclaw/state/era.js';

export default defineRule({
  id: 'sqlite/not-checked',
  reads: 'installation',
  severity: 'info',
  summary: 'What lies in a database was not checked.',
  why: 'From 2026.6 on OpenClaw keeps jobs, credentials and later sessions in databases. They are read with the SQLite of Node itself, which Node has from 22.13 on.',
  references: ['https://nodejs.org/api/sqlite.html'],
  examples: [{ title: 'no databases', clean: true, before: `{ gateway: { mode: 'local' } }` }],
  check({ installation, report }) {
    const byReason = new Map<string, string[]>();
    for (const file of installation.files) {
      if (isDatabase(file) && file.unread !== undefined)
        byReason.set(file.unread, [...(byReason.get(file.unread) ?? []), file.path]);
    }
    for (const [reason, [first, ...others]] of byReason) {
      if (first === undefined) continue;
      const more = others.length === 0 ? '' : ` and ${others.length} more`;
      report({ file: first, message: `This database${more} was not checked: ${reason}.` });
    }
  },
});
