import { readdir, stat } from 'node:fs/promises';
import { describe, expect, test } from 'vitest';
import { makeHome } from '../home.js';

const CONFIG = '.openclaw/openclaw.json';
const TARGET = ['--target', '2026.9.6'];

async function homeWith(text: string, more: Readonly<Record<string, string>> = {}) {
  const files = Object.fromEntries(Object.entries(more).map(([name, content]) => [`.openclaw/${name}`, content]));
  const home = await makeHome({ [CONFIG]: text, ...files });
  return {
    ...home,
    run: (...args: readonly string[]) => home.run([...args, ...TARGET]),
    give: (input: string, ...args: readonly string[]) => home.run([...args, ...TARGET], { input }),
    config: () => home.read(CONFIG),
  };
}

const PLAIN = `{
  // the door
  gateway: { mode: 'local', port: 18789 }, // as in the firewall
}
`;

describe('clawmend set', () => {
  test('changes the value and nothing else, says where and how to take it back', async () => {
    const home = await homeWith(PLAIN);
    const ran = await home.run('set', 'gateway.port', '19001');
    expect(ran.status).toBe(0);
    expect(ran.stdout).toMatch(/^gateway\.port is set in\s/);
    expect(ran.stdout).toMatch(/clawmend undo \S+ takes it back\./);
    expect(await home.config()).toBe(PLAIN.replace('18789', '19001'));
    expect((await home.run('set', 'gateway.port', '19001')).stdout).toContain('Nothing changes');
  });

  test.each([
    [
      'a line of its own, with tabs and CRLF',
      '{\r\n\t"gateway": {\r\n\t\t"mode": "local"\r\n\t}\r\n}\r\n',
      '{\r\n\t"gateway": {\r\n\t\t"mode": "local",\r\n\t\t"bind": "lan"\r\n\t}\r\n}\r\n',
    ],
    ['the one line there is', "{gateway:{mode:'local'}}", "{gateway:{mode:'local', bind:'lan'}}"],
    [
      'the last line, with its comma',
      "\ufeff{\n  gateway: {\n    mode: 'local', // here\n  },\n}\n",
      "\ufeff{\n  gateway: {\n    mode: 'local', // here\n    bind: 'lan',\n  },\n}\n",
    ],
  ])('a new key is written as its neighbours are: %s', async (_, before, after) => {
    const home = await homeWith(before);
    expect(await home.run('set', 'gateway.bind', 'lan', '--force')).toMatchObject({ status: 0 });
    expect(await home.config()).toBe(after);
  });

  test('a text of digits stays a text where the schema takes one', async () => {
    const home = await homeWith("{ channels: { discord: { enabled: false } }, gateway: { mode: 'local' } }");
    await home.run('set', 'browser.executablePath', '12');
    expect(await home.config()).toContain("executablePath: '12'");
    const refused = await home.run('set', 'gateway.port', '12345678901234567890');
    expect(refused).toMatchObject({ status: 1, stdout: '' });
    expect(refused.stderr).toContain('more digits');
  });

  test('what the gateway would refuse is refused with the finding; --force writes it', async () => {
    const home = await homeWith(PLAIN);
    const refused = await home.run('set', 'gateway.bind', 'everywhere');
    expect(refused).toMatchObject({ status: 1, stdout: '' });
    expect(refused.stderr).toContain('Nothing was written.');
    expect(refused.stderr).toMatch(/\((gateway|schema)\//);
    expect(await home.config()).toBe(PLAIN);
    expect(await home.run('set', 'gateway.bind', 'everywhere', '--force')).toMatchObject({ status: 0 });
    expect(await home.config()).toContain("bind: 'everywhere'");
  });

  test('a fault that was there before holds nothing back', async () => {
    const home = await homeWith("{ nosuch: 1, gateway: { mode: 'local', port: 18789 } }");
    expect(await home.run('set', 'gateway.port', '19001')).toMatchObject({ status: 0 });
  });

  test('--dry-run shows the diff and writes nothing; --diff shows it alone', async () => {
    const home = await homeWith(PLAIN);
    const dry = await home.run('set', 'gateway.port', '19001', '--dry-run');
    expect(dry.status).toBe(0);
    expect(dry.stdout).toContain("+  gateway: { mode: 'local', port: 19001 }, // as in the firewall");
    expect(dry.stdout).toContain('Nothing was written.');
    const diff = await home.run('set', 'gateway.port', '19001', '--diff');
    expect(diff.status).toBe(1);
    expect(diff.stdout).toMatch(/^--- a\/\.openclaw\/openclaw\.json/);
    expect(diff.stdout).not.toContain('Nothing was written');
    expect(await home.config()).toBe(PLAIN);
  });

  test('the edit lands in the included file that owns the key', async () => {
    const home = await homeWith("{\n  // all of it\n  $include: './base.json5',\n}\n", {
      'base.json5': "{\n  gateway: {\n    mode: 'local',\n    port: 18789, // kept\n  },\n}\n",
    });
    expect(await home.run('set', 'gateway.port', '19001')).toMatchObject({ status: 0 });
    expect(await home.read('.openclaw/base.json5')).toContain('port: 19001, // kept');
    expect(await home.config()).toContain('// all of it');
    expect(await home.run('undo')).toMatchObject({ status: 2 });
  });

  test('a secret is in no output, and a mask is not written over one', async () => {
    const token = 'example-not-a-real-token-0001';
    const home = await homeWith(`{ gateway: { mode: 'local', auth: { mode: 'token', token: '${token}' } } }`);
    for (const args of [
      ['set', 'gateway.auth.token', 'another-not-real-token-0002'],
      ['set', 'gateway.port', '19001'],
    ]) {
      for (const more of ['--dry-run', '--diff', '--format=json']) {
        const { stdout, stderr } = await home.run(...args, more, '--dry-run');
        expect(stdout + stderr).not.toContain(token);
        expect(stdout + stderr).not.toContain('another-not-real');
      }
    }
    expect((await home.run('get', 'gateway')).stdout).not.toContain(token);
    expect((await home.run('get', 'gateway.auth.token', '--show-secrets')).stdout).toBe(`${token}\n`);
    expect(await home.run('set', 'gateway.auth.password', '__OPENCLAW_REDACTED__')).toMatchObject({ status: 1 });
    expect(await home.run('set', 'gateway.auth.token', '***')).toMatchObject({ status: 1 });
    const got = await home.run('get', 'gateway', '--json');
    expect(got.stdout).toContain('__OPENCLAW_REDACTED__');
    // What was read is written back, with a part of it changed: the secret in it stays what it is.
    const changed = got.stdout.replace('"mode": "local"', '"mode": "local", "port": 19001');
    expect(await home.run('set', 'gateway', changed, '--strict-json')).toMatchObject({ status: 0 });
    expect(await home.run('get', 'gateway.auth.token', '--show-secrets')).toMatchObject({ stdout: `${token}\n` });
    expect(await home.give(`{ gateway: ${changed} }`, 'patch', '-')).toMatchObject({ status: 0 });
    expect(await home.run('get', 'gateway.auth.token', '--show-secrets')).toMatchObject({ stdout: `${token}\n` });
  });

  test('a config that is not there is made, private, and undo takes it away', async () => {
    const home = await makeHome();
    expect(await home.run(['set', 'gateway.mode', 'local', ...TARGET])).toMatchObject({ status: 0 });
    expect(JSON.parse(await home.read(CONFIG))).toEqual({ gateway: { mode: 'local' } });
    expect((await stat(home.path(CONFIG))).mode & 0o777).toBe(0o600);
    expect((await home.run(['undo', '--diff'])).stdout).toContain('goes again');
    expect(await home.run(['undo'])).toMatchObject({ status: 0 });
    await expect(home.read(CONFIG)).rejects.toThrow('ENOENT');
  });

  test('programs get one JSON document', async () => {
    const home = await homeWith(PLAIN);
    const ran = await home.run('set', 'gateway.port', '19001', '--json');
    expect(JSON.parse(ran.stdout)).toMatchObject({
      schemaVersion: 1,
      ok: true,
      written: true,
      changes: [{ path: 'gateway.port', how: 'set' }],
      files: [{ file: '.openclaw/openclaw.json', created: false }],
      refusals: [],
    });
    const refused = await home.run('set', 'gateway.port', '"x"', '--json');
    expect(refused.status).toBe(1);
    expect(JSON.parse(refused.stdout)).toMatchObject({ ok: false, written: false, refusals: [{ reason: 'verdict' }] });
  });

  test('narrowing the allowlist needs --replace, and --force where a ref would be left out', async () => {
    const home = await homeWith(
      "{ gateway: { mode: 'local' }, agents: { defaults: { model: { primary: 'openai/gpt-5.5', fallbacks: ['openai/gpt-5.4'] }, modelPolicy: { allow: ['openai/gpt-5.5', 'openai/gpt-5.4'] } } } }",
    );
    const set = ['set', 'agents.defaults.modelPolicy.allow', '["openai/gpt-5.5"]'];
    const plain = await home.run(...set);
    expect(plain.stderr).toContain('would lose openai/gpt-5.4');
    const replaced = await home.run(...set, '--replace');
    expect(replaced.status).toBe(1);
    expect(replaced.stderr.replace(/\s+/g, ' ')).toContain(
      'openai/gpt-5.4 (fallback[0] of main) is not on the allowlist',
    );
    expect(await home.run(...set, '--replace', '--force')).toMatchObject({ status: 0 });
  });
});

describe('clawmend unset', () => {
  test('takes the member with its own comments and leaves the others', async () => {
    const home = await homeWith(
      "{\n  // the door\n  gateway: { mode: 'local' },\n\n  // what it may\n  tools: { allow: ['read', /* and */ 'exec'] },\n}\n",
    );
    const ran = await home.run('unset', 'tools');
    expect(ran.status).toBe(0);
    expect(ran.stdout).toContain('2 comments went with what they belonged to');
    expect(await home.config()).toBe("{\n  // the door\n  gateway: { mode: 'local' },\n}\n");
    expect(await home.run('unset', 'tools')).toMatchObject({ status: 1 });
  });

  test('a value that two files make up goes from both', async () => {
    const home = await homeWith("{ $include: './base.json5', gateway: { port: 19001 } }", {
      'base.json5': "{ gateway: { mode: 'local', port: 18789 } }",
    });
    expect(await home.run('unset', 'gateway.port')).toMatchObject({ status: 0 });
    expect(await home.config()).toBe("{ $include: './base.json5', gateway: {} }");
    expect(await home.read('.openclaw/base.json5')).toBe("{ gateway: { mode: 'local' } }");
  });
});

describe('clawmend patch', () => {
  test('a JSON patch is made in order, all of it or nothing', async () => {
    const home = await homeWith(
      "{\n  gateway: { mode: 'local', port: 18789 }, // door\n  tools: { allow: ['read', 'exec'] },\n}\n",
    );
    const patch = [
      { op: 'test', path: '/gateway/port', value: 18789 },
      { op: 'replace', path: '/gateway/port', value: 19001 },
      { op: 'add', path: '/tools/allow/1', value: 'write' },
      { op: 'add', path: '/tools/allow/-', value: 'cron' },
      { op: 'remove', path: '/tools/allow/0' },
    ];
    expect(await home.give(JSON.stringify(patch), 'patch', '-')).toMatchObject({ status: 0 });
    expect(await home.config()).toBe(
      "{\n  gateway: { mode: 'local', port: 19001 }, // door\n  tools: { allow: ['write', 'exec', 'cron'] },\n}\n",
    );
    const before = await home.config();
    const failing = [
      { op: 'remove', path: '/tools' },
      { op: 'test', path: '/gateway/port', value: 1 },
    ];
    expect(await home.give(JSON.stringify(failing), 'patch', '-')).toMatchObject({ status: 1 });
    expect(await home.config()).toBe(before);
  });

  test('what is no patch is refused with what one is', async () => {
    const home = await homeWith(PLAIN);
    for (const text of ['7', '[1]', '{', '[{"op":"add","path":"gateway"}]']) {
      expect(await home.give(text, 'patch', '-'), text).toMatchObject({ status: 1, stdout: '' });
    }
    expect(await home.run('patch')).toMatchObject({ status: 2 });
  });
});

describe('every command that writes', () => {
  const left = '.clawmend.999999999.12345678-1234-1234-1234-123456789abc.tmp';
  const patch = `{ gateway: { port: 19001 } }`;

  test.each([[['set', 'gateway.port', '19001']], [['unset', 'gateway.port']], [['patch', '-']]])(
    'clears away what a run that was cut off has left, and says so: %j',
    async (args) => {
      const home = await homeWith(PLAIN, { [left]: 'secret' });
      const dry = await home.give(patch, ...args, '--dry-run');
      expect(dry.stdout).not.toContain('Removed');
      expect(await readdir(home.path('.openclaw'))).toContain(left);
      const ran = await home.give(patch, ...args);
      expect(ran.stdout.replace(/\s+/g, ' ')).toContain(
        `Removed what a run that was cut off had left: .openclaw/${left}.`,
      );
      expect(await readdir(home.path('.openclaw'))).toEqual(['openclaw.json']);
    },
  );

  test('leaves alone what a run that is still at work has written, and files of others', async () => {
    const others = ['.clawmend.999999999.tmp', 'openclaw.json.tmp'];
    const home = await homeWith(PLAIN, Object.fromEntries(others.map((name) => [name, 'x'])));
    await home.write(`.openclaw/${left.replace('999999999', '4711')}`, 'x');
    const { stdout } = await home.run('set', 'gateway.port', '19001');
    expect(stdout).not.toContain('Removed');
    expect(await readdir(home.path('.openclaw'))).toHaveLength(4);
  });

  test('tells programs of it too', async () => {
    const home = await homeWith(PLAIN, { [left]: 'secret' });
    const { stdout } = await home.run('set', 'gateway.port', '19001', '--format', 'json');
    expect(JSON.parse(stdout).swept).toEqual([`.openclaw/${left}`]);
    expect(JSON.parse((await home.run('set', 'gateway.port', '19002', '--format', 'json')).stdout)).not.toHaveProperty(
      'swept',
    );
  });
});
