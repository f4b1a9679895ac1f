import * as fs from 'node:fs/promises';
import { describe, expect, test } from 'vitest';
import { makeHome } from '../home.js';

const CONFIG = '.openclaw/openclaw.json';
const PLAIN = "{ gateway: { mode: 'local', port: 18789 }, tools: { allow: ['read'] } } // mine\n";
const TARGET = ['--target', '2026.9.6'];
const oneLine = (text: string): string => text.replaceAll(/\s+/g, ' ');

async function homeWith(config: string | Uint8Array, more: Readonly<Record<string, string>> = {}) {
  const files = Object.fromEntries(Object.entries(more).map(([name, content]) => [`.openclaw/${name}`, content]));
  const home = await makeHome({ [CONFIG]: typeof config === 'string' ? config : '', ...files });
  if (typeof config !== 'string') await fs.writeFile(home.path(CONFIG), config);
  return {
    ...home,
    bytes: () => fs.readFile(home.path(CONFIG)),
    ran: async (args: readonly string[], input?: string | Uint8Array) => {
      const { status, stdout, stderr } = await home.run([...args, ...TARGET], input === undefined ? {} : { input });
      return { status, stdout, said: oneLine(`${stdout}${stderr}`) };
    },
  };
}

const EDITS = [
  ['set', 'gateway.port', '19001'],
  ['unset', 'gateway.port'],
  ['patch', '-'],
];
const PATCH = '{ gateway: { port: 19001 } }';

describe('a config that is no text', () => {
  const utf16 = Buffer.from(`\ufeff${PLAIN}`, 'utf16le');
  test.each([
    ['UTF-16', utf16, 'UTF-16'],
    ['UTF-16, the other way round', Buffer.from(utf16).swap16(), 'UTF-16'],
    ['NUL characters at its end', Buffer.from(`${PLAIN}\0\0\0`), 'NUL characters'],
    ['a NUL character in a string', Buffer.from(PLAIN.replace('read', 're\0ad')), 'NUL characters'],
    ['Latin-1', Buffer.from(PLAIN.replace('mine', 'Müller'), 'latin1'), 'no UTF-8'],
  ])('%s: nothing is read and nothing is written', async (_, bytes, word) => {
    const home = await homeWith(bytes);
    for (const args of [['get', 'gateway.port'], ...EDITS]) {
      const ran = await home.ran(args, PATCH);
      expect(ran).toMatchObject({ status: 2, stdout: '' });
      expect(ran.said).toContain(word);
    }
    expect(await home.bytes()).toEqual(bytes);
  });
});

describe('a config with another name, a hard link', () => {
  test('is left alone, and --force, which the message names, writes it', async () => {
    const home = await homeWith(PLAIN);
    await fs.link(home.path(CONFIG), home.path('twin.json'));
    for (const args of EDITS) {
      const ran = await home.ran(args, PATCH);
      expect(ran.status).toBe(1);
      expect(ran.said).toContain('--force writes it all the same');
      expect(ran.said).not.toContain('--unsafe');
    }
    expect(await home.ran(['set', 'gateway.port', '19001', '--force'])).toMatchObject({ status: 0 });
    expect(await home.read(CONFIG)).toBe(PLAIN.replace('18789', '19001'));
    expect(await home.read('twin.json')).toBe(PLAIN);
    expect(await home.run(['undo'])).toMatchObject({ status: 0 });
    expect(await home.read(CONFIG)).toBe(PLAIN);
  });
});

describe('an included file that cannot be read', () => {
  const including = "{ gateway: { $include: './part.json5', mode: 'local' }, tools: { allow: ['read'] } }\n";

  async function homeWithPart(part: 'missing' | 'a directory' | 'a link out' | 'broken') {
    const home = await homeWith(including, part === 'broken' ? { 'part.json5': '{ port: ' } : {});
    const place = home.path('.openclaw/part.json5');
    if (part === 'a directory') await fs.mkdir(place);
    if (part === 'a link out') {
      await fs.writeFile(home.path('elsewhere.json5'), '{ port: 18789 }');
      await fs.symlink('../elsewhere.json5', place);
    }
    return home;
  }

  test.each(['missing', 'a directory', 'a link out', 'broken'] as const)(
    '%s: what it may say is not called unset',
    async (part) => {
      const home = await homeWithPart(part);
      for (const path of ['gateway.port', 'gateway']) {
        const ran = await home.ran(['get', path]);
        expect(ran).toMatchObject({ status: 1, stdout: '' });
        expect(ran.said).toContain('part.json5, which cannot be read');
      }
      expect(await home.ran(['get', 'gateway.mode'])).toMatchObject({ status: 0, stdout: 'local\n' });
      expect(await home.ran(['get', 'tools.allow[0]'])).toMatchObject({ status: 0, stdout: 'read\n' });
    },
  );

  test.each(['missing', 'a directory', 'a link out'] as const)(
    '%s: nothing is set beside it unless it is meant',
    async (part) => {
      const home = await homeWithPart(part);
      for (const args of [EDITS[0] ?? [], EDITS[2] ?? []]) {
        const ran = await home.ran(args, PATCH);
        expect(ran.status).toBe(1);
        expect(ran.said).toContain('part.json5, which cannot be read');
        expect(ran.said).toContain('--force writes it all the same');
      }
      expect(await home.read(CONFIG)).toBe(including);
      expect(await home.ran(['set', 'tools.allow[0]', 'write'])).toMatchObject({ status: 0 });
      expect(await home.ran(['set', 'gateway.port', '19001', '--force'])).toMatchObject({ status: 0 });
      expect(await home.ran(['unset', 'gateway'])).toMatchObject({ status: 0 });
      expect(await home.read(CONFIG)).toBe("{ tools: { allow: ['write'] } }\n");
    },
  );
});

