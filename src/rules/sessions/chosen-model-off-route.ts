import { manual } from '../../engine/fix.js';
import { defineRule } from '../../engine/rule.js';
import { mayBeStale, staleStates } from '../../openclaw/sessions/owners.js';

export default defineRule({
  id: 'sessions/chosen-model-off-route',
  reads: 'sessions',
  needles: ['modelOverride'],
  severity: 'info',
  fixable: 'manual',
  since: '2026.5.28',
  summary: 'A person put a session on a provider that its agent is not configured for.',
  why: 'That may be wanted, so no release touches it. It is worth knowing before the provider’s account is cancelled.',
  references: ['https://docs.openclaw.ai/gateway/doctor'],
  examples: [
    {
      target: '2026.6.11',
      config: `{ agents: { defaults: { model: 'openai/gpt-5.5' } } }`,
      before: `{ "sessionId": "s1", "updatedAt": 1, "providerOverride": "anthropic", "modelOverride": "claude-opus-4-6", "modelOverrideSource": "user" }`,
    },
    {
      title: 'another model of a provider that is configured',
      target: '2026.6.11',
      clean: true,
      config: `{ agents: { defaults: { model: { primary: 'openai/gpt-5.5', fallbacks: ['anthropic/claude-sonnet-4-6'] } } } }`,
      before: `{ "sessionId": "s1", "updatedAt": 1, "providerOverride": "anthropic", "modelOverride": "claude-opus-4-6", "modelOverrideSource": "user" }`,
    },
  ],
  concerns: mayBeStale,
  entry({ key, entry, config, target, report }) {
    for (const { owner, chosenOverride } of staleStates(key, entry, config, target)) {
      if (chosenOverride === undefined) continue;
      report({
        at: chosenOverride,
        message: `The session was put on \`${chosenOverride.string}\` (${owner}); the agent is configured for no model of that provider.`,
        fix: manual('Choose another model with /model in that session, or leave it'),
      });
    }
  },
});
