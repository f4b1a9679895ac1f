import { defineRule } from '../../engine/rule.js';
import { holdsPlainSecret } from '../../openclaw/secrets/files.js';

export default defineRule({
  id: 'permissions/config',
  reads: 'installation',
  severity: 'warning',
  fixable: 'safe',
  summary: 'Other users of the machine can read the config.',
  why: 'The gateway’s token and the tokens of bots stand in it. OpenClaw itself writes the file with mode 600. A config without a secret in it may be open on purpose, as in a repository.',
  references: ['https://docs.openclaw.ai/gateway/security', 'https://github.com/openclaw/openclaw/issues/68709'],
  examples: [
    { before: `{ gateway: { auth: { token: 'fake-not-a-token' } } }`, modes: { 'openclaw.json': 0o644 } },
    {
      title: 'no secret in it',
      before: `{ gateway: { auth: { token: '\${GATEWAY_TOKEN}' } } }`,
      modes: { 'openclaw.json': 0o644 },
    },
    {
      title: 'for its owner alone',
      clean: true,
      before: `{ gateway: { auth: { token: 'fake-not-a-token' } } }`,
    },
  ],
  check({ installation, config, report }) {
    const { configPath, configReadOnly, stateDir } = installation;
    const mode = installation.files.find(({ path }) => path === configPath)?.mode;
    // A config outside of a state directory is one somebody checks, not one that is in force.
    if (configPath === undefined || stateDir === undefined || mode === undefined || (mode & 0o077) === 0) return;
    if (configReadOnly || configPath.startsWith('/nix/store/')) return;
    const change = { type: 'actions', actions: [{ action: 'chmod', path: configPath, mode: 0o600 }] } as const;
    if (config === undefined || holdsPlainSecret(config.value)) {
      report({
        file: configPath,
        message: `The config has mode ${mode.toString(8)}; 600 keeps other users from reading the secrets in it.`,
        fix: { title: 'Set mode 600', applicability: 'safe', change },
      });
      return;
    }
    report({
      file: configPath,
      severity: 'info',
      message: `The config has mode ${mode.toString(8)}; OpenClaw writes it with 600.`,
      fix: {
        title: 'Set mode 600',
        applicability: 'unsafe',
        reason: 'no secret stands in it, so others may be meant to read it',
        change,
      },
    });
  },
});
