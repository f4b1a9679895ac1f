import { safe } from '../../engine/fix.js';
import { defineRule } from '../../engine/rule.js';
import { mayBeStale, staleStates } from '../../openclaw/sessions/owners.js';

/** Everything that was observed of the last run and holds for that model alone. */
const OBSERVED = [
  'model',
  'modelProvider',
  'contextTokens',
  'systemPromptReport',
  'fallbackNoticeSelectedModel',
  'fallbackNoticeActiveModel',
  'fallbackNoticeReason',
  'fallbackNotice',
];

export default defineRule({
  id: 'sessions/stale-last-run',
  reads: 'sessions',
  needles: ['"model"'],
  severity: 'info',
  fixable: 'safe',
  since: '2026.5.28',
  after: ['sessions/stale-auto-override'],
  summary: 'A session remembers its last run on a provider that is no longer configured.',
  why: 'What was observed of that run (context size, prompt report) holds for another model. It is no choice of anybody; the next run writes it anew.',
  references: ['https://docs.openclaw.ai/gateway/doctor'],
  examples: [
    {
      target: '2026.6.11',
      config: `{ agents: { defaults: { model: 'openai/gpt-5.5' } } }`,
      before: `{ "sessionId": "s1", "updatedAt": 1, "modelProvider": "anthropic", "model": "claude-opus-4-6", "systemPromptReport": { "x": 1 } }`,
      after: `{ "sessionId": "s1", "updatedAt": 1 }`,
    },
    {
      title: 'a person put the session on this provider',
      target: '2026.6.11',
      clean: true,
      config: `{ agents: { defaults: { model: 'openai/gpt-5.5' } } }`,
      before: `{ "sessionId": "s1", "updatedAt": 1, "modelProvider": "anthropic", "model": "claude-opus-4-6", "providerOverride": "anthropic", "modelOverride": "claude-opus-4-6", "modelOverrideSource": "user" }`,
    },
  ],
  concerns: mayBeStale,
  entry({ key, entry, config, target, report }) {
    for (const { owner, lastRun, autoOverride } of staleStates(key, entry, config, target)) {
      if (lastRun === undefined || autoOverride !== undefined) continue;
      report({
        at: lastRun,
        message: `The last run was on \`${lastRun.string}\` (${owner}), which the agent no longer uses.`,
        fix: safe('Remove what was recorded of that run', (edit) => {
          for (const name of OBSERVED) if (entry.has([name])) edit.remove([name]);
        }),
      });
    }
  },
});
