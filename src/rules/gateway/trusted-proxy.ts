import { manual } from '../../engine/fix.js';
import { defineRule } from '../../engine/rule.js';
import { reach } from './_reach.js';

const LOOPBACK = /^(?:localhost|127(?:\.\d+){3}(?:\/\d+)?|\[?::1\]?(?:\/\d+)?)$/i;

export default defineRule({
  id: 'gateway/trusted-proxy',
  reads: 'config',
  severity: 'error',
  fixable: 'manual',
  since: '2026.4.29',
  summary: 'A proxy on this machine is trusted to say who calls, but calls from this machine are not let in.',
  why: 'In mode "trusted-proxy" the gateway refuses callers from loopback unless `gateway.auth.trustedProxy.allowLoopback` says otherwise: any program on the machine could claim to be somebody.',
  references: [
    'https://docs.openclaw.ai/gateway/openai-http-api',
    'https://docs.openclaw.ai/gateway/trusted-proxy-auth',
  ],
  examples: [
    {
      before: `{ gateway: { trustedProxies: ['127.0.0.1'], auth: { mode: 'trusted-proxy', trustedProxy: { userHeader: 'x-user' } } } }\n`,
    },
    {
      title: 'let in',
      clean: true,
      before: `{ gateway: { trustedProxies: ['127.0.0.1'], auth: { mode: 'trusted-proxy', trustedProxy: { userHeader: 'x-user', allowLoopback: true } } } }\n`,
    },
    {
      title: 'the proxy is another machine',
      clean: true,
      before: `{ gateway: { bind: 'lan', trustedProxies: ['10.0.0.2'], auth: { mode: 'trusted-proxy', trustedProxy: { userHeader: 'x-user' } } } }\n`,
    },
  ],
  check({ config, report }) {
    const mode = config.at('gateway.auth.mode');
    if (mode?.string !== 'trusted-proxy') return;
    if (config.at('gateway.auth.trustedProxy.allowLoopback')?.value === true) return;
    const proxies = (config.at('gateway.trustedProxies')?.items() ?? []).flatMap((item) => item.string?.trim() ?? []);
    const isLocal = proxies.length > 0 ? proxies.every((proxy) => LOOPBACK.test(proxy)) : reach(config) === 'loopback';
    if (!isLocal) return;
    report({
      at: mode,
      message:
        'The trusted proxy runs on this machine, but `gateway.auth.trustedProxy.allowLoopback` is not true: its calls are refused.',
      fix: manual('Set gateway.auth.trustedProxy.allowLoopback: true if only the proxy can reach the port'),
    });
  },
});
