import { manual } from '../../engine/fix.js';
import { defineRule } from '../../engine/rule.js';
import { MCP_SERVERS } from './_servers.js';

export default defineRule({
  id: 'mcp/reserved-server-name',
  severity: 'error',
  since: '2026.8.1',
  reads: 'config',
  summary: 'An MCP server is named `__proto__`, a name JavaScript keeps for itself.',
  why: 'The gateway drops the server without a word. Under any other name it works.',
  fixable: 'manual',
  migrations: ['mcp-reserved-server-name-removed'],
  examples: [
    { before: `{ mcp: { servers: { '__proto__': { command: 'mcp-files' } } } }\n` },
    { title: 'Any other name', before: `{ mcp: { servers: { proto: { command: 'mcp-files' } } } }\n`, clean: true },
  ],
  check({ config, report }) {
    for (const server of config.all(MCP_SERVERS)) {
      if (server.key !== '__proto__') continue;
      report({
        at: server,
        on: 'key',
        message: 'An MCP server cannot be named `__proto__`.',
        fix: manual('Give the server another name'),
      });
    }
  },
});
