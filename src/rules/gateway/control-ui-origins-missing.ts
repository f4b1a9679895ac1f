import { unsafe } from '../../engine/fix.js';
import { defineRule } from '../../engine/rule.js';
import type { ConfigValue } from '../../openclaw/config/view.js';
import { bindModeOfHost, DEFAULT_GATEWAY_PORT, isReachableFromOutside } from '../../openclaw/gateway/bind-modes.js';
import { isAtLeast } from '../../openclaw/releases/release.js';

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
    if (!isReachableFromOutside(mode) || (mode === 'auto' && !isAtLeast(target, '2026.4.29'))) return;
    if (gateway.at('controlUi.dangerouslyAllowHostHeaderOriginFallback')?.value === true) return;
    const listed = gateway.at('controlUi.allowedOrigins');
    if (listed?.items().some((origin) => (origin.string ?? '').trim() !== '')) return;
    const origins = localOrigins(gateway, mode);
    report({
      at: listed ?? bind,
      message: `The gateway listens beyond this machine ("${mode}"), but \`gateway.controlUi.allowedOrigins\` lists no origin for the Control UI.`,
      fix: unsafe(
        'Allow the origins of this machine',
        (edit) => {
          const controlUi = gateway.at('controlUi');
          if (controlUi !== undefined && !controlUi.isObject) edit.remove(controlUi);
          if (listed === undefined) edit.insert('gateway.controlUi.allowedOrigins', origins);
          else edit.set(listed, origins);
        },
        'it decides which pages may control the gateway',
      ),
    });
  },
});

function localOrigins(gateway: ConfigValue, mode: string): string[] {
  const set = gateway.at('port')?.value;
  const port = typeof set === 'number' && set > 0 ? set : DEFAULT_GATEWAY_PORT;
  const origins = [`http://localhost:${port}`, `http://127.0.0.1:${port}`];
  const host = gateway.at('customBindHost')?.string?.trim() ?? '';
  return mode === 'custom' && host !== '' ? [...new Set([...origins, `http://${host}:${port}`])] : origins;
}
