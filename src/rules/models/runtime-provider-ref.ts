import type { Fix } from '../../engine/finding.js';
import { type Build, safe, unsafe } from '../../engine/fix.js';
import { defineRule } from '../../engine/rule.js';
import { type AgentScope, scopeOfPath } from '../../openclaw/agents/scopes.js';
import type { ConfigValue } from '../../openclaw/config/view.js';
import { isBlockedCodexProvider } from '../../openclaw/models/providers/codex-provider.js';
import { isRewritten, NEED_RUNTIME, runtimeProviderOf, withProvider } from '../../openclaw/models/runtime-provider.js';
import { type ModelSlot, modelSlots } from '../../openclaw/models/slots.js';
import { isAtLeast, type Release } from '../../openclaw/releases/release.js';
import { chooseForAgent, chooseRuntime, rekeyEntry } from './_model-entry.js';
import { examples } from './examples/runtime-provider-ref.js';

/** From this release on a runtime is chosen per model; before, for a whole agent. */
const MODEL_SCOPED = '2026.5.12';

export default defineRule({
  id: 'models/runtime-provider-ref',
  reads: 'config',
  severity: 'warning',
  fixable: 'safe',
  since: '2026.4.24',
  // The allowlist is copied from the map as its author wrote it; its entries are rewritten here.
  after: ['models/openai-codex-ref', 'models/codex-provider', 'models/models-map-allowlist'],
  summary: 'A model ref names a runtime where the provider belongs.',
  why: 'Allowlists, aliases and auth go by the provider, so `claude-cli/…` and `anthropic/…` count as different models. The ref names the provider, and the runtime is chosen beside it.',
  references: [
    'https://docs.openclaw.ai/concepts/agent-runtimes',
    'https://github.com/openclaw/openclaw/issues/124952',
  ],
  migrations: ['models-runtime-provider-refs'],
  examples,
  check: ({ config, target, report }) => {
    const found = modelSlots(config, target).flatMap((slot) => {
      const alias = runtimeProviderOf(slot.ref, target);
      if (alias === undefined || slot.form === 'pair' || isBlockedCodexProvider(config, alias.legacy, target))
        return [];
      return [{ slot, alias, rewritten: isRewritten(slot, alias, scopeOfPath(config, slot.at.path), target) }];
    });
    // Where a ref stays, its entry in the map has to stay, too.
    const staying = new Set(
      found.filter(({ rewritten }) => !rewritten).map(({ slot, alias }) => withProvider(slot.ref, alias)),
    );
    for (const { slot, alias, rewritten } of found) {
      if (!rewritten || (slot.form === 'key' && staying.has(withProvider(slot.ref, alias)))) continue;
      const ref = withProvider(slot.ref, alias);
      report({
        at: slot.at,
        on: slot.form === 'key' ? 'key' : 'value',
        message: `\`${slot.ref.trim()}\` names the runtime \`${alias.runtime}\`; the model is \`${ref}\`.`,
        fix: fixOf(target, `Use ${ref}`, (edit) => {
          const runtime = alias.needsPolicy ? alias.runtime : undefined;
          if (slot.form === 'key')
            return rekeyEntry(edit, config, slot.at, ref, isAtLeast(target, MODEL_SCOPED) ? runtime : undefined);
          if (slot.kind === 'allow' && isAllowed(config, slot, ref)) return edit.remove(slot.at);
          edit.set(slot.at, ref);
          const scope = scopeOfPath(config, slot.at.path);
          if (scope === undefined || runtime === undefined || !NEED_RUNTIME.has(slot.kind)) return;
          if (!isAtLeast(target, MODEL_SCOPED)) {
            if (slot.kind === 'primary') chooseForAgent(edit, scope, runtime);
          } else if (!isCarried(scope, ref, target))
            chooseRuntime(edit, config, scope.at.path, { ref, runtime }, target);
        }),
      });
    }
  },
});

/** The allowlist names the model under its own name already. */
function isAllowed(config: ConfigValue, slot: ModelSlot, ref: string): boolean {
  const items = config.at(slot.at.path.slice(0, -1))?.items() ?? [];
  return items.some((item) => item.string?.trim() === ref);
}

/** The entry of the map that is still called by its old name brings the runtime along. */
function isCarried(scope: AgentScope, ref: string, target: Release): boolean {
  if (scope.at.has(['models', ref])) return false;
  return (scope.at.at('models')?.members() ?? []).some((entry) => {
    const alias = runtimeProviderOf(String(entry.key), target);
    return alias?.needsPolicy === true && withProvider(String(entry.key), alias) === ref;
  });
}

/** A runtime for a whole agent is also that of its other models, and 2026.5.12 drops it again. */
function fixOf(target: Release, title: string, build: Build): Fix {
  if (isAtLeast(target, MODEL_SCOPED)) return safe(title, build);
  return unsafe(title, build, `OpenClaw ${target.text} can choose a runtime for the whole agent only`);
}
