import { execFileSync } from 'node:child_process';
import { describe, expect, test } from 'vitest';
import { type Home, makeHome } from './home.js';

const CONFIG = '.openclaw/openclaw.json';
const OLD = `{
  // who may reach us
  gateway: { mode: 'local', auth: { mode: 'token', token: 'sk-secret-abcdefgh12345678' } },
  channels: {
    telegram: {
      enabled: true, // on
      // since spring
      streamMode: 'partial',
    },
  },
}
`;
const NEW = {
  gateway: { mode: 'local', auth: { mode: 'token', token: 'sk-secret-abcdefgh12345678' } },
  channels: { telegram: { enabled: true, streaming: { mode: 'partial' } } },
};
const rewritten = JSON.stringify(NEW, null, 2);

function homeWith(files: Readonly<Record<string, string>>): Promise<Home> {
  return makeHome({ [CONFIG]: rewritten, ...files });
}

const restore = (home: Home, ...more: readonly string[]) =>
  home.run(['restore-comments', '--target', '2026.9.6', ...more]);

describe('clawmend restore-comments', () => {
  test('shows what it would give back, and writes nothing', async () => {
    const home = await homeWith({ [`${CONFIG}.bak`]: OLD });
    const { status, stdout } = await restore(home);
    expect(status).toBe(1);
    expect(stdout).toContain('+  // who may reach us');
    expect(stdout.replace(/\s+/g, ' ')).toContain('3 of 3 comments of openclaw.json.bak can come back.');
    expect(stdout).not.toContain('sk-secret');
    expect(await home.read(CONFIG)).toBe(rewritten);
  });

  test('writes, takes comments along with keys that moved, and does nothing the second time', async () => {
    const home = await homeWith({ [`${CONFIG}.bak`]: OLD });
    expect((await restore(home, '--write')).status).toBe(0);
    const text = await home.read(CONFIG);
    expect(text).toMatch(/streaming: \{\s*\/\/ since spring\s*mode: 'partial'/);
    expect(text).toContain("gateway: { mode: 'local',");
    const again = await restore(home, '--write');
    expect(again.status).toBe(0);
    expect(again.stdout).toContain('nothing to restore');
    expect(await home.read(CONFIG)).toBe(text);
    expect((await home.run(['undo'])).status).toBe(0);
    expect(await home.read(CONFIG)).toBe(rewritten);
  });

  test('looks behind copies without comments, and takes the newest with some', async () => {
    const home = await homeWith({ [`${CONFIG}.bak`]: '{}', [`${CONFIG}.bak.1`]: OLD });
    const { stdout } = await restore(home, '--json');
    const [file] = JSON.parse(stdout).files;
    expect(file).toMatchObject({ source: 'openclaw.json.bak.1', comments: 3, restored: 3, lost: [] });
  });

  test('finds the text in an older commit', async () => {
    const home = await homeWith({ [CONFIG]: OLD });
    const git = (...args: readonly string[]) =>
      execFileSync('git', ['-c', 'user.name=a', '-c', 'user.email=a@example.org', ...args], { cwd: home.directory });
    git('init', '-q');
    git('add', CONFIG);
    git('commit', '-qm', 'with comments');
    await home.write(CONFIG, rewritten);
    git('commit', '-qam', 'rewritten');
    const { stdout } = await restore(home, '--json');
    expect(JSON.parse(stdout).files[0]).toMatchObject({ outcome: 'restored', restored: 3 });
    expect(JSON.parse(stdout).files[0].source).toMatch(/^git [0-9a-f]{7}$/);
  });

  test('finds the text in the backup of a run', async () => {
    const home = await homeWith({ [CONFIG]: OLD });
    await home.run(['--fix', '--target', '2026.9.6']);
    await home.write(CONFIG, rewritten);
    const [file] = JSON.parse((await restore(home, '--json')).stdout).files;
    expect(file.source).toContain('the backup of run');
  });

  test('lists what has no place any more, with its line and without secrets', async () => {
    const home = await homeWith({
      'old.json5': OLD.replace('  channels', '  // was sk-secret-abcdefgh12345678\n  browser: {},\n  channels'),
    });
    const { stdout } = await restore(home, '--from', home.path('old.json5'));
    expect(stdout).toContain('line 4:\n    // was ***');
    expect(stdout).not.toContain('sk-secret');
  });

  test('restores each included file from its own copy', async () => {
    const home = await makeHome({
      [CONFIG]: '{"channels":{"$include":"./channels.json"}}',
      '.openclaw/channels.json': '{"telegram":{"enabled":true}}',
      '.openclaw/channels.json.bak': '{\n  // mine\n  telegram: { enabled: false },\n}\n',
    });
    await restore(home, '--write');
    expect(await home.read('.openclaw/channels.json')).toBe('{\n  // mine\n  telegram: { enabled: true },\n}\n');
  });

  test('leaves a file that has comments of its own', async () => {
    const home = await homeWith({ [CONFIG]: `// newer\n${rewritten}`, 'old.json5': OLD });
    const { stdout } = await restore(home, '--from', home.path('old.json5'), '--write');
    expect(stdout).toContain('was left as it is');
    expect(await home.read(CONFIG)).toBe(`// newer\n${rewritten}`);
  });

  test('says what to do where no earlier text is found', async () => {
    const { status, stdout } = await restore(await homeWith({}));
    expect(status).toBe(0);
    expect(stdout).toContain('--from FILE');
  });
});
