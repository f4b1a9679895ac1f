import type { Fix } from '../../engine/finding.js';
import { type EditBuilder, manual, safe, unsafe } from '../../engine/fix.js';
import { defineRule } from '../../engine/rule.js';
import type { ConfigValue } from '../../openclaw/config/view.js';
import { isBlockedCodexProvider } from '../../openclaw/models/providers/codex-provider.js';
import { type ModelSlot, modelSlots } from '../../openclaw/models/slots.js';
import { isAtLeast, type Release } from '../../openclaw/releases/release.js';
import { requestParams } from '../../openclaw/routes/openai-endpoint.js';

import { canonicalRef } from './_canonical-ref.js';
import { renameEntry, renameRef } from './_codex-ref.js';
import { examples } from './examples/openai-codex-ref.js';

/** From this release on a runtime can be chosen for one model, so that a rename keeps the subscription. */
const MODEL_SCOPED_RUNTIME = '2026.5.12';
/** From this release on a model whose params change the request is not run on Codex. */
const CODEX_REFUSES_PARAMS = '2026.8.1';
/** From this release on the provider block moves to `openai`, and refs wait for it where it cannot. */
const PROVIDER_MOVES = '2026.6.1';

export default defineRule({
  id: 'models/openai-codex-ref',
  reads: 'config',
  severity: 'error',
  fixable: 'safe',
  since: '2026.5.5',
  gaps: [{ since: '2026.5.6', until: '2026.5.12' }],
  // The allowlist is copied from the map as its author wrote it; its entries are rewritten here.
  after: ['models/models-map-allowlist'],
  migrations: ['codex-route-model-refs', 'codex-route-reverse-recovery'],
  summary: 'A model ref names the retired provider `openai-codex`.',
  why: 'The ChatGPT subscription is no longer a provider of its own but a runtime of `openai/*`. The old ref stops resolving; a bare rename would move the agent to the metered API key. Ref and runtime therefore change together. Auth profiles called `openai-codex:*` are no refs and stay.',
  references: ['https://docs.openclaw.ai/providers/openai', 'https://github.com/openclaw/openclaw/issues/78407'],
  examples,
  check({ config, target, report }) {
    const blocked = isAtLeast(target, PROVIDER_MOVES) && isBlockedCodexProvider(config, 'openai-codex', target);
    for (const slot of modelSlots(config, target)) {
      const ref = canonicalRef(slot.ref);
      if (ref === undefined || slot.form === 'pair') continue;
      const written = `\`${slot.ref.trim()}\``;
      const kept =
        slot.form === 'key' ? conflicts(slot.at, sibling(config, slot, ref.model)) + refused(slot.at, target) : '';
      report({
        at: slot.at,
        on: slot.form === 'key' ? 'key' : 'value',
        message: `${written} names a provider that OpenClaw ${target.text} no longer has; the model is \`${ref.model}\`, on the Codex runtime to stay with the ChatGPT subscription.${kept}`,
        fix: blocked
          ? manual(`Use ${ref.text} once the provider block of openai-codex is merged by hand`)
          : makeFix(target, `Use ${ref.text}`, (edit) => {
              if (slot.form === 'key') renameEntry(edit, slot.at, ref.model, config, target);
              else renameRef(edit, slot, ref, config, target);
            }),
      });
    }
  },
});

function makeFix(target: Release, title: string, build: (edit: EditBuilder) => void): Fix {
  if (isAtLeast(target, MODEL_SCOPED_RUNTIME)) return safe(title, build);
  return unsafe(
    title,
    build,
    `OpenClaw ${target.text} cannot keep the subscription for one model; it may bill the API key.`,
  );
}

/** What Codex cannot send goes on standing there, and has to be settled by a person. */
function refused(entry: ConfigValue, target: Release): string {
  const params = isAtLeast(target, CODEX_REFUSES_PARAMS) ? requestParams(entry) : [];
  const runtime = entry.at('agentRuntime.id')?.string?.trim().toLowerCase() ?? 'codex';
  if (params.length === 0 || runtime !== 'codex') return '';
  const names = params.map((param) => `\`params.${param.key}\``).join(', ');
  return ` Codex cannot send ${names}: OpenClaw refuses the pair until one of the two goes.`;
}

function sibling(config: ConfigValue, slot: ModelSlot, key: string): ConfigValue | undefined {
  return config.at([...slot.at.path.slice(0, -1), key]);
}

/** What the canonical entry says otherwise, by name: it must not vanish without a word. */
function conflicts(entry: ConfigValue, canonical: ConfigValue | undefined): string {
  const names = entry
    .members()
    .filter(
      (member) =>
        canonical?.has([member.key]) &&
        JSON.stringify(canonical.at([member.key])?.value) !== JSON.stringify(member.value),
    )
    .map((member) => `\`${member.key}\``);
  if (canonical === undefined) return '';
  const kept = ` An entry \`${canonical.key}\` is there already and takes what it lacks.`;
  return names.length === 0 ? kept : `${kept} Its own ${names.join(', ')} ${names.length > 1 ? 'win' : 'wins'}.`;
}
