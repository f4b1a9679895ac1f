import { startsWithPath } from '../../document/config-path.js';
import type { Fix } from '../../engine/finding.js';
import { type Build, type EditBuilder, safe, unsafe } from '../../engine/fix.js';
import { defineRule } from '../../engine/rule.js';
import { type AgentScope, agentScopes } from '../../openclaw/agents.js';
import { isBlockedCodexProvider } from '../../openclaw/codex-provider.js';
import { formatModelRef, parseModelRef } from '../../openclaw/model-ref.js';
import { type ModelSlot, type ModelSlotKind, modelSlots } from '../../openclaw/model-slots.js';
import { isAtLeast, type Release } from '../../openclaw/release.js';
import { type RuntimeProvider, runtimeProviderOf } from '../../openclaw/runtime-provider.js';
import { chooseRuntime, rekeyEntry } from './_model-entry.js';

/** From this release on a runtime is chosen per model; before, for a whole agent. */
const MODEL_SCOPED = '2026.5.12';
/** From this release on a fallback may have another runtime than the primary model. */
const CODEX_CLI_ALONE = '2026.5.18';
/** From this release on allowlists are read as refs. */
const POLICY = '2026.8.1';
/** From this release on such refs are rewritten wherever they stand. */
const EVERYWHERE = '2026.9.1';
/** Slots of an agent whose model needs a runtime of its own after the rename. */
const AGENT_KINDS: ReadonlySet<ModelSlotKind> = new Set([
  'primary',
  'fallback',
  'map-key',
  'allow',
  'heartbeat',
  'subagents',
]);

export default defineRule({
  id: 'models/runtime-provider-ref',
  reads: 'config',
  severity: 'warning',
  fixable: 'safe',
  since: '2026.4.24',
  after: ['models/openai-codex-ref', 'models/codex-provider'],
  summary: 'A model ref names a runtime where the provider belongs.',
  why: 'Allowlists, aliases and auth go by the provider, so `claude-cli/…` and `anthropic/…` count as different models. The ref names the provider, and the runtime is chosen beside it.',
  references: [
    'https://docs.openclaw.ai/concepts/agent-runtimes',
    'https://github.com/openclaw/openclaw/issues/124952',
  ],
  migrations: ['models-runtime-provider-refs'],
  examples: [
    {
      target: '2026.9.6',
      before: `{
  agents: {
    defaults: {
      model: {
        primary: 'claude-cli/claude-opus-4-7', // my subscription
        fallbacks: ['codex-cli/gpt-5.5'],
      },
    },
  },
}`,
      after: `{
  agents: {
    defaults: {
      model: {
        primary: 'anthropic/claude-opus-4-7', // my subscription
        fallbacks: ['openai/gpt-5.5'],
      },
      models: {
        'anthropic/claude-opus-4-7': {
          agentRuntime: {
            id: 'claude-cli',
          },
        },
        'openai/gpt-5.5': {
          agentRuntime: {
            id: 'codex',
          },
        },
      },
    },
  },
}`,
    },
    {
      title: 'An allowlist means the same models afterwards',
      target: '2026.9.6',
      before: `{
  agents: {
    defaults: {
      models: { 'claude-cli/claude-opus-5': { agentRuntime: { id: 'claude-cli' } } },
      modelPolicy: { allow: ['claude-cli/claude-opus-5'] },
    },
  },
}`,
      after: `{
  agents: {
    defaults: {
      models: { 'anthropic/claude-opus-5': { agentRuntime: { id: 'claude-cli' } } },
      modelPolicy: { allow: ['anthropic/claude-opus-5'] },
    },
  },
}`,
    },
    {
      title: 'Before 2026.5.12 a runtime holds for the whole agent',
      target: '2026.4.29',
      unsafe: true,
      before: `{ agents: { defaults: { model: 'claude-cli/claude-opus-4-7' } } }`,
      after: `{ agents: { defaults: { model: 'anthropic/claude-opus-4-7', agentRuntime: { id: 'claude-cli' } } } }`,
    },
    {
      title: 'A provider is no runtime',
      before: `{ agents: { defaults: { model: 'anthropic/claude-opus-4-7' } } }`,
      clean: true,
    },
  ],
  check: ({ config, target, report }) => {
    const scopes = agentScopes(config);
    for (const slot of modelSlots(config, target)) {
      const alias = runtimeProviderOf(slot.ref, target);
      if (alias === undefined || slot.form === 'pair' || isBlockedCodexProvider(config, alias.legacy, target)) continue;
      const scope = scopes.find(({ at }) => startsWithPath(slot.at.path, at.path));
      if (!isRewritten(slot, alias, scope, target)) continue;
      const ref = canonical(slot.ref, alias);
      report({
        at: slot.at,
        on: slot.form === 'key' ? 'key' : 'value',
        message: `\`${slot.ref.trim()}\` names the runtime \`${alias.runtime}\`; the model is \`${ref}\`.`,
        fix: fixOf(target, `Use ${ref}`, (edit) => {
          const runtime = alias.needsPolicy ? alias.runtime : undefined;
          if (slot.form === 'key')
            return rekeyEntry(edit, config, slot.at, ref, isAtLeast(target, MODEL_SCOPED) ? runtime : undefined);
          edit.set(slot.at, ref);
          if (scope === undefined || runtime === undefined || !AGENT_KINDS.has(slot.kind)) return;
          if (isAtLeast(target, MODEL_SCOPED)) chooseRuntime(edit, scope.at, ref, runtime);
          else if (slot.kind === 'primary') chooseForAgent(edit, scope, runtime);
        }),
      });
    }
  },
});

