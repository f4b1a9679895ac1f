import { formatPath } from '../../document/config-path.js';
import { safe } from '../../engine/fix.js';
import { defineRule } from '../../engine/rule.js';
import { MCP_SERVERS } from './_servers.js';

export default defineRule({
  id: 'mcp/server-disabled',
  severity: 'error',
  since: '2026.8.1',
  reads: 'config',
  summary: 'MCP servers are switched by `enabled`, not by `disabled`.',
  why: 'The gateway refuses the key; if it were merely dropped, a server you switched off would start.',
  fixable: 'safe',
  migrations: ['mcp-servers-disabled-to-enabled'],
  examples: [
    {
      before: `{
  mcp: {
    servers: {
      files: {
        command: 'mcp-files',
        disabled: true, // until the disk is back
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
        enabled: false, // until the disk is back
      },
    },
  },
}
`,
    },
    {
      title: 'What `enabled` says stays',
      before: `{ nodeHost: { mcp: { servers: { a: { command: 'c', disabled: true, enabled: true } } } } }\n`,
      after: `{ nodeHost: { mcp: { servers: { a: { command: 'c', enabled: true } } } } }\n`,
    },
  ],
  check({ config, report }) {
    for (const server of config.all(MCP_SERVERS)) {
      const disabled = server.at('disabled');
      if (typeof disabled?.value !== 'boolean') continue;
      const enabled = server.at('enabled');
      const switched = !disabled.value;
      report({
        at: disabled,
        on: 'key',
        message: `\`${formatPath(disabled.path)}\` is no key of an MCP server: \`enabled\` says whether it runs.`,
        fix: safe(typeof enabled?.value === 'boolean' ? 'Remove it' : `Write enabled: ${switched}`, (edit) => {
          if (typeof enabled?.value === 'boolean') return edit.remove(disabled);
          if (enabled !== undefined) edit.remove(enabled);
          edit.set(disabled, switched);
          edit.rename(disabled, 'enabled');
        }),
      });
    }
  },
});
