import { formatPath } from '../../document/config-path.js';
import { manual } from '../../engine/fix.js';
import { defineRule } from '../../engine/rule.js';
import { MCP_SERVERS } from './_servers.js';

export default defineRule({
  id: 'mcp/command-and-url',
  severity: 'warning',
  reads: 'config',
  summary: 'An MCP server has a `command` and a `url`: the address is never asked.',
  why: 'With a command OpenClaw starts a program and speaks to it over its standard input, whatever `transport` says. A program that serves an address instead never answers there, and every start waits for it.',
  fixable: 'manual',
  references: ['https://docs.openclaw.ai/cli/mcp'],
  examples: [
    {
      before: `{ mcp: { servers: { maps: { command: 'maps-mcp', url: 'http://127.0.0.1:8083/mcp', transport: 'streamable-http' } } } }\n`,
    },
    { title: 'A program', before: `{ mcp: { servers: { maps: { command: 'maps-mcp' } } } }\n`, clean: true },
    {
      title: 'An address',
      before: `{ mcp: { servers: { maps: { command: '', url: 'http://127.0.0.1:8083/mcp' } } } }\n`,
      clean: true,
    },
  ],
  check({ config, report }) {
    for (const server of config.all(MCP_SERVERS)) {
      const [command, url] = [server.at('command'), server.at('url')];
      if (url === undefined || isBlank(command?.string) || isBlank(url.string)) continue;
      report({
        at: url,
        on: 'key',
        message: `\`${formatPath(server.path)}\` has a \`command\`, so its \`url\` is never asked.`,
        fix: manual('Keep url and start the program yourself, or keep command and take url and transport out'),
      });
    }
  },
});

function isBlank(text: string | undefined): boolean {
  return text === undefined || text.trim() === '';
}
