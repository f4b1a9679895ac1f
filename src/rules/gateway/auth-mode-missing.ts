import { manual } from '../../engine/fix.js';
import { defineRule } from '../../engine/rule.js';
import type { ConfigValue } from '../../openclaw/config/view.js';

export default defineRule({
  id: 'gateway/auth-mode-missing',
  severity: 'error',
  since: '2026.3.7',
  reads: 'config',
  summary: '`gateway.auth` has a token and a password, and no mode says which of them counts.',
  why: 'The gateway service is neither installed nor started while it is open which of the two protects it. Only you know which one your clients use.',
  fixable: 'manual',
  examples: [
    {
      before: `{
  gateway: {
    auth: { token: '\${GATEWAY_TOKEN}', password: '\${GATEWAY_PASSWORD}' },
  },
}
`,
    },
    {
      title: 'The mode is named',
      before: `{ gateway: { auth: { mode: 'token', token: '\${GATEWAY_TOKEN}', password: '\${GATEWAY_PASSWORD}' } } }\n`,
      clean: true,
    },
    { title: 'Only one of them', before: `{ gateway: { auth: { token: '\${GATEWAY_TOKEN}' } } }\n`, clean: true },
  ],
  check({ config, report }) {
    const auth = config.at('gateway.auth');
    if (auth === undefined || !isSet(auth.at('token')) || !isSet(auth.at('password'))) return;
    const mode = auth.at('mode');
    if (mode !== undefined && mode.string?.trim() !== '') return;
    report({
      at: auth,
      on: 'key',
      message: '`gateway.auth` has a token and a password, but no `mode` that says which one is asked for.',
      fix: manual('Add mode: "token" or mode: "password", whichever your clients use'),
    });
  },
});

function isSet(secret: ConfigValue | undefined): boolean {
  if (secret === undefined) return false;
  return secret.isObject || (secret.string ?? '').trim() !== '';
}
