import { defineRule } from '../../engine/rule.js';
import { isHarnessOwned, sessionAgent } from '../../openclaw/sessions/entry.js';
import { configuredRoute } from '../../openclaw/sessions/owners.js';
import { clearAutomaticOverride } from './_automatic-override.js';

export default defineRule({
  id: 'sessions/stuck-fallback',
  reads: 'sessions',
  needles: ['modelOverrideFallbackOrigin'],
  severity: 'warning',
  fixable: 'unsafe',
  summary: 'A session is still on a fallback although its primary model is the one that was left.',
  why: 'A fallback is meant for one bad hour. OpenClaw stores it with the session and leaves it only when the primary changes or a heartbeat clears it, so a chat without heartbeats stays on the fallback for good.',
  references: ['https://github.com/openclaw/openclaw/issues/72697', 'https://docs.openclaw.ai/concepts/model-failover'],
  examples: [
    {
      target: '2026.6.11',
      unsafe: true,
      config: `{ agents: { defaults: { model: { primary: 'anthropic/claude-sonnet-4-6', fallbacks: ['openai/gpt-5.4'] } } } }`,
      before: `{ "sessionId": "s1", "updatedAt": 1, "providerOverride": "openai", "modelOverride": "gpt-5.4", "modelOverrideSource": "auto", "modelOverrideFallbackOriginProvider": "anthropic", "modelOverrideFallbackOriginModel": "claude-sonnet-4-6" }`,
      after: `{ "sessionId": "s1", "updatedAt": 1 }`,
    },
    {
      title: 'OpenClaw itself leaves a fallback whose origin is no longer the primary',
      target: '2026.6.11',
      clean: true,
      config: `{ agents: { defaults: { model: { primary: 'openai/gpt-5.5', fallbacks: ['openai/gpt-5.4'] } } } }`,
      before: `{ "sessionId": "s1", "updatedAt": 1, "providerOverride": "openai", "modelOverride": "gpt-5.4", "modelOverrideSource": "auto", "modelOverrideFallbackOriginProvider": "anthropic", "modelOverrideFallbackOriginModel": "claude-sonnet-4-6" }`,
    },
  ],
  entry({ key, entry, config, target, report }) {
    if (config === undefined || !entry.isObject || isHarnessOwned(key, entry)) return;
    const override = entry.at('modelOverride');
    if (override?.string === undefined || entry.at('modelOverrideSource')?.string !== 'auto') return;
    const provider = entry.at('modelOverrideFallbackOriginProvider')?.string?.trim().toLowerCase();
    const model = entry.at('modelOverrideFallbackOriginModel')?.string?.trim();
    const primary = configuredRoute(config, sessionAgent(key), target)?.primary;
    if (primary === undefined || provider !== primary.provider || model !== primary.model) return;
    report({
      at: override,
      message: `The session went to the fallback \`${override.string}\` by itself and never came back to the primary \`${primary.provider}/${primary.model}\`.`,
      fix: clearAutomaticOverride(entry, 'the session then runs on the primary'),
    });
  },
});
