import { formatPath } from '../../document/config-path.js';
import { safe } from '../../engine/fix.js';
import { defineRule } from '../../engine/rule.js';

export default defineRule({
  id: 'agents/cli-backend-session-arg',
  reads: 'config',
  severity: 'error',
  fixable: 'safe',
  since: '2026.8.1',
  summary: '`sessionArg` of a command-line backend is now the list `sessionArgs`.',
  why: 'Without it the backend starts a new conversation for every message.',
  migrations: ['clibackends-sessionarg-to-sessionargs'],
  examples: [
    {
      before: `{
  agents: {
    list: [
      {
        id: 'a',
        cliBackends: {
          x: {
            command: 'x',
            sessionArg: '--session', // resumes a chat
          },
        },
      },
    ],
  },
}`,
      after: `{
  agents: {
    list: [
      {
        id: 'a',
        cliBackends: {
          x: {
            command: 'x',
            sessionArgs: ['--session', '{sessionId}'], // resumes a chat
          },
        },
      },
    ],
  },
}`,
    },
    {
      title: 'The list that is set wins',
      before: `{ agents: { list: [{ id: 'a', cliBackends: { x: { sessionArg: '-s', sessionArgs: ['-S', '{sessionId}'] } } }] } }`,
      after: `{ agents: { list: [{ id: 'a', cliBackends: { x: { sessionArgs: ['-S', '{sessionId}'] } } }] } }`,
    },
  ],
  check: ({ config, report }) => {
    for (const old of config.all('agents.{list[*],entries.*}.cliBackends.*.sessionArg')) {
      const list = [...old.path.slice(0, -1), 'sessionArgs'];
      const flag = config.has(list) ? undefined : old.string;
      const name = formatPath(old.path);
      report({
        at: old,
        on: 'key',
        message: `\`${name}\` is now \`sessionArgs\`, a list that also says where the session id goes.`,
        fix: safe(flag === undefined ? `Remove ${name}` : 'Write it as a list', (edit) => {
          if (flag === undefined) return edit.remove(old);
          edit.rename(old, 'sessionArgs');
          edit.set(list, [flag, '{sessionId}']);
        }),
      });
    }
  },
});