/** A runtime for a whole agent is also that of its other models, and 2026.5.12 drops it again. */
function fixOf(target: Release, title: string, build: Build): Fix {
  if (isAtLeast(target, MODEL_SCOPED)) return safe(title, build);
  return unsafe(title, build, `OpenClaw ${target.text} can choose a runtime for the whole agent only`);
}

function canonical(text: string, alias: RuntimeProvider): string {
  const ref = parseModelRef(text);
  return ref === undefined ? text : formatModelRef({ ...ref, provider: alias.provider });
}

function isRewritten(slot: ModelSlot, alias: RuntimeProvider, scope: AgentScope | undefined, target: Release): boolean {
  const ofAgent = scope !== undefined && AGENT_KINDS.has(slot.kind);
  if (isAtLeast(target, EVERYWHERE)) return ofAgent || alias.legacy !== 'codex';
  if (!ofAgent) return false;
  if (slot.kind === 'allow') return isAtLeast(target, POLICY);
  if (slot.kind === 'heartbeat' || slot.kind === 'subagents') return false;
  if (alias.legacy === 'codex-cli' && isAtLeast(target, CODEX_CLI_ALONE)) return true;
  return runtimesInUse(scope, target).has(alias.runtime);
}

/** The runtime of the primary model; from 2026.8.1 also those an allowlist names. */
function runtimesInUse(scope: AgentScope, target: Release): ReadonlySet<string> {
  const model = scope.at.at('model');
  const primary = (model?.string ?? model?.at('primary')?.string)?.trim() ?? '';
  const allow = isAtLeast(target, POLICY) ? (scope.at.at('modelPolicy.allow')?.items() ?? []) : [];
  const chosen = scope.at.at(['models', primary, 'agentRuntime', 'id'])?.string;
  const runtimes = [primary, ...allow.map((item) => item.string ?? '')].map(
    (ref) => runtimeProviderOf(ref, target)?.runtime,
  );
  return new Set([...runtimes, chosen].filter((runtime) => runtime !== undefined));
}

function chooseForAgent(edit: EditBuilder, scope: AgentScope, runtime: string): void {
  const own = scope.at.at('agentRuntime');
  const id = own?.at('id')?.string?.trim().toLowerCase();
  const path = [...scope.at.path, 'agentRuntime'];
  if (own === undefined) edit.insert(path, { id: runtime });
  else if (id === undefined && own.isObject) edit.insert([...path, 'id'], runtime);
  else if (id === '' || id === 'auto') edit.set([...path, 'id'], runtime);
}
