import { type EditBuilder, manual, unsafe } from '../../engine/fix.js';
import { defineRule } from '../../engine/rule.js';
import type { ConfigValue } from '../../openclaw/config/view.js';
import { RUNTIME_PROVIDERS, type RuntimeProvider, runtimeProvider } from '../../openclaw/models/runtime-provider.js';
import { isAtLeast } from '../../openclaw/releases/release.js';
import { isHarnessOwned, MODEL_PAIRS } from '../../openclaw/sessions/entry.js';

const SPLIT = '2026.8.1';

export default defineRule({
  id: 'sessions/runtime-provider',
  reads: 'sessions',
  needles: RUNTIME_PROVIDERS.map((name) => `"${name}"`),
  severity: 'warning',
  fixable: 'unsafe',
  since: '2026.5.12',
  summary: 'A session names a runtime where its provider stands.',
  why: 'From 2026.8 the provider is `openai`, `anthropic` or `google` and the tool that runs it is a runtime of its own; OpenClaw rewrites such sessions. Earlier releases understand the old name, and no doctor of theirs touches it.',
  references: ['https://docs.openclaw.ai/gateway/cli-backends', 'https://docs.openclaw.ai/gateway/doctor'],
  examples: [
    {
      target: '2026.9.6',
      unsafe: true,
      before: `{ "sessionId": "s1", "updatedAt": 1, "modelProvider": "claude-cli", "model": "claude-opus-4-6" }`,
      after: `{ "sessionId": "s1", "updatedAt": 1, "modelProvider": "anthropic", "model": "claude-opus-4-6", "agentRuntimeOverride": "claude-cli" }`,
    },
    {
      title: 'a runtime that was chosen stays',
      target: '2026.9.6',
      unsafe: true,
      before: `{ "sessionId": "s1", "updatedAt": 1, "providerOverride": "codex", "modelOverride": "gpt-5.5", "agentRuntimeOverride": "openclaw" }`,
      after: `{ "sessionId": "s1", "updatedAt": 1, "providerOverride": "openai", "modelOverride": "gpt-5.5", "agentRuntimeOverride": "openclaw", "modelOverrideRouteResolution": "resolved" }`,
    },
    {
      title: 'earlier releases know the name',
      target: '2026.6.11',
      before: `{ "sessionId": "s1", "updatedAt": 1, "modelProvider": "codex-cli", "model": "gpt-5.5" }`,
    },
    {
      title: 'a conversation of the tool is no provider',
      target: '2026.9.6',
      clean: true,
      before: `{ "sessionId": "s1", "updatedAt": 1, "cliSessionIds": { "claude-cli": "a" } }`,
    },
  ],
  entry({ key, entry, target, report }) {
    if (!entry.isObject || isHarnessOwned(key, entry)) return;
    const found = MODEL_PAIRS.flatMap(({ provider }) => {
      const at = entry.at([provider]);
      const named = runtimeProvider(at?.string, target);
      return at === undefined || named === undefined ? [] : [{ at, named }];
    });
    const last = found.at(-1);
    if (last === undefined) return;
    const { at, named: now } = last;
    const message = `\`${at.string?.trim()}\` is a runtime; the provider is \`${now.provider}\`.`;
    if (!isAtLeast(target, SPLIT)) {
      report({
        at,
        message,
        severity: 'info',
        fix: manual('Leave it until the upgrade to 2026.8, which splits the two'),
      });
      return;
    }
    report({
      at,
      message,
      fix: unsafe(
        `Name ${now.provider} as the provider and ${now.runtime} as the runtime`,
        (edit) => rewrite(edit, entry, found, now.runtime),
        'the session’s runtime is pinned from then on',
      ),
    });
  },
});

interface Named {
  readonly at: ConfigValue;
  readonly named: RuntimeProvider;
}

function rewrite(edit: EditBuilder, entry: ConfigValue, found: readonly Named[], runtime: string): void {
  for (const { at, named } of found) edit.set(at, named.provider);
  const chosen = entry.at('agentRuntimeOverride');
  if (chosen === undefined) edit.insert(['agentRuntimeOverride'], runtime);
  else if (chosen.string?.trim().toLowerCase() === 'auto') edit.set(chosen, runtime);
  const override = found.some(({ at }) => at.key === 'providerOverride');
  if (override && !entry.has('modelOverrideRouteResolution')) edit.insert(['modelOverrideRouteResolution'], 'resolved');
}
