import { afterAll, describe, expect, test } from 'vitest';
import { formatNames } from '../../src/report/index.js';
import { withoutSecrets } from '../../src/report/redact/without-secrets.js';
import { type Home, makeHome } from './home.js';

/** A secret nobody has, that stands in no other text. */
const planted = (index: number): string => `Zq${String(index).padStart(3, '0')}WxMineHiddenKy${index}e`;

/** Every way we know in which a secret stands in a config; `%` is the secret. */
const KINDS: readonly string[] = [
  `gateway: { mode: 'local', bind: '0.0.0.0', auth: { mode: 'token', token: '%' } }`,
  `gateway: { remote: { url: 'wss://host', token: '%', edgeAuth: { 'CF-Access-Client-Id': '%', plain: '%' } } }`,
  `channels: { telegram: { botToken: '%', streamMode: 'partial' } }`,
  `channels: { tlon: { code: '%', ship: '~zod' } }`,
  `channels: { slack: { accounts: { work: { appToken: '%', dm: { policy: 'open' } } } } }`,
  `models: { providers: { x: { apiKey: '%', headers: { Authorization: 'Bearer %', 'X-Org': '%' } } } }`,
  `models: { providers: { x: { baseUrl: 'https://ann:%@host/v1?exaApiKey=%&X-Amz-Signature=%' } } }`,
  `models: { providers: { x: { request: { tls: { ca: '%', cert: '%', key: '%', passphrase: '%' } } } } }`,
  `mcp: { servers: { a: { command: 'x', args: ['--pat', '%', '--accessToken=%', '--connection-string', '%'], env: { DB: '%' } } } }`,
  `mcp: { servers: { a: { command: 'sh', args: ['-c', 'DB_PASSWORD=% exec x --api-key %'] } } }`,
  `env: { OPENAI_API_KEY: '%', vars: { ANY: '%' } }`,
  `hooks: { token: '%', mappings: [{ to: 'https://example.org/%' }] }`,
  `notify: { webhookUrl: 'https://example.org/in/%?x=%' }`,
  `plain: { a: 'https://open.feishu.cn/open-apis/bot/v2/hook/%', b: 'https://ntfy.sh/%', c: 'https://chat.acme.org/hooks/%' }`,
  `plain: { a: 'Server=db;Uid=ann;Pwd=%;', b: 'AccountName=a;AccountKey=%;', c: 'say password: %' }`,
  `agents: { defaults: { sandbox: { ssh: { identityData: '%', knownHostsData: '%', certificateData: '%' } } } }`,
  `tools: { web: { search: { apiKey: '%', provider: 'brave' } } }`,
  `browser: { relayBindHost: '127.0.0.1', cdpUrl: 'wss://host/x#access_token=%' }`,
  `notify: { hookUrl: 'https://chat.acme.org/x/%', pushEndpoint: 'https://example.org/%', webhooks: ['https://example.org/%'] }`,
  `plain: { a: 'https://discord.com/api/webhooks/123456789012/%', b: 'https://hooks.zapier.com/hooks/catch/1/%/', c: 'https://maker.ifttt.com/trigger/x/with/key/%', d: 'https://acme.webhook.office.com/webhookb2/%' }`,
  `plain: { a: 'https://h/x?accessToken=%', b: 'https://h/x?X-Amz-Credential=%&X-Amz-Security-Token=%', c: 'https://h/x#id_token=%', d: 'https://h/x?sig=%&se=1', e: 'https://h/x?code=%' }`,
  `plain: { a: 'https://ann:p@ss@%@host/v1', b: 'redis://:%@host:6379', c: 'postgres://ann:%@host/db', d: 'mongodb+srv://ann:%@host/db?x=1' }`,
  `plain: { a: 'Driver={x};Server=y;Uid=z;Pwd={%};', b: 'Endpoint=sb://x/;SharedAccessKeyName=a;SharedAccessKey=%', c: 'DefaultEndpointsProtocol=https;AccountKey=%;EndpointSuffix=x' }`,
  `plain: { a: 'export FOO_TOKEN=%', b: 'OPENAI_API_KEY=% run', c: 'authorization: %', d: 'client_secret: "%"' }`,
  `mcp: { servers: { a: { command: 'x', args: ['--header', 'X-Api-Key: %', '-H', 'Authorization: Bearer %', '--dsn=%', '--password', '%', '--client-secret=%'] } } }`,
  `mcp: { servers: { a: { url: 'https://h/mcp?apiKey=%', headers: { 'X-Token': '%' }, oauth: { clientSecret: '%' } } } }`,
  `/* --pat % and https://ann:%@host and Bearer % and pwd=% */ plain: { a: 1 } // curl -H "Authorization: Bearer %" https://h/?token=%
`,
  `plain: { a: 'https://h/x?x-api-key=%', b: 'https://h/x?subscription-key=%', c: 'https://h/x?hmac=%', d: 'https://h/x?otp=%&pin=%' }`,
  `/* mcp: { args: ['--token', '%', "--api-key", "%"] } */ more: 1`,
  `talk: { providers: { x: { apiKey: '%' } }, realtime: { providers: { y: { apiKey: '%' } } } }`,
  `secrets: { providers: { vault: { source: 'exec', command: '/bin/x', args: ['--token', '%'], env: { VAULT_TOKEN: '%' } } } }`,
  `skills: { entries: { x: { apiKey: '%', env: { ANYTHING: '%' } } } }`,
  `plugins: { entries: { webhooks: { config: { routes: { a: { secret: '%' } } } } } }`,
];

