import { formatPath } from '../../document/config-path.js';
import { safe } from '../../engine/fix.js';
import { defineRule } from '../../engine/rule.js';
import type { ConfigValue } from '../../openclaw/config/view.js';
import { isAcceptedKey } from '../_accepted.js';

const OLD_KEYS = ['spawnSubagentSessions', 'spawnAcpSessions'];

export default defineRule({
  id: 'session/thread-bindings-spawn-split',
  severity: 'error',
  since: '2026.5.2',
  reads: 'config',
  summary: '`spawnSubagentSessions` and `spawnAcpSessions` of thread bindings became one switch, `spawnSessions`.',
  why: 'The two switches are refused under their old names. Threads open sessions of their own only where both allowed it, so nothing is opened that was closed.',
  fixable: 'safe',
  migrations: ['threadbindings-spawn-split-to-spawnsessions'],
  examples: [
    {
      before: `{
  session: {
    threadBindings: {
      spawnSubagentSessions: true,
      spawnAcpSessions: false, // not on this box
    },
  },
}
`,
      after: `{
  session: {
    threadBindings: {
      spawnSessions: false, // not on this box
    },
  },
}
`,
    },
    {
      title: 'The new switch wins',
      before: `{ channels: { telegram: { threadBindings: { spawnAcpSessions: false, spawnSessions: true } } } }\n`,
      after: `{ channels: { telegram: { threadBindings: { spawnSessions: true } } } }\n`,
    },
    {
      title: 'One of them says nothing',
      before: `{ channels: { discord: { accounts: { work: { threadBindings: { spawnAcpSessions: true } } } } } }\n`,
      after: `{ channels: { discord: { accounts: { work: { threadBindings: { spawnSessions: true } } } } } }\n`,
    },
  ],
  check({ config, target, report }) {
    for (const bindings of config.all('{session,channels.*,channels.*.accounts.*}.threadBindings')) {
      const old = OLD_KEYS.flatMap((key) => bindings.at([key]) ?? []);
      const [first] = old;
      if (first === undefined) continue;
      const place = formatPath(bindings.path);
      const kept = bindings.has('spawnSessions') ? undefined : decisive(old);
      report({
        at: first,
        on: 'key',
        severity: old.every(({ path }) => isAcceptedKey(path, target)) ? 'warning' : 'error',
        message: `\`${place}.${old.map(({ key }) => key).join('` and `')}\` became one switch, \`spawnSessions\`, in OpenClaw 2026.5.2.`,
        fix: safe(
          kept === undefined ? 'Remove the old switches' : `Write spawnSessions: ${String(kept.value)}`,
          (edit) => {
            for (const value of old) if (value !== kept) edit.remove(value);
            if (kept !== undefined) edit.rename(kept, 'spawnSessions');
          },
        ),
      });
    }
  },
});

/** The switch whose value the two amount to: one that forbids, else one that allows. */
function decisive(switches: readonly ConfigValue[]): ConfigValue | undefined {
  return switches.find(({ value }) => value === false) ?? switches.find(({ value }) => value === true);
}
