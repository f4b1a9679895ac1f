import { manual, unsafe } from '../../engine/fix.js';
import { defineRule } from '../../engine/rule.js';
import { renamedAlready } from '../../openclaw/auth/codex-accounts.js';
import { storedProfiles } from '../../openclaw/auth/profile-ids.js';
import { cronJobs } from '../../openclaw/state/cron-jobs.js';
import { accountRename } from '../auth/_account-rename.js';

const SUFFIX = /@(openai-codex:[^@\s]+)\s*$/i;

export default defineRule({
  id: 'cron/codex-profile-suffix',
  reads: 'cron-jobs',
  severity: 'warning',
  fixable: 'unsafe',
  since: '2026.6.1',
  after: ['cron/openai-codex-ref'],
  summary: 'A cron job signs in with an account that is called otherwise from 2026.6 on.',
  why: 'The import of the credentials renames `openai-codex:…`, and no doctor follows up in the jobs: the job then asks for an account that does not exist.',
  references: ['https://docs.openclaw.ai/automation/cron-jobs', 'https://docs.openclaw.ai/providers/openai'],
  examples: [
    {
      target: '2026.6.11',
      unsafe: true,
      files: {
        'agents/main/agent/auth-profiles.json': `{ "profiles": { "openai-codex:me": { "type": "oauth", "provider": "openai-codex" } } }`,
      },
      before: `{ "jobs": [{ "id": "a", "payload": { "kind": "agentTurn", "model": "openai/gpt-5.5@openai-codex:me" } }] }\n`,
      after: `{ "jobs": [{ "id": "a", "payload": { "kind": "agentTurn", "model": "openai/gpt-5.5@openai:me" } }] }\n`,
    },
    {
      title: 'an account nobody knows',
      target: '2026.6.11',
      before: `{ "jobs": [{ "id": "a", "payload": { "kind": "agentTurn", "model": "openai/gpt-5.5@openai-codex:me" } }] }\n`,
    },
    {
      title: 'earlier releases keep the name',
      target: '2026.5.12',
      clean: true,
      before: `{ "jobs": [{ "id": "a", "payload": { "kind": "agentTurn", "model": "openai/gpt-5.5@openai-codex:me" } }] }\n`,
    },
  ],
  check({ root, config, target, installation, report }) {
    const rename = accountRename(installation, config, target);
    for (const job of cronJobs(root)) {
      const model = job.at('payload.model');
      const profile = SUFFIX.exec(model?.string ?? '')?.[1];
      if (model?.string === undefined || profile === undefined) continue;
      const ids = (storedProfiles(installation, job.at('agentId')?.string) ?? []).map(({ id }) => id);
      const renamed = renamedAlready(profile, ids);
      const text = model.string;
      report({
        at: model,
        message: `The job signs in with \`${profile}\`, a name that 2026.6 and later do not know.`,
        fix:
          rename?.renames.has(profile) === true && renamed === undefined
            ? rename.fix
            : renamed === undefined
              ? manual('Name an account that `openclaw models auth list` shows')
              : unsafe(
                  `Sign in with ${renamed}`,
                  (edit) => edit.set(model, text.replace(SUFFIX, `@${renamed}`)),
                  'the job signs in under that name; releases before 2026.6 know only the old one',
                ),
      });
    }
  },
});