const SESSIONS = JSON.stringify({
  'agent:main:main': {
    sessionId: 's',
    updatedAt: 1,
    modelProvider: 'openai-codex',
    model: 'gpt-5.5',
    authProfileOverride: `openai:sk-${planted(900)}`,
    note: `TOKEN=${planted(901)}`,
  },
  [`agent:main:hook:sk-${planted(902)}`]: {
    sessionId: 't',
    updatedAt: 1,
    modelProvider: 'openai-codex',
    model: 'gpt-5.5',
  },
});
const JOBS = JSON.stringify({
  version: 1,
  jobs: [
    {
      jobId: 'a',
      name: `use --token ${planted(903)}`,
      schedule: { kind: 'every', everyMs: 5 },
      payload: { kind: 'agentTurn', message: `log in, password: ${planted(904)}`, model: 'openai-codex/gpt-5.5' },
    },
  ],
});
const PROFILES = JSON.stringify({
  version: 1,
  profiles: {
    [`openai-codex:sk-${planted(905)}`]: {
      type: 'oauth',
      provider: 'openai-codex',
      access: planted(906),
      refresh: planted(907),
    },
  },
});

interface Planted {
  readonly config: string;
  readonly secrets: readonly string[];
}

function plant(kind: string, from: number): Planted {
  const secrets: string[] = [];
  const config = kind.replaceAll('%', () => {
    secrets.push(planted(from + secrets.length));
    return secrets.at(-1) ?? '';
  });
  return { config, secrets };
}

async function homeWith({
  config,
  secrets,
}: Planted): Promise<{ readonly home: Home; readonly config: string; readonly secrets: readonly string[] }> {
  const comment = planted(908);
  const text = `{\n  // the old api_key = "${comment}", password: ${comment}\n  ${config},\n  agent: { model: 'openai-codex/gpt-5.5' },\n  retired: true,\n}\n`;
  const home = await makeHome({
    '.openclaw/openclaw.json': text,
    '.openclaw/agents/main/sessions/sessions.json': SESSIONS,
    '.openclaw/cron/jobs.json': JOBS,
    '.openclaw/agents/main/agent/auth-profiles.json': PROFILES,
    'broken.json': text.replace(/\},\n {2}agent/, '},\n  : agent'),
  });
  return {
    home,
    config: text,
    secrets: [...secrets, comment, ...[900, 901, 902, 903, 904, 905, 906, 907].map(planted)],
  };
}

const TARGET = ['--target', '2026.9.6'];
const COMMANDS: readonly (readonly string[])[] = [
  TARGET,
  [...TARGET, '--strict-json', '--format', 'pretty'],
  ...formatNames.map((name) => [...TARGET, '--format', name]),
  [...TARGET, '--diff', '--unsafe'],
  ['routes', ...TARGET],
  ['routes', '--format', 'json', ...TARGET],
  ['why', 'openai/gpt-5.5', ...TARGET],
  ['broken.json', ...TARGET],
  ['broken.json', ...TARGET, '--format', 'json'],
  ['broken.json', ...TARGET, '--diff'],
  ['--print-config', ...TARGET],
  ['routes', '--compare', '2026.4.29', '2026.9.6'],
  ['migrations', '--used'],
  ['explain', 'gateway/bind-host-alias'],
  ['restore-comments', ...TARGET],
  ['restore-comments', '--json', ...TARGET],
  [...TARGET, '--fix', '--unsafe', '--format', 'json'],
  ['undo', '--list'],
  ['undo', '--diff'],
  ['undo'],
  [...TARGET, '--fix'],
];

