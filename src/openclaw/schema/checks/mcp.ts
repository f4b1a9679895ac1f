import { type Check, conflict, type Data, isData, object, type Refusal, textOf } from './check.js';

/** Names that other programs use and OpenClaw does not; the schema lets unknown names pass here. */
const FOREIGN = [
  'connectTimeout',
  'connect_timeout',
  'timeout',
  'workingDirectory',
  'supports_parallel_tool_calls',
  'ssl_verify',
  'client_cert',
  'client_key',
];

function stdioNeedsCommand(server: Data): readonly Refusal[] {
  if (server.transport !== 'stdio' || (textOf(server.command)?.trim() ?? '') !== '') return [];
  return [conflict(['transport'], 'is "stdio", which needs a `command`')];
}

export const mcpTransport = object(stdioNeedsCommand);

export const mcpServer = object((server) => {
  const unknown = (at: string[]): Refusal => ({ at, kind: 'unknown-key', expected: 'a setting of an MCP server' });
  const found: Refusal[] = FOREIGN.filter((key) => Object.hasOwn(server, key)).map((key) => unknown([key]));
  if (isData(server.codex) && Object.hasOwn(server.codex, 'default_tools_approval_mode')) {
    found.push(unknown(['codex', 'default_tools_approval_mode']));
  }
  if (Object.hasOwn(server, 'disabled')) found.push(unknown(['disabled']));
  return [...found, ...perRequester(server), ...stdioNeedsCommand(server)];
});

function perRequester(server: Data): readonly Refusal[] {
  if (!isData(server.oauth) || server.oauth.identity !== 'per-requester') return [];
  const found: Refusal[] = [];
  const refuse = (why: string): void =>
    void found.push(conflict(['oauth', 'identity'], `is "per-requester", which ${why}`));
  if (server.auth !== 'oauth') refuse('needs `auth: "oauth"`');
  if (server.oauth.authProfileId)
    found.push(conflict(['oauth', 'authProfileId'], 'cannot stand beside `identity: "per-requester"`'));
  if (!server.url) refuse('needs a server with a `url`');
  if (server.command !== undefined || server.transport === 'stdio')
    refuse('takes no `command` and no "stdio" transport');
  return found;
}

/** The header names of an edge in front of the gateway. */
export const edgeAuth: Check = object((headers) => {
  const seen = new Map<string, string>();
  if (Object.keys(headers).length === 0)
    return [{ at: [], kind: 'out-of-range', expected: 'an object with at least one header' }];
  return Object.keys(headers).flatMap((name): Refusal[] => {
    const lower = name.toLowerCase();
    const twin = seen.get(lower);
    seen.set(lower, name);
    if (!/^[!#$%&'*+\-.^_`|~0-9A-Za-z]+$/u.test(name)) return [conflict([name], 'is no name of an HTTP header')];
    if (OWNED.test(lower)) return [conflict([name], 'belongs to the connection itself and cannot be set')];
    return twin === undefined ? [] : [conflict([name], `is the same header as \`${twin}\``)];
  });
});

const OWNED = /^(?:host|connection|upgrade|content-length|sec-websocket-(?:key|version|protocol|extensions))$/;
