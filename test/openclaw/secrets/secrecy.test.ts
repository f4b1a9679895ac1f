import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parsePath } from '../../../src/document/config-path.js';
import { parseDocument } from '../../../src/document/parse.js';
import {
  isLiteralSecret,
  isSecretKey,
  maskRanges,
  maskText,
  secrecyAt,
  secretRanges,
} from '../../../src/openclaw/secrets/secrecy.js';
import { secretShapes, secretsInText } from '../../../src/openclaw/secrets/shapes.js';
import { cpuMilliseconds } from '../../helpers/cpu.js';

/** Made up here; none of them opens anything. */
const FAKE = {
  openai: `sk-${'proj-fakeFAKE0123456789'}`,
  github: `ghp_${'0123456789abcdefghijABCDEFGHIJ012345'}`,
  slack: `xoxb-${'000000000000-fakefakefake'}`,
  telegram: `123456789:${'AAfakefakefakefakefakefakefakefake0'}`,
  jwt: `eyJ${'hbGciOiJIUzI1NiJ9'}.eyJ${'zdWIiOiJmYWtlIn0'}.${'c2lnbmF0dXJlc2ln'}`,
  aws: `AKIA${'FAKEFAKEFAKEFAKE'}`,
  google: `AIza${'FakeFakeFakeFakeFakeFakeFake'}`,
};

function masked(text: string): string {
  return maskRanges(text, secretRanges(parseDocument(text)));
}

describe('a key', () => {
  it.each([
    'gateway.auth.token',
    'gateway.auth.password',
    'gateway.remote.password',
    'models.providers.openai.apiKey',
    'models.providers.openai.headers.Authorization',
    'models.providers.openai.headers["x-api-key"]',
    'models.providers.openai.request.auth.value',
    'models.providers.openai.request.tls.key',
    'models.providers.openai.request.tls.passphrase',
    'channels.telegram.botToken',
    'channels.telegram.accounts.x.webhookSecret',
    'channels.slack.signingSecret',
    'channels.feishu.encryptKey',
    'channels.nostr.privateKey',
    'channels.twitch.refreshToken',
    'channels.googlechat.serviceAccount',
    'commands.ownerDisplaySecret',
    'hooks.token',
    'hooks.gmail.pushToken',
    'agents.defaults.sandbox.ssh.certificateData',
    'env.vars.OPENAI_API_KEY',
    'env.vars.GITHUB_TOKEN',
    'mcp.servers.x.env.NOTION_TOKEN',
    'tools.web.search.api_key',
    'profiles["openai:default"].key',
    'profiles["openai:default"].access',
    'profiles["openai:default"].refresh',
    'socket.token',
    'providers[0].apiKeys[1]',
    'gateway.remote.edgeAuth["CF-Access-Client-Id"]',
    'channels.tlon.code',
    'channels.tlon.accounts.x.code',
  ])('%s bears a secret', (path) => {
    expect(isSecretKey(parsePath(path))).toBe(true);
  });

  it.each([
    'agents.defaults.contextTokens',
    'agents.defaults.compaction.reserveTokens',
    'models.providers.openai.models[0].maxTokens',
    'agents.defaults.memorySearch.chunking.tokens',
    'tokenBudget',
    'channels.line.tokenFile',
    'channels.irc.passwordFile',
    'channels.reef.guard.apiKeyEnv',
    'publicKey',
    'gateway.tls.keyPath',
    'session.mainKey',
    'hooks.defaultSessionKey',
    'gateway.auth.mode',
    'auth.profiles["openai:default"].mode',
    'auth.profiles["openai:default"].email',
    'models.providers.openai.models[0].cost.cacheRead',
    'models.providers.openai.headers["User-Agent"]',
    'env.shellEnv.enabled',
    'env.shellEnv.timeoutMs',
    'channels.slack.userTokenReadOnly',
    'agents.defaults.model.primary',
    'bindings[0].match.key',
    'wizard.accessMode',
  ])('%s bears none', (path) => {
    expect(secrecyAt(parsePath(path))).toBe('open');
  });

  it('of a variable or an unknown header may bear one: it is masked, nobody is blamed', () => {
    expect(secrecyAt(['env', 'vars', 'EDITOR'])).toBe('possible');
    expect(secrecyAt(['env', 'EDITOR'])).toBe('possible');
    expect(secrecyAt(['models', 'providers', 'x', 'headers', 'X-Org'])).toBe('possible');
    expect(isSecretKey(['env', 'vars', 'EDITOR'])).toBe(false);
  });
});

