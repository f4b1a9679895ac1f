import { formatPath } from '../../document/config-path.js';
import { manual, safe } from '../../engine/fix.js';
import { defineRule } from '../../engine/rule.js';

export default defineRule({
  id: 'providers/api-key-whitespace',
  reads: 'config',
  severity: 'error',
  fixable: 'safe',
  summary: 'An API key has spaces or line breaks around or inside it.',
  why: 'They came along when the key was copied. The provider refuses the key as it stands.',
  references: ['https://docs.openclaw.ai/gateway/config-tools'],
  examples: [
    {
      before: `{ models: { providers: { mine: { apiKey: ' \${MINE_API_KEY}' } } } }\n`,
      after: `{ models: { providers: { mine: { apiKey: '\${MINE_API_KEY}' } } } }\n`,
    },
    {
      title: 'what is inside, only a new copy repairs',
      before: `{ models: { providers: { mine: { apiKey: 'not-a-real key' } } } }\n`,
    },
    {
      title: 'nothing around it',
      clean: true,
      before: `{ models: { providers: { mine: { apiKey: '\${MINE_API_KEY}' } } } }\n`,
    },
  ],
  check({ config, report }) {
    for (const key of config.all('models.providers.*.apiKey')) {
      const text = key.string;
      const trimmed = text?.trim() ?? '';
      if (text === undefined || trimmed === '') continue;
      const name = formatPath(key.path);
      if (/\s/.test(trimmed)) {
        report({
          at: key,
          message: `\`${name}\` has white space in the middle: it was not copied in one piece.`,
          fix: manual('Copy the key again, in one line'),
        });
      } else if (trimmed !== text) {
        report({
          at: key,
          message: `\`${name}\` has white space around it, and the provider takes it for a part of the key.`,
          fix: safe('Trim the key', (edit) => edit.set(key, trimmed)),
        });
      }
    }
  },
});
