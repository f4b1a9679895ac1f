import { byOpenClaw, safe } from '../../engine/fix.js';
import { defineRule } from '../../engine/rule.js';
import { isAtLeast } from '../../openclaw/releases/release.js';
import { cronJobs } from '../../openclaw/state/cron-jobs.js';

/** From this release on the import of the jobs notes with their agent that the model runs on Codex, which a job cannot say. */
const IMPORT_NOTES_RUNTIME = '2026.8.1';
const LEGACY = /^\s*openai-codex\s*\//i;

export default defineRule({
  id: 'cron/openai-codex-ref',
  reads: 'cron-jobs',
  severity: 'warning',
  fixable: 'safe',
  since: '2026.5.12',
  summary: 'A cron job names a model of the retired provider `openai-codex`.',
  why: 'Cron is strict: once the config has moved to `openai/*`, the allowlist refuses the old ref and the job fails at its next run, most often at night. From 2026.8.1 on OpenClaw’s doctor rewrites the ref as it imports the job, and notes with the agent that the model runs on Codex; without that note the job could leave the subscription, so that it is left to the doctor.',
  references: ['https://docs.openclaw.ai/automation/cron-jobs', 'https://github.com/openclaw/openclaw/issues/79978'],
  examples: [
    {
      target: '2026.5.12',
      before: `{ "version": 1, "jobs": [{ "id": "a", "payload": { "kind": "agentTurn", "model": "openai-codex/gpt-5.4", "fallbacks": ["openai-codex/gpt-5.5"] } }] }\n`,
      after: `{ "version": 1, "jobs": [{ "id": "a", "payload": { "kind": "agentTurn", "model": "openai/gpt-5.4", "fallbacks": ["openai/gpt-5.5"] } }] }\n`,
    },
    {
      title: 'from 2026.8.1 on the ref says which runtime is meant, until the import has noted it',
      target: '2026.9.6',
      before: `{ "version": 1, "jobs": [{ "id": "a", "payload": { "kind": "agentTurn", "model": "openai-codex/gpt-5.4" } }] }\n`,
    },
    {
      title: 'other providers are no business of this rule',
      target: '2026.5.12',
      clean: true,
      before: `{ "version": 1, "jobs": [{ "id": "a", "payload": { "kind": "agentTurn", "model": "codex-cli/gpt-5.4" } }] }\n`,
    },
  ],
  check({ root, target, report }) {
    const imported = isAtLeast(target, IMPORT_NOTES_RUNTIME);
    for (const job of cronJobs(root)) {
      const refs = [job.at('payload.model'), ...(job.at('payload.fallbacks')?.items() ?? [])];
      for (const ref of refs) {
        if (ref?.string === undefined || !LEGACY.test(ref.string)) continue;
        const renamed = `openai/${ref.string.replace(LEGACY, '').trim()}`;
        report({
          at: ref,
          message: `\`${ref.string.trim()}\` names a provider that is gone; the model is \`${renamed}\` now.`,
          fix: imported
            ? byOpenClaw(`Let openclaw doctor --fix import the job: it notes that ${renamed} runs on Codex`)
            : safe(`Use ${renamed}`, (edit) => edit.set(ref, renamed)),
        });
      }
    }
  },
});