describe('the secrets of a document', () => {
  it('are the contents of the strings under such keys, quotes left alone', () => {
    expect(masked(`{ gateway: { auth: { mode: 'token', token: 'hunter2' } } }`)).toBe(
      `{ gateway: { auth: { mode: 'token', token: '***' } } }`,
    );
  });

  it('keep their comments, layout and every other byte', () => {
    expect(masked(`{\r\n  // the bot\r\n  "botToken" : "hunter2", // ok\r\n}`)).toBe(
      `{\r\n  // the bot\r\n  "botToken" : "***", // ok\r\n}`,
    );
  });

  it('are numbers under a secret key too, but no counts, switches or empty strings', () => {
    const open = `{ maxTokens: 4096, tokens: 400, token: '', password: null, secret: false }`;
    expect(masked(open)).toBe(open);
    expect(masked(`{ irc: { password: 12345678 } }`)).toBe(`{ irc: { password: *** } }`);
  });

  it('are not what only points at a secret', () => {
    const open = `{
      token: '\${TOKEN}', password: ' \${A_B} ', apiKey: 'OPENAI_API_KEY', headers: { Authorization: 'Bearer \${KEY}' },
      botToken: { source: 'env', provider: 'default', id: 'BOT' }, secret: 'secretref-managed', tokenFile: '/run/t',
      appToken: '__OPENCLAW_REDACTED__',
    }`;
    expect(masked(open)).toBe(open);
  });

  it('are the literal that an escaped placeholder stands for', () => {
    expect(masked(`{ token: '$\${TOKEN}' }`)).toBe(`{ token: '***' }`);
    for (const marker of ['ollama-local', 'custom-local', 'gcp-vertex-credentials']) {
      expect(isLiteralSecret(marker)).toBe(false);
    }
    expect(isLiteralSecret(`prefix-\${TOKEN}`)).toBe(true);
  });

  it('are the values of environment variables and headers, save the harmless ones', () => {
    expect(masked(`{ env: { vars: { EDITOR: 'vim' }, FOO: 'x', shellEnv: { enabled: true } } }`)).toBe(
      `{ env: { vars: { EDITOR: '***' }, FOO: '***', shellEnv: { enabled: true } } }`,
    );
    expect(masked(`{ headers: { 'User-Agent': 'claw', Cookie: 'a=b', 'X-Org': 'acme' } }`)).toBe(
      `{ headers: { 'User-Agent': 'claw', Cookie: '***', 'X-Org': '***' } }`,
    );
  });

  it('are what follows a flag that takes one', () => {
    expect(masked(`{ args: ['--api-key', 'hunter2', '--port', '80', '--token=hunter2'] }`)).toBe(
      `{ args: ['--api-key', '***', '--port', '80', '--token=***'] }`,
    );
  });

  it.each([
    ['--pat', 'hunter2'],
    ['--accessToken', 'hunter2'],
    ['--connection-string', 'hunter2'],
    ['--db-password', 'hunter2'],
    ['-H', 'X-Team: hunter2'],
  ])('are what follows %s', (flag, value) => {
    expect(masked(`{ args: ['${flag}', '${value}'] }`)).toBe(`{ args: ['${flag}', '***'] }`);
  });

  it.each([
    ['an assignment', 'DB_PASSWORD=hunter2 node server.js', 'DB_PASSWORD=*** node server.js'],
    ['prose', 'log in with password: hunter2', 'log in with password: ***'],
    ['ODBC', 'Driver={x};Server=db;Uid=ann;Pwd=hunter2;', 'Driver={x};Server=db;Uid=ann;Pwd=***;'],
    ['Azure', 'AccountName=a;AccountKey=aHVudGVyMg==;Suffix=x', 'AccountName=a;AccountKey=***;Suffix=x'],
    ['a command line', 'run --api-key hunter2 --port 80', 'run --api-key *** --port 80'],
    ['a password with an @', 'amqp://ann:hun@ter2@host/x', 'amqp://ann:***@host/x'],
    ['a key for a user', 'https://0123456789abcdef0123456789abcdef@o1.example.org/1', 'https://***@o1.example.org/1'],
    ['a parameter in camel case', 'https://host/x?exaApiKey=hunter2&n=1', 'https://host/x?exaApiKey=***&n=1'],
    ['a signature', 'https://host/x?X-Amz-Signature=abcdef&n=1', 'https://host/x?X-Amz-Signature=***&n=1'],
    ['a fragment', 'https://host/x#access_token=hunter2', 'https://host/x#access_token=***'],
    ['Mattermost', 'https://chat.example.org/hooks/abcdefgh12345678ijkl', 'https://chat.example.org/hooks/***'],
    ['Teams', 'https://acme.webhook.office.com/webhookb2/ab-cd', 'https://acme.webhook.office.com/***'],
    ['Feishu', 'https://open.feishu.cn/open-apis/bot/v2/hook/abcd', 'https://open.feishu.cn/open-apis/bot/***'],
    ['Zapier', 'https://hooks.zapier.com/hooks/catch/1/abc', 'https://hooks.zapier.com/hooks/***'],
    ['ntfy', 'https://ntfy.sh/my-topic', 'https://ntfy.sh/***'],
    ['IFTTT', 'https://maker.ifttt.com/trigger/x/with/key/abc', 'https://maker.ifttt.com/trigger/***'],
  ])('are those in a value: %s', (_, value, shown) => {
    expect(masked(`{ plain: '${value}' }`)).toBe(`{ plain: '${shown}' }`);
  });

  it('are the paths of addresses under a key that says webhook, hook or push', () => {
    expect(masked(`{ notify: { webhookUrl: 'https://example.org/a/b?c=d' }, url: 'https://example.org/a' }`)).toBe(
      `{ notify: { webhookUrl: 'https://example.org/***' }, url: 'https://example.org/a' }`,
    );
    expect(masked(`{ hooks: { path: '/hooks', push: ['https://example.org/\${PATH_OF_HOOK}'] } }`)).toBe(
      `{ hooks: { path: '/hooks', push: ['https://example.org/\${PATH_OF_HOOK}'] } }`,
    );
  });

  it('are certificates and known hosts beside credentials, though nobody is blamed for them', () => {
    expect(masked(`{ tls: { ca: 'MIIB', cert: 'MIIC', caFile: '/x' }, ssh: { knownHosts: 'h ssh-ed25519 A' } }`)).toBe(
      `{ tls: { ca: '***', cert: '***', caFile: '/x' }, ssh: { knownHosts: '***' } }`,
    );
    expect(isSecretKey(parsePath('models.providers.x.request.tls.ca'))).toBe(false);
  });

  it('are the credentials of auth profiles, legacy flat ones too', () => {
    expect(
      masked(`{"profiles":{"openai:default":{"type":"api_key","provider":"openai","key":"hunter2","email":"a@b.c"}}}`),
    ).toBe(`{"profiles":{"openai:default":{"type":"api_key","provider":"openai","key":"***","email":"a@b.c"}}}`);
    expect(masked(`{"openai":{"access":"hunter2","refresh":"hunter2","expires":1}}`)).toBe(
      `{"openai":{"access":"***","refresh":"***","expires":1}}`,
    );
  });

  it('of a part are judged by where the part stands', () => {
    const part = parseDocument(`{ "key": "hunter2" }`);
    expect(maskRanges(part.text, secretRanges(part, ['profiles', 'openai:default']))).toBe(`{ "key": "***" }`);
  });

  it.each(Object.entries(FAKE))('are found by their shape wherever they stand: %s', (_name, secret) => {
    expect(masked(`{ note: 'see ${secret} here', list: ["${secret}"] } // ${secret}`)).toBe(
      `{ note: 'see *** here', list: ["***"] } // ***`,
    );
  });

  it('are all that stands under a secret key, save the parts of a reference', () => {
    const text = `{ token: { work: 'hush', deep: [{ x: 'hush' }] }, apiKey: { source: 'env', provider: 'default', id: 'SOME_KEY' } }`;
    expect(masked(text)).toBe(
      `{ token: { work: '***', deep: [{ x: '***' }] }, apiKey: { source: 'env', provider: 'default', id: 'SOME_KEY' } }`,
    );
  });

  it('go on behind a line break in the middle of one, up to the quote that ends it', () => {
    const hidden = masked(`{ auth: { token: "first\n  second\n  third", mode: "token" } }\n`);
    expect(hidden).not.toMatch(/first|second|third/);
    expect(hidden).toMatch(/^\{ auth: \{ token: "\*\*\*[\s\S]*", mode: "token" \} \}\n$/);
  });

  it('are found behind escapes', () => {
    const escaped = `\\u0073${FAKE.openai.slice(1)}`;
    expect(masked(`{ note: '${escaped}' }`)).toBe(`{ note: '***' }`);
  });

  it('are the telling parts of a URL', () => {
    expect(masked(`{ url: 'https://ann:hunter2@host/x?room=1&access_token=hunter2#y' }`)).toBe(
      `{ url: 'https://ann:***@host/x?room=1&access_token=***#y' }`,
    );
    expect(masked(`{ webhook: 'https://hooks.slack.com/services/T000/B000/fakefake' }`)).toBe(
      `{ webhook: 'https://hooks.slack.com/***' }`,
    );
    expect(masked(`{ url: 'https://discord.com/api/webhooks/123456/fake_fake-fake' }`)).toBe(
      `{ url: 'https://discord.com/api/webhooks/***' }`,
    );
    const open = `{ url: 'https://host:8080/x?token=\${TOKEN}', other: 'http://127.0.0.1:18789/' }`;
    expect(masked(open)).toBe(open);
  });

  it('are found in comments and in what the parser had to skip', () => {
    expect(masked(`{ // botToken: "hunter2",\n /* API_KEY=hunter2 */ a: 1 }`)).toBe(
      `{ // botToken: "***",\n /* API_KEY=*** */ a: 1 }`,
    );
    expect(masked(`Config: token: "hunter2"\n{ a: 1 }`)).not.toContain('hunter2');
    expect(masked(`{ token: "hunter2`)).not.toContain('hunter2');
    expect(masked(`{ "token" "hunter2" }`)).not.toContain('hunter2');
    expect(masked(`{ token: “hunter2” }`)).not.toContain('hunter2');
  });

  it('are sorted and disjoint', () => {
    const document = parseDocument(`{ token: 'x ${FAKE.openai} ${FAKE.jwt}', note: '${FAKE.aws} ${FAKE.google}' }`);
    const ranges = secretRanges(document);
    expect(ranges).toHaveLength(3);
    for (let index = 1; index < ranges.length; index += 1) {
      expect(ranges[index]!.start).toBeGreaterThan(ranges[index - 1]!.end);
    }
  });

  it('never come through, whatever stands around them', () => {
    const key = fc.constantFrom('token', 'apiKey', 'bot_token', 'password', 'webhookSecret', 'x-api-key');
    const value = fc.string({ minLength: 1 }).map((text) => `hunter2${text}`);
    fc.assert(
      fc.property(fc.array(fc.string(), { maxLength: 4 }), key, value, (above, name, secret) => {
        const data = above.reduceRight<unknown>((inner, segment) => ({ [segment]: inner }), { [name]: secret });
        expect(masked(JSON.stringify(data))).not.toContain('hunter2');
      }),
    );
  });
});

