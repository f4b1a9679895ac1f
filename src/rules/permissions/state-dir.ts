import { defineRule } from '../../engine/rule.js';

export default defineRule({
  id: 'permissions/state-dir',
  reads: 'installation',
  severity: 'warning',
  fixable: 'safe',
  summary: 'Other users of the machine can look into the state directory.',
  why: 'Tokens, conversations and databases lie in it. OpenClaw itself makes the directory with mode 700.',
  references: ['https://docs.openclaw.ai/gateway/security'],
  examples: [
    { before: `{ gateway: { mode: 'local' } }`, modes: { '.': 0o755 } },
    { title: 'for its owner alone', clean: true, before: `{ gateway: { mode: 'local' } }` },
  ],
  check({ installation, report }) {
    const { stateDir } = installation;
    const mode = installation.directories.find(({ path }) => path === stateDir)?.mode;
    if (stateDir === undefined || mode === undefined || (mode & 0o077) === 0 || isStore(stateDir)) return;
    report({
      file: stateDir,
      message: `The state directory has mode ${mode.toString(8)}; 700 keeps other users out.`,
      fix: {
        title: 'Set mode 700',
        applicability: 'safe',
        change: { type: 'actions', actions: [{ action: 'chmod', path: stateDir, mode: 0o700 }] },
      },
    });
  },
});

/** Nix keeps what it builds readable for everybody. */
function isStore(path: string): boolean {
  return path.startsWith('/nix/store/');
}
