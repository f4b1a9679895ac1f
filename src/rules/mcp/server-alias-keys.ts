import { formatPath } from '../../document/config-path.js';
import { safe } from '../../engine/fix.js';
import { defineRule } from '../../engine/rule.js';
import type { ConfigValue } from '../../openclaw/config/view.js';
import { MCP_SERVERS, transportOfType } from './_servers.js';
import { examples } from './examples/server-alias-keys.js';
import { writeTransport } from './server-type.js';

interface Alias {
  readonly within: readonly string[];
  readonly old: string;
  readonly name: string;
  readonly type: 'string' | 'boolean';
}

const ALIASES: readonly Alias[] = [
  { within: [], old: 'workingDirectory', name: 'cwd', type: 'string' },
  { within: [], old: 'supports_parallel_tool_calls', name: 'supportsParallelToolCalls', type: 'boolean' },
  { within: [], old: 'ssl_verify', name: 'sslVerify', type: 'boolean' },
  { within: [], old: 'client_cert', name: 'clientCert', type: 'string' },
  { within: [], old: 'client_key', name: 'clientKey', type: 'string' },
  { within: ['codex'], old: 'default_tools_approval_mode', name: 'defaultToolsApprovalMode', type: 'string' },
];

export default defineRule({
  id: 'mcp/server-alias-keys',
  severity: 'error',
  since: '2026.8.1',
  reads: 'config',
  summary: 'Keys of MCP servers have one spelling: `cwd`, and camel case for the rest.',
  why: 'The gateway refuses the other spellings, and with them the whole config.',
  fixable: 'safe',
  migrations: ['mcp-servers-snake-case-aliases'],
  examples,
  check({ config, report }) {
    for (const server of config.all(MCP_SERVERS)) {
      const found = ALIASES.flatMap((alias) => {
        const value = server.at([...alias.within, alias.old]);
        return value === undefined ? [] : [{ alias, value }];
      });
      for (const [index, { alias, value }] of found.entries()) {
        const current = server.at([...alias.within, alias.name]);
        const carried = isOf(value, alias.type) && !isOf(current, alias.type);
        // A node's server has its `type` put right only in the company of one of these keys.
        const type = index === 0 && server.path[0] === 'nodeHost' ? server.at('type') : undefined;
        report({
          at: value,
          on: 'key',
          message: `\`${formatPath(value.path)}\` is spelt \`${alias.name}\`.`,
          fix: safe(carried ? `Rename it to ${alias.name}` : 'Remove it', (edit) => {
            if (type !== undefined && transportOfType(type) !== undefined) writeTransport(edit, server, type);
            if (!carried) return edit.remove(value);
            if (current !== undefined) edit.remove(current);
            edit.rename(value, alias.name);
          }),
        });
      }
    }
  },
});

function isOf(value: ConfigValue | undefined, type: Alias['type']): boolean {
  return typeof value?.value === type;
}