describe('an included file behind a symbolic link', () => {
  test('is edited where it lies, and the link stays', async () => {
    const home = await homeWith("{ gateway: { $include: './part.json5' } }\n", {
      'parts/gateway.json5': "{ mode: 'local', port: 18789 } // mine\n",
    });
    await fs.symlink('parts/gateway.json5', home.path('.openclaw/part.json5'));
    expect(await home.ran(['set', 'gateway.port', '19001'])).toMatchObject({ status: 0 });
    expect(await home.read('.openclaw/parts/gateway.json5')).toBe("{ mode: 'local', port: 19001 } // mine\n");
    expect((await fs.lstat(home.path('.openclaw/part.json5'))).isSymbolicLink()).toBe(true);
    expect(await home.run(['undo'])).toMatchObject({ status: 0 });
    expect(await home.read('.openclaw/parts/gateway.json5')).toContain('18789');
  });
});

describe('what is nested deeper than OpenClaw reads', () => {
  test.each([
    ['by a path', ['set', `plugins.entries.x.config${'.k'.repeat(3000)}`, '1'], undefined],
    ['by a value', ['set', 'plugins.entries.x.config', `${'{"a":'.repeat(1998)}1${'}'.repeat(1998)}`], undefined],
    ['by a patch', ['patch', '-'], `[{ op: 'add', path: '/plugins', value: ${'['.repeat(3000)}${']'.repeat(3000)} }]`],
  ] as const)('%s is refused, and is no defect', async (_, args, input) => {
    const home = await homeWith(PLAIN);
    const ran = await home.ran(args, input);
    expect(ran.status).toBe(1);
    expect(ran.said).toContain('deeper than 2,000 levels');
    expect(await home.read(CONFIG)).toBe(PLAIN);
  });

  test('a config that is so already is named as what it is', async () => {
    const home = await homeWith(`{ gateway: ${'['.repeat(3000)}${']'.repeat(3000)} }`);
    for (const args of [['get', 'gateway'], ...EDITS]) {
      const ran = await home.ran(args, PATCH);
      expect(ran.status).toBe(1);
      expect(ran.said).toContain('deeper than 2,000 levels');
    }
  });
});

describe('a patch that cannot be read', () => {
  test.each([
    ['UTF-16', Buffer.from(`\ufeff${PATCH}`, 'utf16le'), 2, 'no UTF-8'],
    ['Latin-1', Buffer.from('{ agents: { defaults: { userTimezone: "é" } } }', 'latin1'), 2, 'no UTF-8'],
    ['cut off', Buffer.from('{ gateway: { port: '), 1, 'may have been cut off'],
    ['nothing', Buffer.from(''), 1, 'no value'],
    ['null', Buffer.from('null'), 1, 'A patch is an object'],
    ['a number', Buffer.from('1'), 1, 'A patch is an object'],
  ])('%s', async (_, input, status, word) => {
    const home = await homeWith(PLAIN);
    const ran = await home.ran(['patch', '-'], input);
    expect(ran).toMatchObject({ status, stdout: '' });
    expect(ran.said).toContain(word);
    expect(await home.read(CONFIG)).toBe(PLAIN);
  });

  test.each([
    [
      'a test that fails behind a change',
      [
        { op: 'replace', path: '/gateway/port', value: 1 },
        { op: 'test', path: '/gateway/mode', value: 'remote' },
      ],
      'not what was expected',
    ],
    ['a move into its own child', [{ op: 'move', from: '/gateway', path: '/gateway/x' }], 'into itself'],
    ['an index behind the end', [{ op: 'add', path: '/tools/allow/9', value: 'x' }], 'tools.allow[1]'],
    ['an index with a nought before it', [{ op: 'add', path: '/tools/allow/01', value: 'x' }], 'counted'],
    ['the end, where something has to be', [{ op: 'replace', path: '/tools/allow/-', value: 'x' }], 'nothing at'],
    ['an escape that is none', [{ op: 'replace', path: '/gateway/po~2rt', value: 1 }], 'needs a "path"'],
    ['a root that is taken out', [{ op: 'remove', path: '' }], 'as a whole cannot be taken out'],
    ['a key of the language', [{ op: 'add', path: '/__proto__', value: {} }], '__proto__'],
  ])('%s: nothing of it is made', async (_, patch, word) => {
    const home = await homeWith(PLAIN);
    const ran = await home.ran(['patch', '-'], JSON.stringify(patch));
    expect(ran.status).toBe(1);
    expect(ran.said).toContain(word);
    expect(await home.read(CONFIG)).toBe(PLAIN);
  });

  test('a batch that breaks off says so', async () => {
    const home = await homeWith(PLAIN);
    const ran = await home.ran(['set', '--batch-json', '[{"path":"gateway.port","value":1},']);
    expect(ran.status).toBe(1);
    expect(ran.said).toContain('The batch cannot be read');
  });
});

