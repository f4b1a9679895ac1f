import { formatPath } from '../../document/config-path.js';
import { manual } from '../../engine/fix.js';
import { defineRule } from '../../engine/rule.js';
import { OLD_PROVIDER } from '../../openclaw/auth/codex-accounts.js';
import { allowlistFor } from '../../openclaw/models/allowlist.js';
import { agentIds } from '../../openclaw/routes/agent-slots.js';
import { stateFacts } from '../../openclaw/routes/facts.js';
import { askedModel, cronQuestion, mayRun } from '../../openclaw/routes/questions.js';
import { lastReleaseOf } from '../../openclaw/routes/releases.js';
import { cronJobs } from '../../openclaw/state/cron-jobs.js';
import { cronModelSlots } from '../../openclaw/state/cron-models.js';

/** Words old jobs hold in place of a model. */
const SENTINELS: ReadonlySet<string> = new Set(['default', 'null', 'auto', 'undefined']);

export default defineRule({
  id: 'cron/model-not-allowed',
  reads: 'cron-jobs',
  severity: 'warning',
  fixable: 'manual',
  after: ['cron/openai-codex-ref', 'cron/cli-model-ref', 'cron/model-sentinel'],
  summary: 'A cron job asks for a model that the allowlist refuses.',
  why: 'The model of a job is held to the allowlist like one chosen in the chat: the run is refused, at the hour it was planned for. `fallbacks: []` keeps it from running on anything else.',
  references: ['https://docs.openclaw.ai/concepts/models', 'https://docs.openclaw.ai/automation/cron-jobs'],
  examples: [
    {
      target: '2026.5.12',
      config: `{ agents: { defaults: { model: 'openai/gpt-5.5', models: { 'openai/gpt-5.5': {} } } } }\n`,
      before: `{ "version": 1, "jobs": [{ "id": "digest", "payload": { "kind": "agentTurn", "model": "zai/glm-4.7" } }] }\n`,
    },
    {
      title: 'the model of the agent itself',
      target: '2026.5.12',
      clean: true,
      config: `{ agents: { defaults: { model: 'openai/gpt-5.5', models: { 'zai/glm-5': {} } } } }\n`,
      before: `{ "version": 1, "jobs": [{ "id": "digest", "payload": { "kind": "agentTurn", "model": "openai/gpt-5.5", "fallbacks": [] } }] }\n`,
    },
    {
      title: 'a name without a provider is one of the model that the agent runs',
      target: '2026.6.11',
      clean: true,
      config: `{ agents: { defaults: { model: 'zai/glm-5', models: { 'zai/glm-5': {}, 'zai/glm-4.7': {} } } } }\n`,
      before: `{ "version": 1, "jobs": [{ "id": "digest", "payload": { "kind": "agentTurn", "model": "glm-4.7" } }] }\n`,
    },
    {
      title: 'no list is in force',
      target: '2026.9.6',
      clean: true,
      config: `{ agents: { defaults: { model: 'openai/gpt-5.5' } } }\n`,
      before: `{ "version": 1, "jobs": [{ "id": "digest", "payload": { "kind": "agentTurn", "model": "zai/glm-4.7" } }] }\n`,
    },
  ],
  check({ root, config, target, installation, report }) {
    if (config === undefined) return;
    const { envNames } = stateFacts(installation, config);
    const [main = 'main'] = agentIds(config);
    for (const job of cronJobs(root)) {
      for (const slot of cronModelSlots(job)) {
        if (SENTINELS.has(slot.ref.trim().toLowerCase())) continue;
        const question = cronQuestion(slot, main);
        const resolution = askedModel(config, question, target, envNames);
        if (!resolution.ok || lastReleaseOf(resolution.provider, target) !== undefined) continue;
        // Its rename comes first, and the list is then asked for the new name.
        if (resolution.provider === OLD_PROVIDER) continue;
        const model = `${resolution.provider}/${resolution.model}`;
        const list = allowlistFor(config, question.agent, target);
        if (list === undefined || mayRun(config, question, model, target, envNames)) continue;
        const path = formatPath(list.at.path);
        report({
          at: slot.at,
          message: `\`${model}\` is not on the allowlist \`${path}\`, so the job is refused.`,
          fix: manual(`Add ${JSON.stringify(model)} to ${path} in the config, or give the job another model`),
        });
      }
    }
  },
});
