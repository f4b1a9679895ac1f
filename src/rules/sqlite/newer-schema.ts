import { manual } from '../../engine/fix.js';
import { defineRule } from '../../engine/rule.js';
import { databaseRole, isDatabase } from '../../openclaw/state/era.js';
import { layoutOf } from '../../openclaw/state/layouts.js';

export default defineRule({
  id: 'sqlite/newer-schema',
  reads: 'installation',
  severity: 'error',
  fixable: 'manual',
  since: '2026.6.1',
  summary: 'A later release has changed the layout of a database.',
  why: 'OpenClaw refuses a database of a later layout, and there is no way back: from 2026.8 on going down needs a backup from before.',
  references: ['https://docs.openclaw.ai/reference/database-schemas'],
  examples: [{ title: 'no databases', target: '2026.7.35', clean: true, before: `{ gateway: { mode: 'local' } }` }],
  check({ installation, target, report }) {
    const layout = layoutOf(target);
    if (layout === undefined) return;
    for (const file of installation.files) {
      const role = databaseRole(file);
      if (!isDatabase(file) || role === undefined || file.schemaVersion === undefined) continue;
      if (file.schemaVersion <= layout[role]) continue;
      report({
        file: file.path,
        message: `This database has layout ${file.schemaVersion}; OpenClaw ${target.text} reads up to ${layout[role]}.`,
        fix: manual('Stay on the later release, or restore the whole state directory from before the upgrade'),
      });
    }
  },
});
