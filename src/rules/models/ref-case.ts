import { safe } from '../../engine/fix.js';
import { defineRule } from '../../engine/rule.js';
import type { ConfigValue } from '../../openclaw/config/view.js';
import { writtenProviders } from '../../openclaw/models/provider-blocks.js';
import { formatModelRef, parseModelRef, providerAliasTarget } from '../../openclaw/models/ref.js';
import type { Release } from '../../openclaw/releases/release.js';
import { isKnownProvider } from '../../openclaw/routes/accounts/provider-env.js';
import { hasLowerCaseModels } from '../../openclaw/routes/accounts/provider-kinds.js';
import { aliasEntry } from '../../openclaw/routes/resolve-ref.js';
import { selectedSlots } from './_selected.js';

export default defineRule({
  id: 'models/ref-case',
  reads: 'config',
  severity: 'info',
  fixable: 'safe',
  after: ['models/provider-alias', 'models/openai-codex-ref', 'models/runtime-provider-ref', 'models/retired-ref'],
  summary: 'A model ref is written with capital letters.',
  why: 'OpenClaw compares refs in lower case, so it works; but whoever searches for the model, and whatever compares texts, misses it.',
  references: ['https://docs.openclaw.ai/concepts/models'],
  examples: [
    {
      target: '2026.5.12',
      before: `{ agents: { defaults: { model: 'OpenAI/GPT-5.5' } } }\n`,
      after: `{ agents: { defaults: { model: 'openai/gpt-5.5' } } }\n`,
    },
    {
      title: 'some ids have capitals by right, files keep theirs, and aliases are the author’s own',
      target: '2026.5.12',
      clean: true,
      before: `{ agents: { defaults: { model: { primary: 'lmstudio/Gemma4-26b-a4-it-gguf', fallbacks: ['GLM', 'minimax/MiniMax-M3'] }, models: { 'zai/glm-4.7': { alias: 'GLM' }, 'lmstudio/Gemma4-26b-a4-it-gguf': {} } } } }\n`,
    },
    {
      title: 'a provider block that writes the id so decides',
      target: '2026.5.12',
      clean: true,
      before: `{ models: { providers: { mine: { baseUrl: 'https://models.example/v1', api: 'openai-completions', models: [{ id: 'Big-One', name: 'Big' }] } } }, agents: { defaults: { model: 'mine/Big-One' } } }\n`,
    },
  ],
  check({ config, target, report }) {
    for (const { at, ref } of selectedSlots(config, target)) {
      const lower = lowerCase(config, ref, target);
      if (lower === undefined || lower === ref.trim() || providerAliasTarget(ref.split('/')[0] ?? '', target)) continue;
      report({
        at,
        message: `\`${ref.trim()}\` is compared as \`${lower}\`.`,
        fix: safe(`Write ${lower}`, (edit) => edit.set(at, lower)),
      });
    }
  },
});

/** The ref as OpenClaw compares it; `undefined` where its case means something. */
function lowerCase(config: ConfigValue, text: string, target: Release): string | undefined {
  const ref = parseModelRef(text);
  const provider = ref?.provider?.toLowerCase();
  if (ref === undefined || provider === undefined || !isKnownProvider(provider)) return undefined;
  const model = hasLowerCaseModels(provider) ? ref.model.toLowerCase() : ref.model;
  const hasOwnSpelling =
    aliasEntry(config, text.trim(), target) !== undefined || writtenProviders(config).has(provider);
  return hasOwnSpelling ? undefined : formatModelRef({ ...ref, provider, model });
}
