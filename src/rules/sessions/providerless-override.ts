import { unsafe, write } from '../../engine/fix.js';
import { defineRule } from '../../engine/rule.js';
import { isAtLeast } from '../../openclaw/releases/release.js';
import { isHarnessOwned } from '../../openclaw/sessions/entry.js';

/** Observed of a run on another model. */
const OBSERVED = ['model', 'modelProvider', 'contextTokens', 'contextTokensSource', 'contextBudgetStatus'];
const ROUTE_RESOLUTION = '2026.8.1';

export default defineRule({
  id: 'sessions/providerless-override',
  reads: 'sessions',
  needles: ['openai-codex:'],
  severity: 'warning',
  fixable: 'unsafe',
  since: '2026.6.1',
  summary: 'A fallback to `openai-codex` left a session with a model and no provider.',
  why: 'The model is then looked up at the agent’s default provider, which may not have it, while the account is still the one of `openai-codex`.',
  references: ['https://docs.openclaw.ai/providers/openai'],
  examples: [
    {
      target: '2026.6.11',
      unsafe: true,
      before: `{ "sessionId": "s1", "updatedAt": 1, "modelOverride": "gpt-5.5", "modelOverrideSource": "auto", "authProfileOverride": "openai-codex:default", "authProfileOverrideSource": "auto", "model": "claude-sonnet-4-6", "modelProvider": "anthropic", "contextTokens": 200000 }`,
      after: `{ "sessionId": "s1", "updatedAt": 1, "providerOverride": "openai", "modelOverride": "gpt-5.5", "modelOverrideSource": "auto", "authProfileOverride": "openai-codex:default", "authProfileOverrideSource": "auto" }`,
    },
    {
      title: 'a person chose the model',
      target: '2026.6.11',
      clean: true,
      before: `{ "sessionId": "s1", "updatedAt": 1, "modelOverride": "gpt-5.5", "modelOverrideSource": "user", "authProfileOverride": "openai-codex:default", "authProfileOverrideSource": "auto" }`,
    },
  ],
  entry({ key, entry, target, report }) {
    if (!entry.isObject || isHarnessOwned(key, entry)) return;
    const model = entry.at('modelOverride');
    if (!model?.string?.trim() || model.string.includes('/') || entry.at('providerOverride')?.string?.trim()) return;
    if (entry.at('modelOverrideSource')?.string !== 'auto') return;
    if (entry.at('authProfileOverrideSource')?.string !== 'auto') return;
    if (!entry.at('authProfileOverride')?.string?.trim().toLowerCase().startsWith('openai-codex:')) return;
    report({
      at: model,
      message: `\`${model.string.trim()}\` is stored without its provider, which is \`openai\`.`,
      fix: unsafe(
        'Name openai as the provider',
        (edit) => {
          write(edit, entry, 'providerOverride', 'openai', { before: 'modelOverride' });
          for (const name of OBSERVED) if (entry.has([name])) edit.remove([name]);
          if (isAtLeast(target, ROUTE_RESOLUTION) && !entry.has('modelOverrideRouteResolution'))
            edit.insert(['modelOverrideRouteResolution'], 'resolved', { after: 'modelOverride' });
        },
        'the session moves from the agent’s default provider to openai',
      ),
    });
  },
});
