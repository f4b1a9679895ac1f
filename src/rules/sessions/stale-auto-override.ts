import { defineRule } from '../../engine/rule.js';
import { mayBeStale, staleStates } from '../../openclaw/sessions/owners.js';
import { clearAutomaticOverride } from './_automatic-override.js';

export default defineRule({
  id: 'sessions/stale-auto-override',
  reads: 'sessions',
  needles: ['modelOverrideSource'],
  severity: 'warning',
  fixable: 'unsafe',
  since: '2026.5.28',
  after: ['sessions/openai-codex-route'],
  summary: 'A session is on a model that a fallback chose and that is no longer configured.',
  why: 'OpenClaw switched the session when the primary model failed. The model has since left the agent’s primary and fallbacks, so the session stays on a provider nobody asks for any more.',
  references: ['https://docs.openclaw.ai/gateway/doctor', 'https://docs.openclaw.ai/concepts/model-failover'],
  examples: [
    {
      target: '2026.6.11',
      unsafe: true,
      config: `{ agents: { defaults: { model: 'openai/gpt-5.5' } } }`,
      before: `{ "sessionId": "s1", "updatedAt": 1, "providerOverride": "anthropic", "modelOverride": "claude-opus-4-6", "modelOverrideSource": "auto", "liveModelSwitchPending": true }`,
      after: `{ "sessionId": "s1", "updatedAt": 1 }`,
    },
    {
      title: 'a configured fallback is where a session may be',
      target: '2026.6.11',
      clean: true,
      config: `{ agents: { defaults: { model: { primary: 'openai/gpt-5.5', fallbacks: ['anthropic/claude-opus-4-6'] } } } }`,
      before: `{ "sessionId": "s1", "updatedAt": 1, "providerOverride": "anthropic", "modelOverride": "claude-opus-4-6", "modelOverrideSource": "auto" }`,
    },
    {
      title: 'what a person chose stays',
      target: '2026.6.11',
      clean: true,
      config: `{ agents: { defaults: { model: 'openai/gpt-5.5' } } }`,
      before: `{ "sessionId": "s1", "updatedAt": 1, "providerOverride": "anthropic", "modelOverride": "claude-opus-4-6", "modelOverrideSource": "user" }`,
    },
  ],
  concerns: mayBeStale,
  entry({ key, entry, config, target, report }) {
    for (const { owner, autoOverride } of staleStates(key, entry, config, target)) {
      if (autoOverride === undefined) continue;
      report({
        at: autoOverride,
        message: `An automatic fallback left the session on \`${autoOverride.string}\` (${owner}), which is neither primary nor fallback of the agent.`,
        fix: clearAutomaticOverride(entry, 'the session then follows the config'),
      });
    }
  },
});
