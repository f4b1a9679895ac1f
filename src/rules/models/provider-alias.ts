import { safe } from '../../engine/fix.js';
import { defineRule } from '../../engine/rule.js';
import type { ConfigValue } from '../../openclaw/config/view.js';
import {
  formatModelRef,
  parseModelRef,
  providerAliasTarget,
  resolvesProviderAliases,
} from '../../openclaw/models/ref.js';
import { modelSlots } from '../../openclaw/models/slots.js';
import type { Release } from '../../openclaw/releases/release.js';
import { aliasEntry, providerBlocks } from '../../openclaw/routes/resolve-ref.js';

/** Names under which a provider is known outside of OpenClaw; refs that begin with them were meant for it. */
const SPELLINGS: ReadonlySet<string> = new Set(['z.ai', 'z-ai', 'opencode-zen', 'aws-bedrock']);

export default defineRule({
  id: 'models/provider-alias',
  reads: 'config',
  severity: 'warning',
  fixable: 'safe',
  summary: 'A model ref names a provider by another name.',
  why: 'Up to 2026.5.27 OpenClaw reads `z.ai/*` as `zai/*`. From 2026.5.28 on provider ids are exact, and the ref names a provider that is not there.',
  references: ['https://docs.openclaw.ai/concepts/models'],
  examples: [
    {
      target: '2026.5.12',
      before: `{ agents: { defaults: { model: 'z.ai/glm-4.7', models: { 'z.ai/glm-4.7': { alias: 'glm' } } } } }\n`,
      after: `{ agents: { defaults: { model: 'zai/glm-4.7', models: { 'zai/glm-4.7': { alias: 'glm' } } } } }\n`,
    },
    {
      title: 'a provider of one’s own may be called so',
      target: '2026.6.11',
      clean: true,
      before: `{ models: { providers: { 'z.ai': { baseUrl: 'https://models.example/v1', api: 'openai-completions', models: [{ id: 'm', name: 'M' }] } } }, agents: { defaults: { model: 'z.ai/m' } } }\n`,
    },
  ],
  check({ config, target, report }) {
    for (const slot of modelSlots(config, target)) {
      const renamed = slot.form === 'pair' ? undefined : renamedRef(config, slot.ref, target);
      if (renamed === undefined || slot.standing !== 'in-force') continue;
      const twin = slot.form === 'key' && config.has([...slot.at.path.slice(0, -1), renamed]);
      const works = resolvesProviderAliases(target);
      report({
        at: slot.at,
        on: slot.form === 'key' ? 'key' : 'value',
        severity: works ? 'info' : 'warning',
        message: works
          ? `\`${slot.ref.trim()}\` is read as \`${renamed}\`; from 2026.5.28 on it no longer is.`
          : `\`${slot.ref.trim()}\` names a provider OpenClaw ${target.text} does not know; it is called \`${renamed.split('/')[0]}\`.`,
        ...(!twin && {
          fix: safe(`Write ${renamed}`, (edit) => {
            if (slot.form === 'key') edit.rename(slot.at, renamed);
            else edit.set(slot.at, renamed);
          }),
        }),
      });
    }
  },
});

function renamedRef(config: ConfigValue, text: string, target: Release): string | undefined {
  const ref = parseModelRef(text);
  const provider = ref?.provider?.toLowerCase();
  if (ref === undefined || provider === undefined || !SPELLINGS.has(provider)) return undefined;
  if (aliasEntry(config, text.trim()) !== undefined) return undefined;
  const isOwn = (config.at('models.providers')?.members() ?? []).some(
    (block) => String(block.key).trim().toLowerCase() === provider,
  );
  const canonical = providerAliasTarget(provider, target);
  if (isOwn || canonical === undefined || providerBlocks(config, provider, target).length > 0) return undefined;
  return formatModelRef({ ...ref, provider: canonical });
}
