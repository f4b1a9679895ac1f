import { manual } from '../../engine/fix.js';
import { defineRule } from '../../engine/rule.js';
import { BIND_MODES, bindModeOfHost } from '../../openclaw/gateway/bind-modes.js';

export default defineRule({
  id: 'gateway/bind-unknown-host',
  severity: 'error',
  since: '2026.3.1',
  reads: 'config',
  summary: '`gateway.bind` holds something that is no bind mode.',
  why: 'The gateway does not start. Which mode is right depends on who shall reach it, so nothing is guessed: opening it to the whole network is never the way out.',
  fixable: 'manual',
  examples: [
    { before: `{ gateway: { bind: '100.64.0.5' } }\n` },
    { title: 'A mode', before: `{ gateway: { bind: 'custom', customBindHost: '100.64.0.5' } }\n`, clean: true },
  ],
  check({ config, report }) {
    const bind = config.at('gateway.bind');
    if (bind?.string === undefined || bind.string.includes('${')) return;
    if (BIND_MODES.has(bind.string) || bindModeOfHost(bind.string) !== undefined) return;
    const tailnet = /^100\.(6[4-9]|[7-9]\d|1[01]\d|12[0-7])\./.test(bind.string);
    report({
      at: bind,
      message: `\`gateway.bind\` is "${bind.string}", but must be one of ${[...BIND_MODES].join(', ')}.`,
      fix: manual(
        tailnet
          ? `Write "tailnet" to listen on the Tailscale address, or "custom" with gateway.customBindHost: "${bind.string}"`
          : `Write "loopback" for this machine only, or "custom" with gateway.customBindHost: "${bind.string}"`,
      ),
    });
  },
});
