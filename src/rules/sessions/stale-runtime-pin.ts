import { unsafe } from '../../engine/fix.js';
import { defineRule } from '../../engine/rule.js';
import { mayBeStale, staleStates } from '../../openclaw/sessions/owners.js';

export default defineRule({
  id: 'sessions/stale-runtime-pin',
  reads: 'sessions',
  needles: ['agentHarnessId', 'agentRuntimeOverride'],
  severity: 'warning',
  fixable: 'unsafe',
  since: '2026.5.28',
  summary: 'A session is pinned to a command-line runtime that its route does not use.',
  why: 'Later messages keep going to the old tool and its account although the agent has moved on.',
  references: ['https://docs.openclaw.ai/gateway/doctor'],
  examples: [
    {
      target: '2026.6.11',
      unsafe: true,
      config: `{ agents: { defaults: { model: 'openai/gpt-5.5' } } }`,
      before: `{ "sessionId": "s1", "updatedAt": 1, "agentHarnessId": "claude-cli" }`,
      after: `{ "sessionId": "s1", "updatedAt": 1 }`,
    },
    {
      title: 'the config asks for that runtime',
      target: '2026.6.11',
      clean: true,
      config: `{ agents: { defaults: { model: 'anthropic/claude-opus-4-6', models: { 'anthropic/claude-opus-4-6': { agentRuntime: { id: 'claude-cli' } } } } } }`,
      before: `{ "sessionId": "s1", "updatedAt": 1, "agentHarnessId": "claude-cli" }`,
    },
  ],
  concerns: mayBeStale,
  entry({ key, entry, config, target, report }) {
    for (const { runtimePins } of staleStates(key, entry, config, target)) {
      const [first] = runtimePins;
      if (first === undefined) continue;
      report({
        at: first,
        message: `The session is pinned to \`${first.string}\`, a runtime that no model of the agent uses.`,
        fix: unsafe(
          'Remove the pin; the session then follows the config',
          (edit) => {
            for (const pin of runtimePins) edit.remove(pin);
          },
          'another runtime, and maybe another account, answers in this session',
        ),
      });
    }
  },
});
