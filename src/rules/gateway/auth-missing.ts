import { manual } from '../../engine/fix.js';
import { defineRule } from '../../engine/rule.js';
import { bindModeOfHost, isReachableFromOutside } from '../../openclaw/gateway/bind-modes.js';

const ENVIRONMENT = ['OPENCLAW_GATEWAY_TOKEN', 'OPENCLAW_GATEWAY_PASSWORD'];

export default defineRule({
  id: 'gateway/auth-missing',
  severity: 'info',
  reads: 'config',
  summary: 'The gateway listens beyond this machine and the config holds neither token nor password.',
  why: 'Unless one of them comes from the environment, the gateway refuses to start rather than let everyone in.',
  fixable: 'manual',
  migrations: ['gateway-auth-token-generated'],
  examples: [
    { before: `{ gateway: { bind: 'lan' } }\n` },
    {
      title: 'The environment has the token',
      before: `{ gateway: { bind: 'lan' } }\n`,
      env: ['OPENCLAW_GATEWAY_TOKEN'],
      clean: true,
    },
    { title: 'Only this machine reaches it', before: `{ gateway: { mode: 'local' } }\n`, clean: true },
    {
      title: 'A proxy does it',
      before: `{ gateway: { bind: 'lan', auth: { mode: 'trusted-proxy' } } }\n`,
      clean: true,
    },
  ],
  check({ config, installation, report }) {
    const bind = config.at('gateway.bind');
    if (bind?.string === undefined || config.at('gateway.mode')?.string === 'remote') return;
    const mode = bindModeOfHost(bind.string) ?? bind.string;
    if (!isReachableFromOutside(mode) || mode === 'auto') return;
    const auth = config.at('gateway.auth');
    if (auth?.has('token') || auth?.has('password') || config.has('gateway.token')) return;
    if (!['undefined', 'token', 'password'].includes(String(auth?.at('mode')?.value))) return;
    if (ENVIRONMENT.some((name) => installation.envNames.has(name))) return;
    if (ENVIRONMENT.some((name) => config.has(['env', 'vars', name]) || config.has(['env', name]))) return;
    report({
      at: bind,
      message: `The gateway listens beyond this machine ("${mode}"), but no token or password is configured for it.`,
      fix: manual('Define OPENCLAW_GATEWAY_TOKEN for the gateway, or set gateway.auth.token'),
    });
  },
});
