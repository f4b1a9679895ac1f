import { manual } from '../../engine/fix.js';
import { defineRule } from '../../engine/rule.js';
import { cronJobs } from '../../openclaw/state/cron-jobs.js';

const CLI = /^\s*(codex-cli|claude-cli)\s*\//i;
const PROVIDERS: Readonly<Record<string, string>> = { 'codex-cli': 'openai', 'claude-cli': 'anthropic' };

export default defineRule({
  id: 'cron/cli-model-ref',
  reads: 'cron-jobs',
  severity: 'info',
  fixable: 'manual',
  since: '2026.5.12',
  summary: 'A cron job names a model by a command-line tool.',
  why: 'The config spells such a model by its provider and chooses the tool as its runtime. No doctor rewrites the jobs, so they are the last to use the old name, and the allowlist may refuse it.',
  references: ['https://docs.openclaw.ai/gateway/cli-backends'],
  examples: [
    {
      before: `{ "jobs": [{ "id": "a", "payload": { "kind": "agentTurn", "model": "claude-cli/claude-opus-4-6" } }] }\n`,
      target: '2026.6.11',
    },
    {
      title: 'a provider',
      target: '2026.6.11',
      clean: true,
      before: `{ "jobs": [{ "id": "a", "payload": { "kind": "agentTurn", "model": "anthropic/claude-opus-4-6" } }] }\n`,
    },
  ],
  check({ root, report }) {
    for (const job of cronJobs(root)) {
      const model = job.at('payload.model');
      const tool = CLI.exec(model?.string ?? '')?.[1]?.toLowerCase();
      if (model?.string === undefined || tool === undefined) continue;
      report({
        at: model,
        message: `\`${model.string.trim()}\` names the tool \`${tool}\`, not the provider \`${PROVIDERS[tool] ?? ''}\`.`,
        fix: manual(`Name the model by its provider and choose ${tool} as its runtime in the config`),
      });
    }
  },
});
