import { formatPath } from '../../document/config-path.js';
import { manual } from '../../engine/fix.js';
import { defineRule, type Example, type Rule } from '../../engine/rule.js';
import type { ConfigValue } from '../../openclaw/config/view.js';
import { isFastMode, openAiParams, SERVICE_TIERS, transports } from '../../openclaw/models/providers/openai-params.js';
import type { Release } from '../../openclaw/releases/release.js';
import { didYouMean } from '../../openclaw/schema/did-you-mean.js';
import { shown } from './_shown.js';

/** A parameter of OpenAI's models whose values are known. */
interface Param {
  readonly id: string;
  readonly keys: readonly string[];
  readonly summary: string;
  readonly why: string;
  readonly takes: (release: Release) => { readonly words: readonly string[]; readonly says: string };
  readonly isRight: (value: ConfigValue, words: readonly string[]) => boolean;
  readonly examples: readonly Example[];
}

const on = (params: string, target = '2026.5.12'): Example => ({
  target,
  before: `{ agents: { defaults: { models: { 'openai/gpt-5.5': { params: { ${params} } } } } } }\n`,
});
const clean = (params: string, target?: string): Example => ({ ...on(params, target), clean: true });

const PARAMS: readonly Param[] = [
  {
    id: 'values/transport',
    keys: ['transport'],
    summary: '`params.transport` is none of the transports OpenClaw knows.',
    why: 'An unknown word is passed over, and the default transport is used.',
    takes: (release) => oneOf(transports(release)),
    isRight: isWord,
    examples: [
      on(`transport: 'web-socket'`),
      clean(`transport: 'sse'`),
      clean(`transport: 'websocket-cached'`, '2026.9.6'),
    ],
  },
  {
    id: 'values/service-tier',
    keys: ['serviceTier', 'service_tier'],
    summary: '`params.serviceTier` is none of OpenAI’s tiers.',
    why: 'OpenAI knows auto, default, flex and priority; another word is rejected or ignored, and the turn is not billed as meant.',
    takes: () => oneOf(SERVICE_TIERS),
    isRight: isWord,
    examples: [on(`serviceTier: 'prority'`), clean(`serviceTier: 'flex'`)],
  },
  {
    id: 'values/boolean-param',
    keys: ['openaiWsWarmup', 'responsesServerCompaction'],
    summary: 'A switch of an OpenAI model is neither true nor false.',
    why: 'A word or a number does not switch it, so the default stays in force.',
    takes: () => ({ words: [], says: 'true or false' }),
    isRight: (value) => typeof value.value === 'boolean',
    examples: [on(`openaiWsWarmup: 'no'`), clean('openaiWsWarmup: false, responsesServerCompaction: true')],
  },
  {
    id: 'values/fast-mode',
    keys: ['fastMode', 'fast_mode'],
    summary: '`params.fastMode` is not true, false, on, off or auto.',
    why: 'Anything else than true, false, on, off or auto is passed over, and the turns are not fast.',
    takes: () => ({ words: ['on', 'off', 'auto'], says: 'true or false' }),
    isRight: (value) => typeof value.value === 'boolean' || isFastMode(value.string),
    examples: [on(`fastMode: 'fastest'`), clean('fastMode: true')],
  },
  {
    id: 'values/compact-threshold',
    keys: ['responsesCompactThreshold'],
    summary: '`params.responsesCompactThreshold` is not a number of tokens.',
    why: 'The threshold is a whole number above zero; anything else leaves the default of 70% of the window.',
    takes: () => ({ words: [], says: 'a whole number of tokens above zero' }),
    isRight: ({ value }) => typeof value === 'number' && Number.isInteger(value) && value > 0,
    examples: [
      {
        title: 'for all models of the provider',
        target: '2026.5.12',
        before: `{ models: { providers: { openai: { params: { responsesCompactThreshold: '120k' } } } } }\n`,
      },
      clean('responsesCompactThreshold: 120000'),
    ],
  },
];

export default PARAMS.map(toRule);

function toRule({ id, keys, summary, why, takes, isRight, examples }: Param): Rule {
  return defineRule({
    id,
    reads: 'config',
    severity: 'warning',
    fixable: 'manual',
    summary,
    why,
    references: ['https://docs.openclaw.ai/providers/openai'],
    examples: [
      ...examples,
      {
        title: 'another provider may mean something else by it',
        target: '2026.5.12',
        clean: true,
        before: `{ agents: { defaults: { models: { 'mine/m': { params: { ${keys[0]}: 'whatever' } } } } } }\n`,
      },
    ],
    check({ config, target, report }) {
      const { words, says } = takes(target);
      for (const params of openAiParams(config)) {
        for (const key of keys) {
          const value = params.at([key]);
          if (value === undefined || value.string?.includes('${') || isRight(value, words)) continue;
          const [near] = value.string === undefined ? [] : didYouMean(value.string.trim(), words, 1);
          report({
            at: value,
            message: `\`${formatPath(value.path)}\` is ${shown(value)}; it takes ${says}.${near === undefined ? '' : ` Did you mean "${near}"?`}`,
            fix: manual(near === undefined ? `Write ${says}` : `Write "${near}"`),
          });
        }
      }
    },
  });
}

function isWord({ string }: ConfigValue, words: readonly string[]): boolean {
  return string !== undefined && words.includes(string.trim().toLowerCase());
}

function oneOf(words: readonly string[]): { readonly words: readonly string[]; readonly says: string } {
  return { words, says: `${words.slice(0, -1).join(', ')} or ${words.at(-1)}` };
}
