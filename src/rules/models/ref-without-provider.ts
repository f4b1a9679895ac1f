import { manual, safe, unsafe } from '../../engine/fix.js';
import { defineRule } from '../../engine/rule.js';
import type { ConfigValue } from '../../openclaw/config/view.js';
import { formatModelRef, parseModelRef } from '../../openclaw/models/ref.js';
import { agentIds } from '../../openclaw/routes/agent-slots.js';
import { stateFacts } from '../../openclaw/routes/facts.js';
import { askedModel } from '../../openclaw/routes/questions.js';
import { configuredOwners } from '../../openclaw/routes/resolve-ref.js';
import { didYouMean } from '../../openclaw/schema/did-you-mean.js';
import { selectedSlots } from './_selected.js';

/** Words that select without being refs. */
const SELECTORS: ReadonlySet<string> = new Set(['default', 'auto', 'null', 'openrouter:auto', 'openrouter:free']);

/** Their models are looked for with the provider that answers texts first: the one that has the model may not be asked. */
const ASKED_WITH_THE_PRIMARY: ReadonlySet<string> = new Set(['image', 'pdf']);

export default defineRule({
  id: 'models/ref-without-provider',
  reads: 'config',
  severity: 'warning',
  fixable: 'safe',
  after: ['models/legacy-model-lists', 'models/root-default-model', 'models/retired-ref'],
  summary: 'A model is named without its provider.',
  why: 'OpenClaw then looks for an alias, for the only configured provider that has the model, and at last takes the default provider, which is deprecated: another provider in the config, or another default, and somebody else answers.',
  references: ['https://docs.openclaw.ai/concepts/models'],
  examples: [
    {
      title: 'one provider has it',
      target: '2026.5.12',
      before: `{ models: { providers: { mine: { baseUrl: 'https://models.example/v1', api: 'openai-completions', models: [{ id: 'big', name: 'Big' }] } } }, agents: { defaults: { model: 'big' } } }\n`,
      after: `{ models: { providers: { mine: { baseUrl: 'https://models.example/v1', api: 'openai-completions', models: [{ id: 'big', name: 'Big' }] } } }, agents: { defaults: { model: 'mine/big' } } }\n`,
    },
    {
      title: 'one provider has it, and pictures may go to another',
      target: '2026.9.6',
      unsafe: true,
      before: `{ models: { providers: { my: { baseUrl: 'https://a.example/v1', api: 'openai-completions', models: [{ id: 'eye', name: 'Eye' }] } } }, agents: { defaults: { model: 'openai/gpt-5.5', imageModel: 'eye' } } }\n`,
      after: `{ models: { providers: { my: { baseUrl: 'https://a.example/v1', api: 'openai-completions', models: [{ id: 'eye', name: 'Eye' }] } } }, agents: { defaults: { model: 'openai/gpt-5.5', imageModel: 'my/eye' } } }\n`,
    },
    {
      title: 'what comes after a primary model is read as one of its provider',
      target: '2026.9.6',
      unsafe: true,
      after: `{ models: { providers: { mine: { baseUrl: 'https://models.example/v1', api: 'openai-completions', models: [{ id: 'big', name: 'Big' }] } } }, agents: { defaults: { model: { primary: 'anthropic/claude-opus-4-7', fallbacks: ['mine/big'] } } } }\n`,
      before: `{ models: { providers: { mine: { baseUrl: 'https://models.example/v1', api: 'openai-completions', models: [{ id: 'big', name: 'Big' }] } } }, agents: { defaults: { model: { primary: 'anthropic/claude-opus-4-7', fallbacks: ['big'] } } } }\n`,
    },
    {
      title: 'nobody says whose it is',
      target: '2026.5.12',
      before: `{ agents: { defaults: { model: 'gpt-5.5' } } }\n`,
    },
    {
      title: 'several have it',
      target: '2026.5.12',
      before: `{ agents: { defaults: { model: 'm', models: { 'a/m': {}, 'b/m': {} } } } }\n`,
    },
    {
      title: 'an alias is no bare id',
      target: '2026.5.12',
      clean: true,
      before: `{ agents: { defaults: { model: 'Opus', models: { 'anthropic/claude-opus-4-7': { alias: 'opus' } } } } }\n`,
    },
  ],
  check({ config, target, installation, report }) {
    const { envNames } = stateFacts(installation, config);
    const [main = 'main'] = agentIds(config);
    for (const { at, ref: text, kind, slot, agent = main } of selectedSlots(config, target)) {
      const ref = parseModelRef(text);
      if (ref === undefined || ref.provider !== undefined || SELECTORS.has(ref.model.toLowerCase())) continue;
      const read = askedModel(config, { agent, slot, at, ref: text, kind }, target, envNames);
      if (text.includes('${') || !read.ok || read.steps.some(({ step }) => step === 'alias')) continue;
      const owners = [...new Set(configuredOwners(config, ref.model, target).map(({ provider }) => provider))];
      const asked = read.steps.find((step) => step.step === 'configured-provider')?.provider;
      const [owner] = owners;
      if (owner !== undefined && owners.length === 1) {
        const full = formatModelRef({ ...ref, provider: owner });
        report({
          at,
          severity: 'info',
          message: `\`${text.trim()}\` has no provider; only \`${owner}\` has that model here.`,
          fix:
            asked === owner && !ASKED_WITH_THE_PRIMARY.has(kind)
              ? safe(`Write ${full}`, (edit) => edit.set(at, full))
              : unsafe(
                  `Write ${full}`,
                  (edit) => edit.set(at, full),
                  `OpenClaw may take it for ${read.provider}/${read.model}`,
                ),
        });
        continue;
      }
      const candidates = owners.length > 0 ? owners : [read.provider];
      const [meant] = didYouMean(ref.model, aliases(config), 1);
      const hint = meant === undefined ? '' : ` Did you mean the alias \`${meant}\`?`;
      report({
        at,
        message: `\`${text.trim()}\` has no provider and is no alias; OpenClaw takes it for \`${read.provider}/${ref.model}\`.${hint}`,
        fix: manual(`Write ${candidates.map((provider) => `${provider}/${ref.model}`).join(' or ')}`),
      });
    }
  },
});

function aliases(config: ConfigValue): readonly string[] {
  return config.all('agents.defaults.models.*.alias').flatMap((alias) => alias.string ?? []);
}
