import { safe } from '../../engine/fix.js';
import { defineRule } from '../../engine/rule.js';
import type { ConfigValue } from '../../openclaw/config/view.js';
import { providerBlocks, writtenProviders } from '../../openclaw/models/provider-blocks.js';
import {
  formatModelRef,
  parseModelRef,
  providerAliasTarget,
  resolvesProviderAliases,
} from '../../openclaw/models/ref.js';
import { modelSlots } from '../../openclaw/models/slots.js';
import { factsFor } from '../../openclaw/releases/facts.js';
import type { Release } from '../../openclaw/releases/release.js';
import { aliasEntry } from '../../openclaw/routes/resolve-ref.js';

export default defineRule({
  id: 'models/provider-alias',
  reads: 'config',
  severity: 'warning',
  fixable: 'safe',
  summary: 'A model ref names a provider by another name.',
  why: 'Up to 2026.5.27 OpenClaw reads `z.ai/*` as `zai/*`, `bedrock/*` as `amazon-bedrock/*` and so on. From 2026.5.28 on provider ids are exact, nothing migrates them, and the ref names a provider that is not there.',
  references: ['https://docs.openclaw.ai/concepts/models'],
  examples: [
    {
      target: '2026.5.12',
      before: `{ agents: { defaults: { model: 'z.ai/glm-4.7', models: { 'z.ai/glm-4.7': { alias: 'glm' } } } } }\n`,
      after: `{ agents: { defaults: { model: 'zai/glm-4.7', models: { 'zai/glm-4.7': { alias: 'glm' } } } } }\n`,
    },
    {
      title: 'nothing of that name is there any more',
      target: '2026.9.6',
      before: `{ agents: { defaults: { model: { primary: 'bedrock/claude-opus-5', fallbacks: ['doubao/seed-2'] } } } }\n`,
      after: `{ agents: { defaults: { model: { primary: 'amazon-bedrock/claude-opus-5', fallbacks: ['volcengine/seed-2'] } } } }\n`,
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
        severity: works ? 'info' : 'error',
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
  if (ref === undefined || provider === undefined) return undefined;
  const canonical = providerAliasTarget(provider, target);
  if (canonical === undefined || isProvider(target, provider)) return undefined;
  if (aliasEntry(config, text.trim(), target) !== undefined) return undefined;
  if (writtenProviders(config).has(provider) || providerBlocks(config, provider, target).length > 0) return undefined;
  return formatModelRef({ ...ref, provider: canonical });
}

/** `qwen` stood for another provider once and is one of its own since 2026.4.1. */
function isProvider(target: Release, id: string): boolean {
  if (id === 'qwen') return true;
  if (resolvesProviderAliases(target)) return false;
  const { plugins, installable } = factsFor(target);
  return [plugins, installable].some((all) => Object.values(all).some(({ providers }) => providers?.includes(id)));
}
