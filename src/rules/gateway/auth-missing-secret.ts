import { manual } from '../../engine/fix.js';
import { defineRule } from '../../engine/rule.js';
import type { ConfigValue } from '../../openclaw/config/view.js';
import { reach } from './_reach.js';

const NEEDS = {
  token: 'OPENCLAW_GATEWAY_TOKEN',
  password: 'OPENCLAW_GATEWAY_PASSWORD',
} as const;

export default defineRule({
  id: 'gateway/auth-missing-secret',
  reads: 'config',
  severity: 'info',
  fixable: 'manual',
  summary: 'The gateway asks for a token or password that the config does not hold.',
  why: 'It then has to come from the environment of the gateway, which cannot be seen from here. Without it the gateway does not start, or makes up one of its own.',
  references: ['https://docs.openclaw.ai/gateway/security'],
  examples: [
    { before: `{ gateway: { auth: { mode: 'token' } } }\n` },
    { title: 'a password', before: `{ gateway: { auth: { mode: 'password', token: '\${T}' } } }\n` },
    {
      title: 'the environment has it',
      clean: true,
      env: ['OPENCLAW_GATEWAY_TOKEN'],
      before: `{ gateway: { auth: { mode: 'token' } } }\n`,
    },
    { title: 'the config has it', clean: true, before: `{ gateway: { auth: { mode: 'token', token: '\${T}' } } }\n` },
    {
      title: 'another gateway is asked',
      clean: true,
      before: `{ gateway: { mode: 'remote', auth: { mode: 'token' } } }\n`,
    },
  ],
  check({ config, installation, report }) {
    const mode = config.at('gateway.auth.mode');
    const kind = mode?.string?.trim();
    if (mode === undefined || (kind !== 'token' && kind !== 'password')) return;
    // What listens beyond this machine without a secret is another rule's.
    if (config.at('gateway.mode')?.string === 'remote' || reach(config) === 'open') return;
    const name = NEEDS[kind];
    const isThere =
      isSet(config.at(['gateway', 'auth', kind])) ||
      isSet(config.at('gateway.token')) ||
      installation.envNames.has(name) ||
      config.has(['env', name]) ||
      config.has(['env', 'vars', name]);
    if (isThere) return;
    report({
      at: mode,
      message: `\`gateway.auth.mode\` is "${kind}", but neither \`gateway.auth.${kind}\` nor ${name} is set as far as can be seen from here.`,
      fix: manual(`Define ${name} for the gateway, or set gateway.auth.${kind} to "\${${name}}"`),
    });
  },
});

function isSet(value: ConfigValue | undefined): boolean {
  return value !== undefined && (value.isObject || (value.string ?? '').trim() !== '');
}
