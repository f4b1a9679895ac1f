import { type EditBuilder, manual, safe, unsafe } from '../../engine/fix.js';
import { defineRule } from '../../engine/rule.js';
import { agentScopes } from '../../openclaw/agents/scopes.js';
import type { ConfigValue } from '../../openclaw/config/view.js';
import { type ModelSlot, type ModelSlotKind, modelSlots } from '../../openclaw/models/slots.js';
import type { Release } from '../../openclaw/releases/release.js';
import { defaultModel } from '../../openclaw/routes/default-model.js';
import { resolveRef } from '../../openclaw/routes/resolve-ref.js';
import { runsOnCodex } from '../../openclaw/routes/runtime.js';
import { examples } from './examples/codex-plugin-off.js';

const PLUGIN = 'codex';
/** Slots whose model an agent runs by itself. */
const RUN_KINDS: ReadonlySet<ModelSlotKind> = new Set(['primary', 'fallback', 'heartbeat', 'subagents', 'channel']);

export default defineRule({
  id: 'runtime/codex-plugin-off',
  reads: 'config',
  severity: 'warning',
  fixable: 'safe',
  since: '2026.5.18',
  after: ['models/openai-codex-ref', 'models/runtime-provider-ref', 'models/implicit-primary'],
  summary: 'A model runs on Codex, and the Codex plugin may not load.',
  why: 'The Codex runtime is a plugin. With an allowlist of plugins that leaves it out, models of `openai/*` do not answer.',
  migrations: ['codex-route-model-refs'],
  examples,
  check: ({ config, target, report }) => {
    const plugins = config.at('plugins');
    const allow = plugins?.at('allow');
    const entry = plugins?.at(['entries', PLUGIN]);
    const listed = allow === undefined || allow.items().length === 0 || names(allow);
    const off = entry?.at('enabled');
    const switchedOff = off?.value === false;
    const barred = plugins?.at('enabled')?.value === false || names(plugins?.at('deny'));
    if (plugins === undefined || (listed && !switchedOff && !barred)) return;
    const model = codexModel(config, target);
    if (model === undefined) return;
    const at = (switchedOff ? off : allow) ?? plugins;
    const message = `\`${model}\` runs on Codex, but the plugin \`${PLUGIN}\` may not load.`;
    const title = 'Let the Codex plugin load';
    const build = (edit: EditBuilder): void => {
      if (!listed && allow !== undefined) edit.append(allow, PLUGIN);
      if (off !== undefined) edit.set(off, true);
      else if (entry === undefined || entry.isObject) edit.insert(['plugins', 'entries', PLUGIN, 'enabled'], true);
    };
    if (barred) report({ at, message, fix: manual('Allow the plugin, or choose another runtime for the model') });
    else if (switchedOff) report({ at, message, fix: unsafe(title, build, 'the plugin was switched off by hand') });
    else report({ at, message, fix: safe(title, build) });
  },
});

function names(list: ConfigValue | undefined): boolean {
  return (list?.items() ?? []).some((item) => item.string?.trim().toLowerCase() === PLUGIN);
}

/** The first model in use that needs the plugin. */
function codexModel(config: ConfigValue, target: Release): string | undefined {
  const slots = modelSlots(config, target).filter((slot) => slot.standing === 'in-force');
  const used = slots.find((slot) => needsPlugin(slot, config, target));
  if (used !== undefined) return used.ref.trim();
  if (config.at('agents') === undefined || !needsDefault(config, slots)) return undefined;
  const implicit = defaultModel(config, undefined, target, undefined);
  return implicit.ok && runsOnCodex(config, implicit, undefined, target) ? `openai/${implicit.model}` : undefined;
}

function needsPlugin(slot: ModelSlot, config: ConfigValue, target: Release): boolean {
  if (slot.form === 'key') return slot.at.at('agentRuntime.id')?.string?.trim().toLowerCase() === 'codex';
  if (!RUN_KINDS.has(slot.kind)) return false;
  const model = resolveRef(config, slot.ref, target, { agent: slot.agent });
  return model.ok && runsOnCodex(config, model, slot.agent, target);
}

/** Some agent names no primary model, nor do the defaults. */
function needsDefault(config: ConfigValue, slots: readonly ModelSlot[]): boolean {
  const primaries = new Set(slots.filter((slot) => slot.kind === 'primary').map((slot) => slot.agent));
  if (primaries.has(undefined)) return false;
  const agents = agentScopes(config).filter((scope) => scope.place !== 'defaults');
  return agents.length === 0 || agents.some((scope) => !primaries.has(scope.id));
}
