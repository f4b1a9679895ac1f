import { safe } from '../../engine/fix.js';
import { defineRule } from '../../engine/rule.js';
import { isHarnessOwned } from '../../openclaw/sessions/entry.js';

export default defineRule({
  id: 'sessions/provider-without-model',
  reads: 'sessions',
  needles: ['modelProvider'],
  severity: 'info',
  fixable: 'safe',
  until: '2026.8.1',
  summary: 'A session remembers the provider of its last run without the model.',
  why: 'Half a pair says nothing. Releases up to 2026.7 drop it whenever they load the store; 2026.8 and later instead take it for a route and pin a runtime for it.',
  references: ['https://docs.openclaw.ai/concepts/session'],
  examples: [
    {
      target: '2026.5.12',
      before: `{ "sessionId": "s1", "updatedAt": 1, "modelProvider": "openai-codex" }`,
      after: `{ "sessionId": "s1", "updatedAt": 1 }`,
    },
    {
      title: 'a whole pair',
      target: '2026.5.12',
      clean: true,
      before: `{ "sessionId": "s1", "updatedAt": 1, "modelProvider": "openai", "model": "gpt-5.5" }`,
    },
  ],
  concerns: ({ members }) =>
    members === undefined || (members.has('modelProvider') && !/^"[^"\\]*\S[^"\\]*"$/.test(members.get('model') ?? '')),
  entry({ key, entry, report }) {
    if (!entry.isObject || isHarnessOwned(key, entry)) return;
    const provider = entry.at('modelProvider');
    if (provider?.string === undefined || entry.at('model')?.string?.trim()) return;
    report({
      at: provider,
      message: `The provider of the last run, \`${provider.string.trim()}\`, is stored without its model.`,
      fix: safe('Remove the half pair', (edit) => edit.remove(provider)),
    });
  },
});
