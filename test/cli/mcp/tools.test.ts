import { Client, InMemoryTransport } from '@modelcontextprotocol/client';
import { afterEach, describe, expect, it } from 'vitest';
import { createServer } from '../../../src/cli/mcp/create-server.js';
import { type Home, makeHome } from '../home.js';

const CONFIG = `{
  // ours
  gateway: { mode: 'local', port: 18789, auth: { mode: 'token', token: 'tok-0123456789abcdef0123' } },
  agents: { defaults: { model: 'openai-codex/gpt-5.5' } }, // the plan pays
}
`;

let open: Client | undefined;
afterEach(() => open?.close());

async function connected(writing: 'allowed' | 'refused', text = CONFIG) {
  const home = await makeHome({ '.openclaw/openclaw.json': text });
  const server = createServer(
    { terminal: home.terminal(), config: undefined, stateDir: home.path('.openclaw'), target: '2026.9.6' },
    writing,
  );
  const [ours, theirs] = InMemoryTransport.createLinkedPair();
  const client = new Client({ name: 'test', version: '1' });
  await server.connect(ours);
  await client.connect(theirs);
  open = client;
  return { home, client, call: caller(client) };
}

function caller(client: Client) {
  return async (name: string, args: Record<string, unknown> = {}) => {
    const { content, isError = false } = await client.callTool({ name, arguments: args });
    const text = content.map((part) => (part.type === 'text' ? part.text : '')).join('');
    return { text, isError };
  };
}

const config = (home: Home) => home.read('.openclaw/openclaw.json');

describe('a server for agents', () => {
  it('offers nothing that writes unless the person who started it said so', async () => {
    const names = async (writing: 'allowed' | 'refused') =>
      (await (await connected(writing)).client.listTools()).tools.map(({ name }) => name);
    const looks = ['check', 'explain', 'routes', 'preview_fix', 'propose_change'];
    expect(await names('refused')).toEqual(looks);
    expect(await names('allowed')).toEqual([...looks, 'apply_change', 'apply_fix']);
  });

  it('marks what only looks as read-only', async () => {
    const { client } = await connected('allowed');
    const { tools } = await client.listTools();
    const writers = tools.filter(({ annotations }) => annotations?.readOnlyHint !== true).map(({ name }) => name);
    expect(writers).toEqual(['apply_change', 'apply_fix']);
  });

  it('checks, and findings are no failure of the tool', async () => {
    const { call } = await connected('refused');
    const { text, isError } = await call('check');
    expect(isError).toBe(false);
    expect(text).toContain('models/openai-codex-ref');
    expect(text).not.toContain('tok-0123456789abcdef0123');
  });

  it('explains a rule, and says so where there is none', async () => {
    const { call } = await connected('refused');
    expect((await call('explain', { rule: 'models/openai-codex-ref' })).text).toContain('# models/openai-codex-ref');
    expect((await call('explain', { rule: 'models/no-such-rule' })).isError).toBe(true);
  });

  it('shows the patch of the fixes and leaves the file alone', async () => {
    const { home, call } = await connected('refused');
    const { text } = await call('preview_fix');
    expect(text).toContain("+  agents: { defaults: { model: 'openai/gpt-5.5'");
    expect(await config(home)).toBe(CONFIG);
  });

  it.each([
    ['check', { target: '2026.9.6 --fix' }],
    ['explain', { rule: '--plugins' }],
  ])('takes nothing for an option of the command line that %s is given', async (name, args) => {
    const { home, call } = await connected('refused');
    expect((await call(name, args)).isError).toBe(true);
    expect(await config(home)).toBe(CONFIG);
  });
});

describe('a change', () => {
  const change = { set: [{ path: 'gateway.port', value: 19001 }], unset: ['gateway.mode'] };

  it('is proposed as a diff with every comment, and not written', async () => {
    const { home, call } = await connected('refused');
    const { text, isError } = await call('propose_change', { set: [{ path: 'gateway.port', value: 19001 }] });
    expect(isError).toBe(false);
    expect(text).toMatch(/^-.*port: 18789/m);
    expect(text).toMatch(/^\+.*port: 19001/m);
    expect(text).not.toContain('tok-0123456789abcdef0123');
    expect(await config(home)).toBe(CONFIG);
  });

  it('that the gateway would refuse is refused with the reason, and there is no way round it', async () => {
    const { home, call } = await connected('allowed');
    const { text, isError } = await call('apply_change', { set: [{ path: 'gateway.port', value: 'x' }] });
    expect(isError).toBe(true);
    expect(text).toContain('Nothing was written.');
    expect(text).not.toContain('--force');
    expect(await config(home)).toBe(CONFIG);
  });

  it('is written where writing is allowed, all of it, and can be taken back', async () => {
    const { home, call } = await connected('allowed');
    const { text } = await call('apply_change', change);
    expect(await config(home)).toBe(CONFIG.replace("mode: 'local', port: 18789", 'port: 19001'));
    const [, run] = /clawmend (undo \S+) takes it back/.exec(text) ?? [];
    expect((await home.run((run ?? '').split(' '))).status).toBe(0);
    expect(await config(home)).toBe(CONFIG);
  });

  it('that is a safe fix is written by apply_fix, and nothing else', async () => {
    const { home, call } = await connected('allowed');
    const left = '.openclaw/.clawmend.999999999.12345678-1234-1234-1234-123456789abc.tmp';
    await home.write(left, 'secret');
    const fixed = await call('apply_fix');
    expect(fixed.isError).toBe(false);
    expect(fixed.text.replaceAll('\\', '')).toContain(`Removed what a run that was cut off had left: ${left}.`);
    const text = await config(home);
    expect(text).toContain("model: 'openai/gpt-5.5'");
    expect(text).toContain('// the plan pays');
  });
});
