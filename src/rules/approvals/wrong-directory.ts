import { defineRule } from '../../engine/rule.js';
import { isAtLeast } from '../../openclaw/releases/release.js';

/** From this release on the list lies in the state directory; before, in the home whatever the state directory is. */
const FOLLOWS_STATE = '2026.6.1';

export default defineRule({
  id: 'approvals/wrong-directory',
  reads: 'installation',
  severity: 'warning',
  summary: 'The list of allowed commands lies where this release does not look.',
  why: 'Without a list OpenClaw allows every command without asking. Up to 2026.5 the list lies in `~/.openclaw` whatever the state directory is; from 2026.6 on in the state directory.',
  references: ['https://docs.openclaw.ai/tools/exec-approvals'],
  examples: [
    {
      title: 'both are the same place in a home of the usual kind',
      target: '2026.5.12',
      clean: true,
      before: `{ gateway: { mode: 'local' } }`,
      files: { 'exec-approvals.json': `{ "version": 1, "agents": {} }` },
    },
  ],
  check({ installation, target, report }) {
    const { home, stateDir, files } = installation;
    if (stateDir === undefined) return;
    const inHome = `${home}/.openclaw/exec-approvals.json`;
    const inState = `${stateDir}/exec-approvals.json`;
    if (inHome === inState || !files.some(({ path }) => path.startsWith(`${stateDir}/`))) return;
    const [right, wrong] = isAtLeast(target, FOLLOWS_STATE) ? [inState, inHome] : [inHome, inState];
    const has = (path: string): boolean => files.some((file) => file.path === path);
    if (has(right) || !has(wrong)) return;
    report({
      file: wrong,
      message: `OpenClaw ${target.text} looks for this list at ${right} and allows every command while there is none. Move it there.`,
    });
  },
});
