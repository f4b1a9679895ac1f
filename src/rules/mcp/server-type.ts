import { formatPath } from '../../document/config-path.js';
import { type EditBuilder, safe } from '../../engine/fix.js';
import { defineRule } from '../../engine/rule.js';
import type { ConfigValue } from '../../openclaw/config/view.js';
import { isAcceptedKey } from '../_accepted.js';
import { transportOfType } from './_servers.js';

export default defineRule({
  id: 'mcp/server-type',
  severity: 'error',
  since: '2026.4.26',
  reads: 'config',
  summary: 'MCP servers name their `transport`; `type` is how other programs call it.',
  why: 'With `type` the server is refused or taken for one that is started as a program, and its tools are missing.',
  fixable: 'safe',
  migrations: ['mcp-server-type-to-transport'],
  examples: [
    {
      before: `{
  mcp: {
    servers: {
      docs: { type: 'http', url: 'https://docs.example/mcp' }, // read only
      files: { type: 'stdio', command: 'mcp-files' },
    },
  },
}
`,
      after: `{
  mcp: {
    servers: {
      docs: { transport: 'streamable-http', url: 'https://docs.example/mcp' }, // read only
      files: { command: 'mcp-files' },
    },
  },
}
`,
    },
    {
      title: 'The transport wins; what is not known stays',
      before: `{ mcp: { servers: { a: { type: 'http', transport: 'sse' }, b: { type: 'websocket' } } } }\n`,
      after: `{ mcp: { servers: { a: { transport: 'sse' }, b: { type: 'websocket' } } } }\n`,
    },
  ],
  check({ config, target, report }) {
    for (const server of config.all('mcp.servers.*')) {
      const type = server.at('type');
      const known = transportOfType(type);
      if (type === undefined || known === undefined) continue;
      report({
        at: type,
        on: 'key',
        // Where it is accepted it is read as the other name (`resolveOpenClawMcpTransportAlias` of 2026.9.6).
        severity: isAcceptedKey(type.path, target) ? 'warning' : 'error',
        message:
          known.transport === undefined
            ? `\`${formatPath(type.path)}\` is not needed: a server with a \`command\` is started as a program.`
            : `\`${formatPath(type.path)}\` is called \`transport\` here, and "${type.string}" is "${known.transport}".`,
        fix: safe('Write the transport', (edit) => writeTransport(edit, server, type)),
      });
    }
  },
});

/** Replaces a known `type` by the transport it means. */
export function writeTransport(edit: EditBuilder, server: ConfigValue, type: ConfigValue): void {
  const transport = transportOfType(type)?.transport;
  const current = server.at('transport');
  if (transport === undefined || current?.string !== undefined) {
    edit.remove(type);
    return;
  }
  if (current !== undefined) edit.remove(current);
  if (type.string !== transport) edit.set(type, transport);
  edit.rename(type, 'transport');
}
