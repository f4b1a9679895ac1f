import { formatPath } from '../../document/config-path.js';
import { safe } from '../../engine/fix.js';
import { defineRule } from '../../engine/rule.js';
import type { ConfigValue } from '../../openclaw/config/view.js';
import { examples } from './examples/exec-security-ask.js';

interface Policy {
  readonly security: string;
  readonly ask: string;
}

const SECURITY = ['deny', 'allowlist', 'full'];
const ASK = ['on-miss', 'always', 'off'];

/** What each mode stands for. */
const POLICY_OF_MODE: ReadonlyMap<string, Policy> = new Map([
  ['deny', { security: 'deny', ask: 'off' }],
  ['allowlist', { security: 'allowlist', ask: 'off' }],
  ['ask', { security: 'allowlist', ask: 'on-miss' }],
  ['auto', { security: 'allowlist', ask: 'on-miss' }],
  ['full', { security: 'full', ask: 'off' }],
]);

export default defineRule({
  id: 'tools/exec-security-ask',
  severity: 'warning',
  since: '2026.8.1',
  reads: 'config',
  summary: '`security` and `ask` of the exec tool became one `mode`.',
  why: 'The pair is still read, but a mode beside it wins, and new settings exist only as modes. Pairs without an equal mode ("always ask") stay as they are.',
  fixable: 'safe',
  after: ['tools/bash'],
  migrations: ['exec-security-ask-to-mode'],
  examples,
  check({ config, report }) {
    const root = config.at('tools.exec');
    const inherited = root === undefined ? undefined : policyOf(root);
    for (const exec of config.all('{tools,agents.list[*].tools,agents.entries.*.tools}.exec')) {
      const security = exec.at('security');
      const ask = exec.at('ask');
      const [first, second] = [security, ask].filter((value) => value !== undefined);
      if (first === undefined) continue;
      const mode = modeOf(security, ask, exec.path[0] === 'agents' ? inherited : undefined);
      const decided = exec.has('mode');
      if (mode === undefined && !decided) continue;
      report({
        at: first,
        on: 'key',
        message: decided
          ? `\`${formatPath(exec.path)}\` has a \`mode\`, so its \`security\` and \`ask\` no longer count.`
          : `\`security\` and \`ask\` of \`${formatPath(exec.path)}\` amount to the mode "${mode}".`,
        fix: safe(decided || mode === undefined ? 'Remove them' : `Write mode: "${mode}"`, (edit) => {
          if (second !== undefined) edit.remove(second);
          if (decided || mode === undefined) return edit.remove(first);
          edit.set(first, mode);
          edit.rename(first, 'mode');
        }),
      });
    }
  },
});

function policyOf(exec: ConfigValue): Policy | undefined {
  const mode = POLICY_OF_MODE.get(exec.at('mode')?.string ?? '');
  if (mode !== undefined) return mode;
  const security = exec.at('security')?.string ?? '';
  const ask = exec.at('ask')?.string ?? '';
  return SECURITY.includes(security) && ASK.includes(ask) ? { security, ask } : undefined;
}

/** The mode that means exactly the same, if there is one. */
function modeOf(
  security: ConfigValue | undefined,
  ask: ConfigValue | undefined,
  inherited: Policy | undefined,
): string | undefined {
  const secure = security === undefined ? inherited?.security : security.string;
  const asks = ask === undefined ? inherited?.ask : ask.string;
  if (!SECURITY.includes(secure ?? '') || !ASK.includes(asks ?? '') || asks === 'always') return undefined;
  if (secure === 'deny') return 'deny';
  if (secure === 'allowlist') return asks === 'off' ? 'allowlist' : 'ask';
  return asks === 'off' ? 'full' : undefined;
}
