import { safe, unsafe } from '../../engine/fix.js';
import { defineRule } from '../../engine/rule.js';

export default defineRule({
  id: 'gateway/tailscale-service-name',
  severity: 'error',
  since: '2026.8.1',
  reads: 'config',
  summary: '`gateway.tailscale.serviceName` was removed.',
  why: 'A named Tailscale service outlives the gateway, and the gateway only manages routes that end with it; it refuses the key. In serve mode the name was in use, so the way in over that service has to be given up or set up again.',
  fixable: 'unsafe',
  migrations: ['gateway-tailscale-servicename-removed'],
  examples: [
    {
      unsafe: true,
      before: `{
  gateway: {
    tailscale: {
      mode: 'serve',
      serviceName: 'svc:claw',
    },
  },
}
`,
      after: `{
  gateway: {
    tailscale: {
      mode: 'off',
    },
  },
}
`,
    },
    {
      title: 'Outside serve mode the name did nothing',
      before: `{ gateway: { tailscale: { mode: 'funnel', serviceName: 'svc:claw' } } }\n`,
      after: `{ gateway: { tailscale: { mode: 'funnel' } } }\n`,
    },
  ],
  check({ config, report }) {
    const name = config.at('gateway.tailscale.serviceName');
    if (name === undefined) return;
    const mode = config.at('gateway.tailscale.mode');
    if (mode?.string !== 'serve') {
      report({
        at: name,
        on: 'key',
        message:
          '`gateway.tailscale.serviceName` was removed in OpenClaw 2026.8.1; outside serve mode it had no effect.',
        fix: safe('Remove it', (edit) => edit.remove(name)),
      });
      return;
    }
    report({
      at: name,
      on: 'key',
      message:
        '`gateway.tailscale.serviceName` was removed in OpenClaw 2026.8.1: the gateway no longer manages named services. Keep `mode: "serve"` without a name to be reached under the machine\'s own name.',
      fix: unsafe(
        'Remove it and switch Tailscale off',
        (edit) => {
          edit.remove(name);
          edit.set(mode, 'off');
        },
        'the gateway is no longer reachable over Tailscale',
      ),
    });
  },
});
