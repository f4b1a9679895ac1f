import type { ConfigValue } from '../../openclaw/config/view.js';

/** The servers of the gateway and those a node brings along. */
export const MCP_SERVERS = '{mcp,nodeHost.mcp}.servers.*';

const TRANSPORTS: ReadonlyMap<string, string | undefined> = new Map([
  ['http', 'streamable-http'],
  ['streamable-http', 'streamable-http'],
  ['sse', 'sse'],
  ['stdio', undefined],
]);

/** What a `type` as other programs write it amounts to here; `undefined` where OpenClaw does not know it. */
export function transportOfType(type: ConfigValue | undefined): { readonly transport: string | undefined } | undefined {
  const name = type?.string?.trim().toLowerCase();
  return name !== undefined && TRANSPORTS.has(name) ? { transport: TRANSPORTS.get(name) } : undefined;
}
