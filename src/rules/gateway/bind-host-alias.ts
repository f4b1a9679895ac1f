import { safe } from '../../engine/fix.js';
import { defineRule } from '../../engine/rule.js';
import { bindModeOfHost } from '../../openclaw/gateway/bind-modes.js';

export default defineRule({
  id: 'gateway/bind-host-alias',
  severity: 'error',
  since: '2026.3.1',
  reads: 'config',
  summary: '`gateway.bind` takes a bind mode, not a host address.',
  why: 'The gateway refuses a host address here and does not start. Each of the well-known addresses has a mode that means the same.',
  fixable: 'safe',
  migrations: ['gateway-bind-host-alias'],
  examples: [
    {
      before: `{
  gateway: {
    bind: '0.0.0.0', // all interfaces
  },
}
`,
      after: `{
  gateway: {
    bind: 'lan', // all interfaces
  },
}
`,
    },
    {
      title: 'However it is written',
      before: `{ "gateway": { "bind": " Localhost " } }\n`,
      after: `{ "gateway": { "bind": "loopback" } }\n`,
    },
    { title: 'A mode', before: `{ gateway: { bind: 'loopback' } }\n`, clean: true },
    { title: 'A value from the environment', before: `{ gateway: { bind: '\${GATEWAY_BIND}' } }\n`, clean: true },
  ],
  check({ config, report }) {
    const bind = config.at('gateway.bind');
    const mode = bind?.string === undefined ? undefined : bindModeOfHost(bind.string);
    if (bind === undefined || mode === undefined) return;
    report({
      at: bind,
      message: `\`gateway.bind\` takes a mode, not a host: "${bind.string}" is "${mode}" now.`,
      fix: safe(`Write "${mode}"`, (edit) => edit.set(bind, mode)),
    });
  },
});
