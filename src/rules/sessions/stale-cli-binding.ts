import { safe } from '../../engine/fix.js';
import { defineRule } from '../../engine/rule.js';
import { mayBeStale, staleStates } from '../../openclaw/sessions/owners.js';

export default defineRule({
  id: 'sessions/stale-cli-binding',
  reads: 'sessions',
  needles: ['cliSession', 'claudeCliSessionId'],
  severity: 'info',
  fixable: 'safe',
  since: '2026.5.28',
  summary: 'A session is bound to a conversation of a command-line tool that its agent no longer uses.',
  why: 'Nothing reads the binding while the tool is outside the agent’s route; should the tool come back, the old conversation would be continued without warning.',
  references: ['https://docs.openclaw.ai/gateway/doctor'],
  examples: [
    {
      target: '2026.6.11',
      config: `{ agents: { defaults: { model: 'openai/gpt-5.5' } } }`,
      before: `{ "sessionId": "s1", "updatedAt": 1, "cliSessionBindings": { "claude-cli": { "sessionId": "a" }, "codex-cli": { "sessionId": "b" } }, "cliSessionIds": { "claude-cli": "a" } }`,
      after: `{ "sessionId": "s1", "updatedAt": 1, "cliSessionBindings": { "codex-cli": { "sessionId": "b" } } }`,
    },
    {
      title: 'the old field of Claude Code, which the doctors before 2026.9.4 leave alone',
      target: '2026.8.2',
      clean: true,
      config: `{ agents: { defaults: { model: 'openai/gpt-5.5' } } }`,
      before: `{ "sessionId": "s1", "updatedAt": 1, "claudeCliSessionId": "a" }`,
    },
    {
      title: 'the provider is a fallback of the agent',
      target: '2026.6.11',
      clean: true,
      config: `{ agents: { defaults: { model: { primary: 'openai/gpt-5.5', fallbacks: ['anthropic/claude-opus-4-6'] } } } }`,
      before: `{ "sessionId": "s1", "updatedAt": 1, "cliSessionIds": { "claude-cli": "a" } }`,
    },
  ],
  concerns: mayBeStale,
  entry({ key, entry, config, target, report }) {
    for (const { owner, cliBindings } of staleStates(key, entry, config, target)) {
      const [first] = cliBindings;
      if (first === undefined) continue;
      report({
        at: first,
        on: 'key',
        message: `The session is bound to a conversation of a command-line tool (${owner}) that the agent no longer uses.`,
        fix: safe('Drop the binding', (edit) => {
          for (const binding of cliBindings) edit.remove(binding, 'empty-parents');
        }),
      });
    }
  },
});
