import { manual, safe } from '../../engine/fix.js';
import { defineRule } from '../../engine/rule.js';
import { isHarnessOwned } from '../../openclaw/sessions/entry.js';

export default defineRule({
  id: 'sessions/claude-cli-session-id',
  reads: 'sessions',
  needles: ['claudeCliSessionId'],
  severity: 'info',
  fixable: 'safe',
  since: '2026.9.4',
  after: ['sessions/stale-cli-binding'],
  summary: 'The conversation of Claude Code stands in a field that is no longer read.',
  why: '`cliSessionBindings` holds the conversations of every command-line tool. What stands in `claudeCliSessionId` alone is forgotten and the next message starts a new conversation.',
  references: ['https://docs.openclaw.ai/gateway/cli-backends'],
  examples: [
    {
      before: `{ "sessionId": "s1", "updatedAt": 1, "claudeCliSessionId": "c1" }`,
      after: `{ "sessionId": "s1", "updatedAt": 1, "cliSessionBindings": { "claude-cli": { "sessionId": "c1" } } }`,
    },
    {
      title: 'a binding that exists is the newer one',
      before: `{ "sessionId": "s1", "updatedAt": 1, "claudeCliSessionId": "c1", "cliSessionBindings": { "claude-cli": { "sessionId": "c2" } } }`,
      after: `{ "sessionId": "s1", "updatedAt": 1, "cliSessionBindings": { "claude-cli": { "sessionId": "c2" } } }`,
    },
    {
      title: 'two halves that a person has to put together',
      before: `{ "sessionId": "s1", "updatedAt": 1, "claudeCliSessionId": "c1", "cliSessionBindings": { "claude-cli": {} } }`,
    },
  ],
  entry({ key, entry, report }) {
    if (!entry.isObject || isHarnessOwned(key, entry)) return;
    const legacy = entry.at('claudeCliSessionId');
    if (legacy === undefined) return;
    const id = legacy.string?.trim();
    const binding = entry.at(['cliSessionBindings', 'claude-cli']);
    const message = '`claudeCliSessionId` is read no more; the conversation belongs into `cliSessionBindings`.';
    if (binding !== undefined && !binding.at('sessionId')?.string?.trim()) {
      report({
        at: legacy,
        on: 'key',
        message,
        fix: manual('Put the id into cliSessionBindings["claude-cli"].sessionId'),
      });
      return;
    }
    report({
      at: legacy,
      on: 'key',
      message,
      fix: safe(binding === undefined && id ? 'Move the id' : 'Remove the field', (edit) => {
        if (binding === undefined && id) edit.move(legacy, ['cliSessionBindings', 'claude-cli', 'sessionId']);
        else edit.remove(legacy);
      }),
    });
  },
});
