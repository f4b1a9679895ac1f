import { safe, write } from '../../engine/fix.js';
import { relocate } from '../../engine/legacy-keys.js';
import { defineRule } from '../../engine/rule.js';

export default defineRule({
  id: 'gateway/root-token',
  severity: 'error',
  reads: 'config',
  summary: '`gateway.token` is now `gateway.auth.token`.',
  why: 'Releases since 2026.3.28 do not know the old key and their own doctor deletes it, so the gateway would come up without its token and every client would be turned away.',
  fixable: 'safe',
  migrations: ['gateway-token-to-gateway-auth-token'],
  examples: [
    {
      before: `{
  gateway: {
    mode: 'local',
    // shared with the phone
    token: '\${OPENCLAW_GATEWAY_TOKEN}',
  },
}
`,
      after: `{
  gateway: {
    mode: 'local',
    auth: {
      // shared with the phone
      token: '\${OPENCLAW_GATEWAY_TOKEN}',
      mode: 'token',
    },
  },
}
`,
    },
    {
      title: 'The token in gateway.auth wins',
      before: `{
  gateway: {
    token: 'old-example',
    auth: { mode: 'password', token: 'new-example', password: 'p-example' },
  },
}
`,
      after: `{
  gateway: {
    auth: { mode: 'password', token: 'new-example', password: 'p-example' },
  },
}
`,
    },
  ],
  check({ config, report }) {
    const token = config.at('gateway.token');
    if (token === undefined) return;
    const auth = config.at('gateway.auth');
    const current = config.at('gateway.auth.token');
    const modeless = current === undefined && !auth?.at('mode')?.value;
    report({
      at: token,
      on: 'key',
      message:
        current === undefined
          ? '`gateway.token` is now `gateway.auth.token`; under the old name no release since 2026.3.28 reads it.'
          : '`gateway.token` is no longer read; `gateway.auth.token` is set and stays.',
      fix: safe(current === undefined ? 'Move it to gateway.auth.token' : 'Remove gateway.token', (edit) => {
        if (auth !== undefined && !auth.isObject) edit.remove(auth);
        relocate(edit, token, ['gateway', 'auth', 'token'], current);
        if (modeless) write(edit, config, 'gateway.auth.mode', 'token');
      }),
    });
  },
});