/** What says where a secret is, or whose, and not what it is: shown, and why. */
const OPEN_BY_DESIGN: readonly (readonly [text: string, shown: string, why: string])[] = [
  [`{ gateway: { auth: { token: '\${GATEWAY_TOKEN}' } } }`, 'GATEWAY_TOKEN', 'a reference to a variable'],
  [`{ models: { providers: { x: { apiKey: 'OPENAI_API_KEY' } } } }`, 'OPENAI_API_KEY', 'the name of a variable'],
  [
    `{ gateway: { auth: { token: { source: 'file', provider: 'vault', id: 'gateway-token' } } } }`,
    'gateway-token',
    'the id of a secret',
  ],
  [`{ models: { providers: { x: { apiKey: 'secretref-managed' } } } }`, 'secretref-managed', 'a marker of OpenClaw'],
  [`{ plain: { url: 'https://ann:hidden-word@db.acme.org/x' } }`, 'db.acme.org/x', 'the address a password is for'],
  [`{ plain: { url: 'https://ann:hidden-word@db.acme.org/x' } }`, '://ann:', 'the name that signs in'],
  [`{ hooks: { webhookUrl: 'https://hooks.acme.org/in/hidden' } }`, 'hooks.acme.org', 'the host of a webhook'],
  [
    `{ models: { providers: { x: { headers: { 'User-Agent': 'mine/1' } } } } }`,
    'mine/1',
    'a header that grants nothing',
  ],
  [`{ channels: { discord: { token: 'hidden', guilds: { '4711': {} } } } }`, '4711', 'whom a channel talks to'],
  [`{ /* env: { ANYTHING: 'word' } */ }`, 'word', 'a comment in which nothing calls it a secret'],
  [`{ 'openai:work@acme.org': { mode: 'oauth' } }`, 'openai:work@acme.org', 'the name of an account'],
];

/** Kinds that stand in one config beside each other: no two of a group begin with the same key; a plain one has any. */
function groups(): readonly (readonly string[])[] {
  const found: string[][] = [];
  for (const [index, each] of KINDS.entries()) {
    const kind = each.replace(/^plain:/, `plain${index}:`);
    const key = kind.slice(0, kind.indexOf(':'));
    const group = found.find((others) => others.every((other) => !other.startsWith(`${key}:`)));
    if (group === undefined) found.push([kind]);
    else group.push(kind);
  }
  return found;
}

const count = { planted: 0 };

describe('no secret that was planted is printed by any command', () => {
  test.each(groups().map((kinds, index) => [kinds.join(', '), index * 100] as const))('%s', async (kinds, from) => {
    const { home, config, secrets } = await homeWith(plant(kinds, from));
    const shown: string[] = [];
    const look = ({ stdout, stderr }: { readonly stdout: string; readonly stderr: string }, by: string) => {
      for (const secret of secrets) if (`${stdout}${stderr}`.includes(secret)) shown.push(`${secret} by ${by}`);
    };
    // Whatever part of a file a command may come to show.
    for (const stdout of withoutSecrets([config, SESSIONS, JOBS, PROFILES])) look({ stdout, stderr: '' }, 'a text');
    for (const args of COMMANDS) look(await home.run(args), args.join(' '));
    const answers = Array.from({ length: 40 }, () => 'n');
    look(await home.run([...TARGET, '--fix', '--unsafe', '-i'], { answers }), '-i');
    expect(shown).toEqual([]);
    count.planted += secrets.length;
  });

  afterAll(() => {
    const { planted: all } = count;
    const open = `${OPEN_BY_DESIGN.length} kinds open by design`;
    process.stdout.write(
      `${all} secrets planted, each looked for in ${COMMANDS.length + 2} outputs, 0 shown; ${open}\n`,
    );
  });

  test.each(OPEN_BY_DESIGN)('%s shows %s: %s', (text, shown) => {
    expect(withoutSecrets([text])[0]).toContain(shown);
  });

  test('and --show-secrets shows them', async () => {
    const { home } = await homeWith(plant(KINDS[0] ?? '', 0));
    const { stdout } = await home.run([...TARGET, '--diff', '--show-secrets']);
    expect(stdout).toContain(planted(0));
  });
});
