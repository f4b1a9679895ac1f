import { defineRule } from '../../engine/rule.js';

/** Directories that hold nothing but credentials and conversations. */
const SECRET =
  /[\\/](?:credentials|identity|devices|nodes|mcp-oauth|memory|agents[\\/][^\\/]+[\\/](?:sessions|agent))$/;

export default defineRule({
  id: 'permissions/secret-directory',
  reads: 'installation',
  severity: 'info',
  fixable: 'safe',
  summary: 'Other users of the machine can list credentials or conversations.',
  why: 'Names of accounts and chats show in the names of files. As long as the state directory itself is closed nobody gets there; a backup or a shared volume may open it.',
  references: ['https://docs.openclaw.ai/gateway/security'],
  examples: [{ title: 'for its owner alone', clean: true, before: `{ gateway: { mode: 'local' } }` }],
  check({ installation, report }) {
    for (const { path, mode } of installation.directories) {
      if (path === installation.stateDir || mode === undefined || (mode & 0o077) === 0 || !SECRET.test(path)) continue;
      report({
        file: path,
        message: `The directory has mode ${mode.toString(8)}; OpenClaw makes it with 700.`,
        fix: {
          title: 'Set mode 700',
          applicability: 'safe',
          change: { type: 'actions', actions: [{ action: 'chmod', path, mode: 0o700 }] },
        },
      });
    }
  },
});
