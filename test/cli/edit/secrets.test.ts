import { describe, expect, test } from 'vitest';
import { makeHome } from '../home.js';

const CONFIG = '.openclaw/openclaw.json';
const TEXT = `{
  // who may reach us
  gateway: { mode: 'local', port: 18789, auth: { mode: 'none' } }, // as in the firewall
  channels: {
    discord: { enabled: false }, // later
  },
}
`;

/** As they stand in the documentation of OpenClaw 2026.9.6. */
const DOCUMENTED = [
  'config set channels.discord.token --ref-provider default --ref-source env --ref-id DISCORD_BOT_TOKEN',
  'config set secrets.providers.vaultfile --provider-source file --provider-path /etc/openclaw/secrets.json --provider-mode json',
  'config set secrets.providers.vault --provider-source exec --provider-command /usr/local/bin/openclaw-vault --provider-arg read --provider-arg openai/api-key --provider-json-only --provider-pass-env VAULT_TOKEN --provider-trusted-dir /usr/local/bin --provider-timeout-ms 5000',
].map((line) => line.split(' '));

describe('the builders of openclaw config set', () => {
  test('work word for word, and every line that was there stays', async () => {
    const home = await makeHome({ [CONFIG]: TEXT });
    for (const words of DOCUMENTED) expect(await home.run(words), words.join(' ')).toMatchObject({ status: 0 });
    const after = await home.read(CONFIG);
    for (const line of ['// who may reach us', '// as in the firewall', '// later']) expect(after).toContain(line);
    const { stdout } = await home.run(['config', 'get', 'secrets.providers', '--json', '--show-secrets']);
    expect(JSON.parse(stdout)).toEqual({
      vaultfile: { source: 'file', path: '/etc/openclaw/secrets.json', mode: 'json' },
      vault: {
        source: 'exec',
        command: '/usr/local/bin/openclaw-vault',
        args: ['read', 'openai/api-key'],
        timeoutMs: 5000,
        jsonOnly: true,
        passEnv: ['VAULT_TOKEN'],
        trustedDirs: ['/usr/local/bin'],
      },
    });
    const token = await home.run(['config', 'get', 'channels.discord.token', '--json', '--show-secrets']);
    expect(JSON.parse(token.stdout)).toEqual({ source: 'env', provider: 'default', id: 'DISCORD_BOT_TOKEN' });
  });

  test('an argument of the command may look like an option of ours', async () => {
    const home = await makeHome({ [CONFIG]: TEXT });
    const words =
      'set secrets.providers.vault --provider-source exec --provider-command /bin/cat --provider-arg --json';
    expect(await home.run([...words.split(' '), '--provider-arg', ''])).toMatchObject({ status: 0 });
    const { stdout } = await home.run(['get', 'secrets.providers.vault.args', '--json', '--show-secrets']);
    expect(JSON.parse(stdout)).toEqual(['--json', '']);
  });

  test('what is given to the environment of a command is not shown', async () => {
    const home = await makeHome({ [CONFIG]: TEXT });
    const secret = 'hunter2-and-more-of-it';
    const ran = await home.run([
      ...'set secrets.providers.vault --provider-source exec --provider-command /bin/cat'.split(' '),
      '--provider-env',
      `VAULT_TOKEN=${secret}`,
    ]);
    expect(ran.status).toBe(0);
    expect(ran.stdout + ran.stderr).not.toContain(secret);
    expect(await home.read(CONFIG)).toContain(secret);
  });

  test.each([
    ['set gateway.auth.token --ref-source env', 'needs --ref-source, --ref-provider and --ref-id'],
    ['set secrets.providers.a {} --provider-source env', 'not both'],
    ['set secrets.providers.a --provider-path /a', 'needs its kind'],
    ['set a.b --provider-source env --ref-source env --ref-provider default --ref-id A', 'not both'],
    ['set --batch-json [] --provider-source env', 'leave out --ref-… and --provider-…'],
  ])('a mistake of the command line: %s', async (line, why) => {
    const home = await makeHome({ [CONFIG]: TEXT });
    const ran = await home.run(line.split(' '));
    expect(ran).toMatchObject({ status: 2, stdout: '' });
    expect(ran.stderr).toContain(why);
    expect(await home.read(CONFIG)).toBe(TEXT);
  });

  test.each([
    'set gateway.auth --provider-source env',
    'set secrets.providers.Vault --provider-source env',
    'set --batch-json [{"path":"gateway.auth","provider":{"source":"env"}}]',
    'set --batch-json [{"path":"gateway.auth.token","ref":{"source":"env","provider":"default","id":"lower"}}]',
    'set --batch-json [{"path":"gateway.auth.token","ref":"DISCORD"}]',
  ])('what OpenClaw would refuse: %s', async (line) => {
    const home = await makeHome({ [CONFIG]: TEXT });
    expect(await home.run(line.split(' '))).toMatchObject({ status: 1 });
    expect(await home.read(CONFIG)).toBe(TEXT);
  });
});

describe('the other words of openclaw config', () => {
  test('file names the config in force', async () => {
    const home = await makeHome({ [CONFIG]: TEXT });
    expect(await home.run(['config', 'file'])).toMatchObject({ status: 0, stdout: `${home.path(CONFIG)}\n` });
    const { stdout } = await home.run(['config', 'file', '--json']);
    expect(JSON.parse(stdout)).toEqual({ path: home.path(CONFIG) });
    const elsewhere = await home.run(['config', 'file'], { env: { OPENCLAW_CONFIG_PATH: home.path('own.json') } });
    expect(elsewhere.stdout).toBe(`${home.path('own.json')}\n`);
  });

  test('schema is our JSON Schema', async () => {
    const home = await makeHome({ [CONFIG]: TEXT });
    const { status, stdout } = await home.run(['config', 'schema', '--json', '--target', '2026.9.6']);
    expect(status).toBe(0);
    expect(JSON.parse(stdout)).toHaveProperty('properties.gateway');
  });

  test('all others are named', async () => {
    const home = await makeHome({ [CONFIG]: TEXT });
    expect((await home.run(['config', 'wizard'])).stderr).toContain(
      'get, set, unset, patch, file, schema and validate',
    );
  });
});
