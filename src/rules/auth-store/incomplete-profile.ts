import { manual } from '../../engine/fix.js';
import { defineRule } from '../../engine/rule.js';
import { hasSecret, profilesOf, typeOf } from './_store.js';

export default defineRule({
  id: 'auth-store/incomplete-profile',
  reads: 'auth-profiles',
  severity: 'warning',
  fixable: 'manual',
  after: ['auth-store/flat', 'auth-store/field-names'],
  summary: 'A credential lacks what its type needs.',
  why: 'OpenClaw drops such a profile without a word when it next saves the store or imports it, with whatever else stood in it.',
  references: ['https://docs.openclaw.ai/gateway/authentication'],
  examples: [
    { target: '2026.5.12', before: `{ "profiles": { "broken:x": { "type": "api_key" } } }\n` },
    { title: 'no type', target: '2026.5.12', before: `{ "profiles": { "broken:x": { "provider": "openai" } } }\n` },
    {
      title: 'a key that lies elsewhere',
      target: '2026.5.12',
      clean: true,
      before: `{ "profiles": { "openai:default": { "type": "api_key", "provider": "openai", "keyRef": { "source": "env", "id": "OPENAI_API_KEY" } } } }\n`,
    },
    {
      title: 'the machine signs in by itself',
      target: '2026.5.12',
      clean: true,
      before: `{ "profiles": { "amazon-bedrock:default": { "type": "aws-sdk", "provider": "amazon-bedrock" } } }\n`,
    },
  ],
  check({ root, report }) {
    for (const profile of profilesOf(root)) {
      if ((profile.at('type') ?? profile.at('mode'))?.string?.trim() === 'aws-sdk') continue;
      const type = typeOf(profile);
      if (
        type !== undefined &&
        (hasSecret(profile, type) || isMisnamed(profile.has('api_key') || profile.has('apiKey'), type))
      )
        continue;
      report({
        at: profile,
        on: 'key',
        message:
          type === undefined
            ? `Profile \`${profile.key}\` does not say what kind of credential it is.`
            : `Profile \`${profile.key}\` has no secret of its type.`,
        fix: manual('Sign in again, or remove the profile'),
      });
    }
  },
});

/** A key under another name is reported by the rule about names. */
function isMisnamed(hasAlias: boolean, type: string): boolean {
  return hasAlias && type === 'api_key';
}
