import { unsafe } from '../../engine/fix.js';
import { defineRule } from '../../engine/rule.js';
import { bindModeOfHost } from '../../openclaw/gateway/bind-modes.js';
import { missingOrigins } from '../../openclaw/gateway/control-ui-origins.js';
import { writeOrigins } from './_write-origins.js';

export default defineRule({
  id: 'gateway/control-ui-origins-missing',
  severity: 'info',
  since: '2026.3.1',
  reads: 'config',
  summary: 'The gateway listens beyond this machine, but no origin is allowed to open the Control UI.',
  why: 'A gateway that others can reach accepts the Control UI only from the origins that are listed. Which ones these are depends on the machine; without a list the page is refused.',
  fixable: 'unsafe',
  migrations: ['gateway-controlui-allowed-origins-seed'],
  examples: [
    {
      unsafe: true,
      before: `{
  gateway: {
    bind: 'lan', // the family tablet
    port: 19000,
  },
}
`,
      after: `{
  gateway: {
    bind: 'lan', // the family tablet
    port: 19000,
    controlUi: {
      allowedOrigins: ['http://localhost:19000', 'http://127.0.0.1:19000'],
    },
  },
}
`,
    },
    {
      title: 'An origin is listed',
      before: `{ gateway: { bind: 'lan', controlUi: { allowedOrigins: ['https://claw.example'] } } }\n`,
      clean: true,
    },
    { title: 'Only this machine reaches it', before: `{ gateway: { bind: 'loopback' } }\n`, clean: true },
  ],
  check({ config, target, report }) {
    const gateway = config.at('gateway');
    const bind = gateway?.at('bind');
    if (gateway === undefined || bind?.string === undefined) return;
    const mode = bindModeOfHost(bind.string) ?? bind.string;
    const origins = missingOrigins(gateway, mode, target);
    if (origins === undefined) return;
    report({
      at: gateway.at('controlUi.allowedOrigins') ?? bind,
      message: `The gateway listens beyond this machine ("${mode}"), but \`gateway.controlUi.allowedOrigins\` lists no origin for the Control UI.`,
      fix: unsafe(
        'Allow the origins of this machine',
        (edit) => writeOrigins(edit, gateway, origins),
        'it decides which pages may control the gateway',
      ),
    });
  },
});
