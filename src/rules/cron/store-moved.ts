import { manual } from '../../engine/fix.js';
import { defineRule } from '../../engine/rule.js';

export default defineRule({
  id: 'cron/store-moved',
  reads: 'installation',
  severity: 'error',
  fixable: 'manual',
  since: '2026.6.1',
  summary: 'Cron jobs in the database belong to a store at another path.',
  why: 'Every job carries the absolute path of the file it was imported from. After the home has moved OpenClaw looks for jobs under the new path and finds none; nothing is said.',
  references: ['https://docs.openclaw.ai/automation/cron-jobs'],
  examples: [{ title: 'no database', target: '2026.9.6', clean: true, before: `{ cron: { enabled: true } }` }],
  check({ installation, config, report }) {
    const { stateDir, home } = installation;
    if (stateDir === undefined) return;
    const configured = config?.at('cron.store')?.string?.trim();
    const current = configured ? configured.replace(/^~(?=[\\/])/, home) : `${stateDir}/cron/jobs.json`;
    for (const { path, rows } of installation.files) {
      const strays = (rows?.stores ?? []).filter((store) => normal(store) !== normal(current));
      const [first] = strays;
      if (first === undefined) continue;
      report({
        file: path,
        message: `${strays.length} ${strays.length === 1 ? 'job belongs' : 'jobs belong'} to \`${first}\`, but OpenClaw looks for those of \`${current}\`.`,
        fix: manual('Move the home back, or add the jobs anew with `openclaw cron add`'),
      });
    }
  },
});

function normal(path: string): string {
  return path.replaceAll('\\', '/');
}
