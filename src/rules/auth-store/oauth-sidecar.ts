import { byOpenClaw, manual } from '../../engine/fix.js';
import { defineRule } from '../../engine/rule.js';
import { isAtLeast } from '../../openclaw/releases/release.js';
import { profilesOf } from './_store.js';

/** From this release on only the doctor reads sidecars, and only where they were written. */
const SIDECARS_RETIRED = '2026.5.28';

export default defineRule({
  id: 'auth-store/oauth-sidecar',
  reads: 'auth-profiles',
  severity: 'error',
  fixable: 'manual',
  since: '2026.5.12',
  summary: 'The tokens of an account lie in an encrypted file whose key is outside of the state directory.',
  why: '2026.5.12 moved them there. From 2026.5.28 on the doctor takes them back, which works on the same machine and user only: a copy of the state directory alone has lost them.',
  references: ['https://docs.openclaw.ai/gateway/authentication'],
  examples: [
    {
      title: 'before an upgrade',
      target: '2026.6.11',
      files: { 'credentials/auth-profiles/0123456789abcdef0123456789abcdef.json': `{}` },
      before: `{ "profiles": { "openai-codex:me": { "type": "oauth", "provider": "openai-codex", "oauthRef": { "source": "openclaw-credentials", "provider": "openai-codex", "id": "0123456789abcdef0123456789abcdef" } } } }\n`,
    },
    {
      title: 'the encrypted file is gone',
      target: '2026.5.12',
      before: `{ "profiles": { "openai-codex:me": { "type": "oauth", "provider": "openai-codex", "oauthRef": { "source": "openclaw-credentials", "provider": "openai-codex", "id": "0123456789abcdef0123456789abcdef" } } } }\n`,
    },
    {
      title: 'the release that wrote it reads it',
      target: '2026.5.12',
      clean: true,
      files: { 'credentials/auth-profiles/0123456789abcdef0123456789abcdef.json': `{}` },
      before: `{ "profiles": { "openai-codex:me": { "type": "oauth", "provider": "openai-codex", "oauthRef": { "source": "openclaw-credentials", "provider": "openai-codex", "id": "0123456789abcdef0123456789abcdef" } } } }\n`,
    },
  ],
  check({ root, installation, target, report }) {
    for (const profile of profilesOf(root)) {
      const ref = profile.at('oauthRef');
      if (ref?.at('source')?.string !== 'openclaw-credentials') continue;
      const name = `${ref.at('id')?.string ?? ''}.json`;
      const isThere = installation.files.some(
        ({ path }) => /[\\/]auth-profiles[\\/][^\\/]+$/.test(path) && path.endsWith(name),
      );
      if (isThere && !isAtLeast(target, SIDECARS_RETIRED)) continue;
      report({
        at: ref,
        message: isThere
          ? `The tokens of \`${profile.key}\` lie encrypted beside the store; ${target.text} no longer reads them there.`
          : `The encrypted file with the tokens of \`${profile.key}\` is not there.`,
        fix: isThere
          ? byOpenClaw(
              'Run `openclaw doctor --fix` on the machine and as the user that signed in, before anything is copied',
            )
          : manual('Restore credentials/auth-profiles from a backup, or sign in again'),
      });
    }
  },
});