describe('keys and values that are made of odd characters', () => {
  test('line separators are written as escapes and read as themselves', async () => {
    const home = await homeWith(PLAIN);
    expect(await home.ran(['set', 'agents.defaults.userTimezone', 'a\u2028b\u2029c'])).toMatchObject({ status: 0 });
    expect(await home.read(CONFIG)).toContain(String.raw`a\u2028b\u2029c`);
    expect((await home.ran(['get', 'agents.defaults.userTimezone'])).stdout).toBe('a\u2028b\u2029c\n');
    expect(await home.run(['undo'])).toMatchObject({ status: 0 });
    expect(await home.read(CONFIG)).toBe(PLAIN);
  });

  test.each(['hasOwnProperty', 'toString', '0', '123'])('the key %s is one like any other', async (key) => {
    const home = await homeWith(PLAIN);
    expect(await home.ran(['set', `plugins.entries["${key}"].config.a`, '1'])).toMatchObject({ status: 0 });
    expect((await home.ran(['get', `plugins.entries["${key}"].config.a`])).stdout).toBe('1\n');
    expect(await home.ran(['unset', 'plugins'])).toMatchObject({ status: 0 });
    expect(await home.read(CONFIG)).toBe(PLAIN);
  });

  test('~0 and ~1 of a pointer are a tilde and a slash', async () => {
    const home = await homeWith("{ env: { vars: { 'A~B': '1', 'C/D': '2' } } }\n");
    const patch = [
      { op: 'replace', path: '/env/vars/A~0B', value: '3' },
      { op: 'replace', path: '/env/vars/C~1D', value: '4' },
    ];
    expect(await home.ran(['patch', '-'], JSON.stringify(patch))).toMatchObject({ status: 0 });
    expect(await home.read(CONFIG)).toBe("{ env: { vars: { 'A~B': '3', 'C/D': '4' } } }\n");
  });

  test('a value of a megabyte is written, read and taken back', async () => {
    const home = await homeWith(PLAIN);
    const long = 'x'.repeat(1_048_576);
    expect(await home.ran(['patch', '-'], JSON.stringify({ env: { vars: { LONG: long } } }))).toMatchObject({
      status: 0,
    });
    expect((await home.ran(['get', 'env.vars.LONG', '--show-secrets'])).stdout).toBe(`${long}\n`);
    expect(await home.run(['undo'])).toMatchObject({ status: 0 });
    expect(await home.read(CONFIG)).toBe(PLAIN);
  });
});

describe('get --format json', () => {
  test('is --json, and masks secrets as it does', async () => {
    const home = await homeWith("{ gateway: { auth: { mode: 'token', token: 'not-a-real-token-0001' } } }");
    for (const json of [['--json'], ['--format', 'json']]) {
      const ran = await home.ran(['get', 'gateway.auth', ...json]);
      expect(JSON.parse(ran.stdout)).toEqual({ mode: 'token', token: '__OPENCLAW_REDACTED__' });
    }
  });

  test('says in JSON, too, what is not there, as OpenClaw does', async () => {
    const home = await homeWith(PLAIN);
    const { status, stdout } = await home.ran(['get', 'browser.enabled', '--json']);
    expect(status).toBe(1);
    expect(JSON.parse(stdout)).toEqual({
      ok: false,
      error: { type: 'cli_error', message: "browser.enabled is not set; OpenClaw's default applies." },
    });
  });
});
