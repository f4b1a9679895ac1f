import { formatPath } from '../../document/config-path.js';
import { manual } from '../../engine/fix.js';
import { defineRule, type Example, type Rule } from '../../engine/rule.js';
import { didYouMean } from '../../openclaw/schema/did-you-mean.js';
import { shown } from './_shown.js';

/** A setting that takes one of a few words. Source: docs/providers/openai.md and the schemas of 2026.4.29 to 2026.9.6. */
interface WordSetting {
  readonly id: string;
  readonly pattern: string;
  readonly words: readonly string[];
  readonly summary: string;
  readonly why: string;
  readonly examples: readonly Example[];
  readonly until?: string;
}

const SETTINGS: readonly WordSetting[] = [
  {
    id: 'values/personality',
    pattern: '{agents.defaults.promptOverlays.gpt5.personality,plugins.entries.openai.config.personality}',
    words: ['friendly', 'on', 'off'],
    summary: 'The personality of GPT-5 is none of `friendly`, `on` and `off`.',
    why: 'Another word is refused by newer releases and ignored by older ones.',
    examples: [
      {
        target: '2026.5.12',
        before: `{ agents: { defaults: { promptOverlays: { gpt5: { personality: 'freindly' } } } } }\n`,
      },
      {
        target: '2026.5.12',
        clean: true,
        before: `{ agents: { defaults: { promptOverlays: { gpt5: { personality: 'off' } } } } }\n`,
      },
    ],
  },
  {
    id: 'values/execution-contract',
    pattern: 'agents.{defaults,list[*]}.embeddedPi.executionContract',
    words: ['default', 'strict-agentic'],
    until: '2026.6.1',
    summary: '`embeddedPi.executionContract` is neither `default` nor `strict-agentic`.',
    why: 'Another word is refused, and the config with it.',
    examples: [
      { target: '2026.5.12', before: `{ agents: { defaults: { embeddedPi: { executionContract: 'strict' } } } }\n` },
      {
        target: '2026.5.12',
        clean: true,
        before: `{ agents: { defaults: { embeddedPi: { executionContract: 'strict-agentic' } } } }\n`,
      },
    ],
  },
];

export default SETTINGS.map(toRule);

function toRule({ pattern, words, ...meta }: WordSetting): Rule {
  return defineRule({
    ...meta,
    reads: 'config',
    severity: 'error',
    fixable: 'manual',
    references: ['https://docs.openclaw.ai/providers/openai'],
    check({ config, report }) {
      for (const value of config.all(pattern)) {
        const text = value.string?.trim() ?? '';
        if (words.includes(text) || text.includes('${')) continue;
        const [near] = didYouMean(text, words, 1);
        const says = `${words.slice(0, -1).join(', ')} or ${words.at(-1)}`;
        report({
          at: value,
          message: `\`${formatPath(value.path)}\` is ${shown(value)}; it takes ${says}.${near === undefined ? '' : ` Did you mean "${near}"?`}`,
          fix: manual(near === undefined ? `Write ${says}` : `Write "${near}"`),
        });
      }
    },
  });
}
