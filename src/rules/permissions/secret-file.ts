import { defineRule } from '../../engine/rule.js';
import { holdsSecrets } from '../../openclaw/secrets/files.js';

export default defineRule({
  id: 'permissions/secret-file',
  reads: 'installation',
  severity: 'warning',
  fixable: 'safe',
  summary: 'Other users of the machine can read credentials or conversations.',
  why: 'OpenClaw looks at the modes of the state directory and the config only. A file that was copied, restored or made by an early release keeps the mode it came with.',
  references: ['https://docs.openclaw.ai/gateway/security'],
  examples: [
    {
      before: `{ gateway: { mode: 'local' } }`,
      files: { 'agents/main/agent/auth-profiles.json': `{ "version": 1, "profiles": {} }` },
      modes: { 'agents/main/agent/auth-profiles.json': 0o644 },
    },
    {
      title: 'for its owner alone',
      clean: true,
      before: `{ gateway: { mode: 'local' } }`,
      files: { 'agents/main/agent/auth-profiles.json': `{ "version": 1, "profiles": {} }` },
    },
  ],
  check({ installation, report }) {
    const { configPath, files } = installation;
    for (const file of files) {
      const { path, mode } = file;
      if (path === configPath || mode === undefined || (mode & 0o077) === 0 || !holdsSecrets(file)) continue;
      report({
        file: path,
        message: `The file has mode ${mode.toString(8)}; 600 keeps other users from reading it.`,
        fix: {
          title: 'Set mode 600',
          applicability: 'safe',
          change: { type: 'actions', actions: [{ action: 'chmod', path, mode: 0o600 }] },
        },
      });
    }
  },
});
