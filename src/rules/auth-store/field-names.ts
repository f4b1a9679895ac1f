import type { Fix } from '../../engine/finding.js';
import { safe } from '../../engine/fix.js';
import { defineRule } from '../../engine/rule.js';
import type { ConfigValue } from '../../openclaw/config/view.js';
import { isAtLeast } from '../../openclaw/releases/release.js';
import { hasSecret, profilesOf, typeOf } from './_store.js';

/** From this release on OpenClaw renames `api_key` itself when it imports the store. */
const RENAMES_ITSELF = '2026.6.1';

export default defineRule({
  id: 'auth-store/field-names',
  reads: 'auth-profiles',
  severity: 'warning',
  fixable: 'safe',
  after: ['auth-store/flat'],
  summary: 'A credential stands under a name that OpenClaw does not read.',
  why: 'A profile has `type`, and `key` for an API key. Under `mode`, `apiKey` or `api_key` it may count as empty, and OpenClaw drops empty profiles without a word when it next saves the store.',
  references: ['https://github.com/openclaw/openclaw/issues/26916', 'https://docs.openclaw.ai/gateway/authentication'],
  examples: [
    {
      target: '2026.5.12',
      before: `{ "profiles": { "openai:default": { "type": "api_key", "provider": "openai", "api_key": "x" } } }\n`,
      after: `{ "profiles": { "openai:default": { "type": "api_key", "provider": "openai", "key": "x" } } }\n`,
    },
    {
      title: 'the names of other tools',
      target: '2026.5.12',
      before: `{ "profiles": { "anthropic:api": { "provider": "anthropic", "mode": "api_key", "apiKey": "x" } } }\n`,
      after: `{ "profiles": { "anthropic:api": { "provider": "anthropic", "type": "api_key", "key": "x" } } }\n`,
    },
    {
      title: 'two keys: only a person knows which one is right',
      target: '2026.5.12',
      clean: true,
      before: `{ "profiles": { "openai:default": { "type": "api_key", "provider": "openai", "key": "y", "api_key": "x" } } }\n`,
    },
    {
      title: 'the names of today',
      target: '2026.5.12',
      clean: true,
      before: `{ "profiles": { "openai:default": { "type": "api_key", "provider": "openai", "key": "x" } } }\n`,
    },
  ],
  check({ root, target, report }) {
    for (const profile of profilesOf(root)) {
      const type = typeOf(profile);
      const mode = profile.at('mode');
      if (mode !== undefined && type !== undefined && !profile.has('type')) {
        report({ at: mode, on: 'key', message: renamed(profile, 'mode', 'type'), fix: rename(mode, 'type') });
      }
      if (type !== 'api_key' || hasSecret(profile, type)) continue;
      for (const alias of ['api_key', 'apiKey']) {
        const key = profile.at([alias]);
        if (key === undefined || profile.has('key')) continue;
        report({
          at: key,
          on: 'key',
          message: renamed(profile, alias, 'key'),
          ...(alias === 'api_key' && isAtLeast(target, RENAMES_ITSELF) && { severity: 'info' }),
          fix: rename(key, 'key'),
        });
        break;
      }
    }
  },
});

function renamed(profile: ConfigValue, from: string, to: string): string {
  return `Profile \`${profile.key}\`: \`${from}\` is called \`${to}\`.`;
}

function rename(at: ConfigValue, to: string): Fix {
  return safe(`Rename it to ${to}`, (edit) => edit.rename(at, to));
}
