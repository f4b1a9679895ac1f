import { manual } from '../../engine/fix.js';
import { defineRule } from '../../engine/rule.js';

export default defineRule({
  id: 'sqlite/incomplete-family',
  reads: 'installation',
  severity: 'warning',
  fixable: 'manual',
  since: '2026.6.1',
  summary: 'One of the files that belong to a database is missing.',
  why: 'A database is three files while it is in use. One of them alone means a copy that was taken in the middle of a write, or a crash: what OpenClaw wrote last may be lost when it is opened.',
  references: ['https://www.sqlite.org/wal.html', 'https://docs.openclaw.ai/gateway/doctor'],
  examples: [
    {
      target: '2026.9.6',
      before: `{ gateway: { mode: 'local' } }`,
      files: { 'state/openclaw.sqlite': '', 'state/openclaw.sqlite-wal': '' },
    },
    {
      title: 'all three',
      target: '2026.9.6',
      clean: true,
      before: `{ gateway: { mode: 'local' } }`,
      files: { 'state/openclaw.sqlite': '', 'state/openclaw.sqlite-wal': '', 'state/openclaw.sqlite-shm': '' },
    },
    {
      title: 'the database alone, as it is left at rest',
      target: '2026.9.6',
      clean: true,
      before: `{ gateway: { mode: 'local' } }`,
      files: { 'state/openclaw.sqlite': '' },
    },
  ],
  check({ installation, report }) {
    const paths = new Set(installation.files.map(({ path }) => path));
    for (const { path, kind } of installation.files) {
      if (kind !== 'sqlite' || !path.endsWith('.sqlite') || !/openclaw/.test(path.replace(/^.*[\\/]/, ''))) continue;
      const [hasWal, hasShm, hasJournal] = ['-wal', '-shm', '-journal'].map((end) => paths.has(`${path}${end}`));
      if (hasWal === hasShm && !hasJournal) continue;
      const lone = hasJournal ? '-journal' : hasWal ? '-wal' : '-shm';
      report({
        file: path,
        message: `Of the files beside this database there is only \`${lone}\`.`,
        fix: manual('Keep all of its files together, copy them, and let OpenClaw open the database'),
      });
    }
  },
});
