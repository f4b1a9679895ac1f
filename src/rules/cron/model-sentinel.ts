import { safe } from '../../engine/fix.js';
import { defineRule } from '../../engine/rule.js';
import { cronJobs } from '../../openclaw/state/cron-jobs.js';

/** Words that tools wrote where no model was chosen. */
const SENTINELS: ReadonlySet<string> = new Set(['', 'default', 'null']);

export default defineRule({
  id: 'cron/model-sentinel',
  reads: 'cron-jobs',
  severity: 'warning',
  fixable: 'safe',
  summary: 'A cron job names a word instead of a model.',
  why: 'Cron takes the word for the name of a model and refuses the run; without it the job uses the agent’s own model. 2026.5.7 repaired this, 2026.5.12 and later do not.',
  references: ['https://github.com/openclaw/openclaw/pull/78641', 'https://docs.openclaw.ai/automation/cron-jobs'],
  examples: [
    {
      target: '2026.5.12',
      before: `{ "jobs": [{ "id": "a", "payload": { "kind": "agentTurn", "message": "a", "model": "default" } }, { "id": "b", "payload": { "kind": "agentTurn", "message": "b", "model": null } }] }\n`,
      after: `{ "jobs": [{ "id": "a", "payload": { "kind": "agentTurn", "message": "a" } }, { "id": "b", "payload": { "kind": "agentTurn", "message": "b" } }] }\n`,
    },
    {
      title: 'an alias is a model',
      target: '2026.5.12',
      clean: true,
      before: `{ "jobs": [{ "id": "a", "payload": { "kind": "agentTurn", "message": "a", "model": "opus" } }] }\n`,
    },
  ],
  check({ root, report }) {
    for (const job of cronJobs(root)) {
      const model = job.at('payload.model');
      if (model === undefined) continue;
      const isSentinel = model.value === null || SENTINELS.has(model.string?.trim().toLowerCase() ?? '-');
      if (!isSentinel) continue;
      report({
        at: model,
        message: `\`${JSON.stringify(model.value)}\` is no model; without it the job uses the agent’s own.`,
        fix: safe('Remove it', (edit) => edit.remove(model)),
      });
    }
  },
});
