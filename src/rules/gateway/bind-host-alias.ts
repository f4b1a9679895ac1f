import { safe } from '../../engine/fix.js';
import { defineRule } from '../../engine/rule.js';
import { bindModeOfHost } from '../../openclaw/gateway/bind-modes.js';
import { missingOrigins } from '../../openclaw/gateway/control-ui-origins.js';
import { isAtLeast } from '../../openclaw/releases/release.js';
import { writeOrigins } from './_write-origins.js';

/** From this release on the doctor knows host addresses when it writes which origins may open the Control UI. */
const ORIGINS_OF_ALIAS = '2026.6.11';

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
      title: 'With the origins that the gateway allows at every start, as the doctor writes them',
      target: '2026.9.6',
      before: `{ gateway: { bind: '0.0.0.0', port: 19000 } }\n`,
      after: `{ gateway: { bind: 'lan', port: 19000, controlUi: { allowedOrigins: ['http://localhost:19000', 'http://127.0.0.1:19000'] } } }\n`,
    },
    {
      title: 'However it is written',
      before: `{ "gateway": { "bind": " Localhost " } }\n`,
      after: `{ "gateway": { "bind": "loopback" } }\n`,
    },
    { title: 'A mode', before: `{ gateway: { bind: 'loopback' } }\n`, clean: true },
    { title: 'A value from the environment', before: `{ gateway: { bind: '\${GATEWAY_BIND}' } }\n`, clean: true },
  ],
  check({ config, target, report }) {
    const gateway = config.at('gateway');
    const bind = gateway?.at('bind');
    const mode = bind?.string === undefined ? undefined : bindModeOfHost(bind.string);
    if (gateway === undefined || bind === undefined || mode === undefined) return;
    // The doctor writes the origins only where it finds something legacy, so they have to be written with the mode.
    const origins = isAtLeast(target, ORIGINS_OF_ALIAS) ? missingOrigins(gateway, mode, target) : undefined;
    report({
      at: bind,
      message: `\`gateway.bind\` takes a mode, not a host: "${bind.string}" is "${mode}" now.`,
      fix: safe(
        origins === undefined ? `Write "${mode}"` : `Write "${mode}", and the origins the gateway allows then anyway`,
        (edit) => {
          edit.set(bind, mode);
          if (origins !== undefined) writeOrigins(edit, gateway, origins);
        },
      ),
    });
  },
});
