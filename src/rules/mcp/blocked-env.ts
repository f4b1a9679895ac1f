import { formatPath } from '../../document/config-path.js';
import { manual } from '../../engine/fix.js';
import { defineRule } from '../../engine/rule.js';
import { isBlockedForPrograms } from '../../openclaw/tools/blocked-env.js';
import { MCP_SERVERS } from './_servers.js';

export default defineRule({
  id: 'mcp/blocked-env',
  severity: 'warning',
  since: '2026.4.20',
  reads: 'config',
  summary: 'A variable that OpenClaw does not hand to MCP servers.',
  why: 'With some variables a program can be made to run other code, so OpenClaw leaves them out when it starts a server and says so only in its log. The server runs without them.',
  fixable: 'manual',
  references: ['https://docs.openclaw.ai/cli/mcp'],
  examples: [
    {
      before: `{ mcp: { servers: { files: { command: 'node', args: ['server.js'], env: { NODE_OPTIONS: '--max-old-space-size=512' } } } } }\n`,
    },
    {
      title: 'A variable of the server itself',
      before: `{ mcp: { servers: { files: { command: 'mcp-files', env: { FILES_ROOT: '/srv' } } } } }\n`,
      clean: true,
    },
    {
      title: 'Releases before handed on what the config said',
      target: '2026.4.15',
      before: `{ mcp: { servers: { files: { command: 'node', env: { NODE_OPTIONS: '--max-old-space-size=512' } } } } }\n`,
      clean: true,
    },
    {
      title: 'Nothing is started',
      before: `{ mcp: { servers: { files: { url: 'https://mcp.example/files', env: { NODE_OPTIONS: '-r x' } } } } }\n`,
      clean: true,
    },
  ],
  check({ config, report }) {
    for (const server of config.all(MCP_SERVERS)) {
      if ((server.at('command')?.string?.trim() ?? '') === '') continue;
      for (const variable of server.at('env')?.members() ?? []) {
        if (!isBlockedForPrograms(String(variable.key))) continue;
        report({
          at: variable,
          on: 'key',
          message: `\`${formatPath(variable.path)}\` is not handed to the server: OpenClaw leaves it out.`,
          fix: manual('Set it in a script that starts the server, and name the script as its command'),
        });
      }
    }
  },
});
