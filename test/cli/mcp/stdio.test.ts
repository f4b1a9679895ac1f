import * as path from 'node:path';
import { Client } from '@modelcontextprotocol/client';
import { StdioClientTransport } from '@modelcontextprotocol/client/stdio';
import { beforeAll, expect, it } from 'vitest';
import { builtProgram } from '../../helpers/built-program.js';
import { makeHome } from '../home.js';

let program: string;
beforeAll(() => {
  program = builtProgram();
}, 600_000);

it('the built program serves a client over standard input and output, and ends when the client does', async () => {
  const home = await makeHome({ '.openclaw/openclaw.json': "{ gateway: { mode: 'local', port: 18789 } }\n" });
  const transport = new StdioClientTransport({
    command: process.execPath,
    args: [path.join(program, 'cli.js'), 'mcp', '--target', '2026.9.6'],
    cwd: home.directory,
    env: { HOME: home.directory, PATH: '' },
  });
  const client = new Client({ name: 'test', version: '1' });
  await client.connect(transport);
  expect(client.getServerVersion()).toMatchObject({ name: 'clawmend' });
  expect(client.getInstructions()).toContain('Never edit openclaw.json by hand');
  const { content, isError } = await client.callTool({
    name: 'propose_change',
    arguments: { set: [{ path: 'gateway.port', value: 19001 }] },
  });
  expect(isError ?? false).toBe(false);
  expect(JSON.stringify(content)).toContain('port: 19001');
  await client.close();
  expect(await home.read('.openclaw/openclaw.json')).toContain('port: 18789');
});
