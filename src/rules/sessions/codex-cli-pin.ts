import { safe } from '../../engine/fix.js';
import { defineRule } from '../../engine/rule.js';
import { isHarnessOwned } from '../../openclaw/sessions/entry.js';

export default defineRule({
  id: 'sessions/codex-cli-pin',
  reads: 'sessions',
  needles: ['codex-cli'],
  severity: 'info',
  fixable: 'safe',
  since: '2026.9.4',
  summary: 'A session is pinned to `codex-cli`, which is called `codex` now.',
  why: 'The command-line backend and the Codex runtime have become one. Under the old name the pin counts as a runtime that is not installed.',
  references: ['https://docs.openclaw.ai/providers/openai'],
  examples: [
    {
      before: `{ "sessionId": "s1", "updatedAt": 1, "agentHarnessId": "codex-cli", "agentRuntimeOverride": "codex-cli" }`,
      after: `{ "sessionId": "s1", "updatedAt": 1, "agentHarnessId": "codex", "agentRuntimeOverride": "codex" }`,
    },
    {
      title: 'the doctor of earlier releases leaves it, and nothing runs on it',
      target: '2026.8.2',
      clean: true,
      before: `{ "sessionId": "s1", "updatedAt": 1, "agentHarnessId": "codex-cli" }`,
    },
  ],
  entry({ key, entry, report }) {
    if (!entry.isObject || isHarnessOwned(key, entry)) return;
    for (const name of ['agentHarnessId', 'agentRuntimeOverride']) {
      const pin = entry.at([name]);
      if (pin?.string?.trim().toLowerCase() !== 'codex-cli') continue;
      report({
        at: pin,
        message: '`codex-cli` is called `codex` now.',
        fix: safe('Use codex', (edit) => edit.set(pin, 'codex')),
      });
    }
  },
});