describe('a text without a tree', () => {
  it('has its secrets masked by shape and by assignment', () => {
    expect(maskText(`cannot read ${FAKE.github}`)).toBe('cannot read ***');
    expect(maskText(`OPENAI_API_KEY=hunter2 token: 'a b' password = x`)).toBe(
      `OPENAI_API_KEY=*** token: '***' password = ***`,
    );
    expect(maskText('Authorization: Bearer abcdefghijklmnop')).not.toContain('abcdef');
  });

  it('keeps what names no secret', () => {
    for (const text of ['maxTokens: 4096', `token: \${TOKEN}`, 'openai/gpt-5.5', 'agent:main:main', '2026.5.12']) {
      expect(maskText(text)).toBe(text);
    }
  });
});

describe('shapes', () => {
  it('do not match look-alikes', () => {
    for (const text of [
      'sk-...',
      'sk-short',
      'task-management-system-x',
      'AKIAIOSFODNN7',
      '12:30:00',
      'openai/gpt-5.5',
    ]) {
      expect(secretShapes(text)).toEqual([]);
    }
  });

  it('take time in proportion to the text, also for texts made to confuse them', () => {
    const pieces = [
      'sk-',
      'eyJ',
      'eyJa.',
      '1',
      'a.',
      'token',
      '://',
      'https://a:',
      '?a-',
      'Bearer ',
      '--a-',
      'M',
      'bot1',
      'token = ',
      '${',
      '-----BEGIN PRIVATE KEY-----',
    ];
    for (const piece of pieces) {
      const text = piece.repeat(Math.ceil(400_000 / piece.length));
      // Quadratic scans take minutes here.
      expect(
        cpuMilliseconds(() => secretsInText(text)),
        piece,
      ).toBeLessThan(2_000);
    }
  });
});
