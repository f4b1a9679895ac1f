import { safe, unsafe } from '../../engine/fix.js';
import { defineRule, type Report } from '../../engine/rule.js';
import { type AgentScope, agentScopes } from '../../openclaw/agents/scopes.js';
import type { ConfigValue } from '../../openclaw/config/view.js';
import { builtInRuntime } from '../../openclaw/models/ref.js';
import { pinnedRuntime, servedByBackend } from '../../openclaw/models/whole-agent-runtime.js';
import { isAtLeast, type Release } from '../../openclaw/releases/release.js';
import { schemaFor } from '../../openclaw/schema/config-schema.js';
import { setRuntime } from '../models/_model-entry.js';
import { closesTheList } from '../models/_models-map.js';
import { pinnedToPi } from './_pinned-to-pi.js';
import { examples } from './examples/whole-agent-pin.js';

/** From this release on a list of its own says which models may be chosen. */
const MODEL_POLICY = '2026.8.1';

export default defineRule({
  id: 'runtime/whole-agent-pin',
  reads: 'config',
  severity: 'error',
  fixable: 'safe',
  since: '2026.5.12',
  migrations: ['agents-agentruntime-removed'],
  summary: 'A runtime is pinned for a whole agent; runtimes are chosen per model or provider now.',
  why: 'The key is ignored from 2026.5.12 and refused by later releases. A whole-agent pin also sent models of other providers to a runtime that cannot run them.',
  references: ['https://docs.openclaw.ai/concepts/agent-runtimes', 'https://github.com/openclaw/openclaw/issues/79306'],
  examples,
  check({ config, target, report }) {
    for (const scope of agentScopes(config)) {
      const pinned = pinnedToPi(config, scope, target);
      for (const key of ['embeddedHarness', 'agentRuntime']) {
        const pin = scope.at.at([key]);
        if (!pin?.isObject) continue;
        const restriction = restrictToServed(config, pin, scope, target);
        if (restriction !== undefined) report(restriction);
        report(reportPin(config, pin, scope, pinned, target));
      }
      for (const ref of pinned) report(keepPi(config, scope, ref, target));
    }
  },
});

function reportPin(
  config: ConfigValue,
  pin: ConfigValue,
  scope: AgentScope,
  lost: readonly string[],
  target: Release,
): Report {
  const key = String(pin.key);
  const runtime = pinnedRuntime(pin);
  const refs = runtime === undefined ? [] : servedByBackend(scope, runtime, target);
  const kept = refs.length === 0 ? '' : ` \`${runtime}\` stays in force for ${listed(refs)}.`;
  const fate = `OpenClaw ${target.text} ${isRefused(pin, scope, target) ? 'refuses' : 'ignores'}`;
  return {
    at: pin,
    on: 'key',
    message: `${fate} a runtime for a whole agent (\`${key}\`${runtime === undefined ? '' : `: \`${runtime}\``}); runtimes are chosen per model or provider.${kept}`,
    fix: safe(lost.length === 0 ? `Remove ${key}` : `Remove ${key} (PI → Codex for ${lost.join(', ')})`, (edit) => {
      for (const ref of refs) setRuntime(edit, config, scope.at.path, { ref, runtime: runtime ?? '' }, target);
      edit.remove(pin);
    }),
  };
}

/** From 2026.8.1 on OpenClaw's own doctor takes the entries it has just written for an allowlist. */
function restrictToServed(
  config: ConfigValue,
  pin: ConfigValue,
  scope: AgentScope,
  target: Release,
): Report | undefined {
  const runtime = pinnedRuntime(pin);
  if (scope.place !== 'defaults' || runtime === undefined || !isAtLeast(target, MODEL_POLICY)) return undefined;
  const refs = servedByBackend(scope, runtime, target);
  if (refs.length === 0 || !closesTheList(config, target)) return undefined;
  return {
    at: pin,
    on: 'key',
    severity: 'info',
    message: `Every model may be chosen, and that stays so; OpenClaw's own doctor would also forbid all but ${listed(refs)}.`,
    fix: unsafe(
      `Allow only ${refs.join(', ')}`,
      (edit) => {
        for (const ref of refs) setRuntime(edit, config, scope.at.path, { ref, runtime }, target);
        edit.insert('agents.defaults.modelPolicy', { allow: [...refs] });
        edit.remove(pin);
      },
      'no other model may be chosen then',
    ),
  };
}

/** Whether the release's schema knows the key no more; where it still does, nothing reads it. */
function isRefused(pin: ConfigValue, scope: AgentScope, target: Release): boolean {
  const issues = schemaFor(target).validate({ [String(pin.key)]: pin.value }, scope.at.path);
  return issues.some((issue) => issue.kind === 'unknown-key' && issue.path.at(-1) === pin.key);
}

function keepPi(config: ConfigValue, scope: AgentScope, ref: string, target: Release): Report {
  const runtime = builtInRuntime(target);
  return {
    at: scope.at.at('agentRuntime') ?? scope.at.at('embeddedHarness') ?? scope.at,
    on: 'key',
    severity: 'info',
    message: `The pin kept \`${ref}\` on \`${runtime}\`; without it OpenClaw ${target.text} runs the model on Codex.`,
    fix: unsafe(
      `Keep ${ref} on ${runtime}`,
      (edit) => setRuntime(edit, config, scope.at.path, { ref, runtime }, target),
      'another runtime may use another account',
    ),
  };
}

function listed(refs: readonly string[]): string {
  return refs.map((ref) => `\`${ref}\``).join(', ');
}
