import { formatPath } from '../../document/config-path.js';
import { safe } from '../../engine/fix.js';
import { defineRule } from '../../engine/rule.js';
import { MCP_SERVERS } from './_servers.js';

const SECONDS: readonly (readonly [old: string, milliseconds: string])[] = [
  ['connectTimeout', 'connectionTimeoutMs'],
  ['connect_timeout', 'connectionTimeoutMs'],
  ['timeout', 'requestTimeoutMs'],
];

export default defineRule({
  id: 'mcp/server-timeout',
  severity: 'error',
  since: '2026.8.1',
  reads: 'config',
  summary: 'Timeouts of MCP servers are `connectionTimeoutMs` and `requestTimeoutMs`, in milliseconds.',
  why: 'The gateway refuses the old names, which counted in seconds.',
  fixable: 'safe',
  migrations: ['mcp-servers-timeout-aliases'],
  examples: [
    {
      before: `{
  mcp: {
    servers: {
      files: {
        command: 'mcp-files',
        timeout: 30, // big folders
        connect_timeout: 5,
      },
    },
  },
}
`,
      after: `{
  mcp: {
    servers: {
      files: {
        command: 'mcp-files',
        requestTimeoutMs: 30000, // big folders
        connectionTimeoutMs: 5000,
      },
    },
  },
}
`,
    },
    {
      title: 'What is set already stays, and what is no time goes',
      before: `{ mcp: { servers: { a: { command: 'c', timeout: 30, requestTimeoutMs: 100, connectTimeout: 0 } } } }\n`,
      after: `{ mcp: { servers: { a: { command: 'c', requestTimeoutMs: 100 } } } }\n`,
    },
  ],
  check({ config, report }) {
    for (const server of config.all(MCP_SERVERS)) {
      const taken = new Set<string>(server.members().map(({ key }) => String(key)));
      for (const [old, milliseconds] of SECONDS) {
        const timeout = server.at([old]);
        if (timeout === undefined) continue;
        const { value } = timeout;
        const usable = typeof value === 'number' && value > 0 && Number.isFinite(value * 1000);
        const carried = usable && !taken.has(milliseconds);
        if (carried) taken.add(milliseconds);
        report({
          at: timeout,
          on: 'key',
          message: `\`${formatPath(timeout.path)}\`, in seconds, is now \`${milliseconds}\`, in milliseconds.`,
          fix: safe(carried ? `Write ${milliseconds}: ${value * 1000}` : 'Remove it', (edit) => {
            if (!carried) return edit.remove(timeout);
            edit.set(timeout, value * 1000);
            edit.rename(timeout, milliseconds);
          }),
        });
      }
    }
  },
});
