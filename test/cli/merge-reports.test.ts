import { describe, expect, test } from 'vitest';
import { type Home, makeHome } from './home.js';

const BROKEN = `{ gateway: { mode: 'local', bind: '127.0.0.1' } }\n`;
const CLEAN = `{ gateway: { mode: 'local' } }\n`;
const TARGET = ['--target', '2026.9.6', '--skip', 'permissions/*'];

/** Reports of two machines, as each has written its own. */
async function machines(): Promise<Home> {
  const home = await makeHome({ 'one/openclaw.json': BROKEN, 'two/openclaw.json': CLEAN });
  for (const [cwd, name] of [
    ['one', 'web1'],
    ['two', 'web2'],
  ] as const) {
    const { stdout } = await home.run([...TARGET, 'openclaw.json', '--format', 'json'], { cwd });
    await home.write(`reports/${name}.json`, stdout);
  }
  return home;
}

const merge = (home: Home, ...args: readonly string[]) => home.run(['merge-reports', ...args]);

describe('clawmend merge-reports', () => {
  test('is one table, named after the files', async () => {
    const { status, stdout } = await merge(await machines(), 'reports/web1.json', 'reports/web2.json');
    expect(status).toBe(1);
    expect(stdout).toMatch(/^2 homes: 1 will not start and 1 without problems\./);
    expect(stdout).toMatch(/^web1 +2026\.9\.6 +will not start +1/m);
    expect(stdout).toMatch(/^web2 +2026\.9\.6 +no problems +0/m);
  });

  test.each(['concise', 'json', 'jsonl', 'sarif', 'junit', 'github', 'gitlab', 'rdjson', 'markdown', 'html'])(
    '%s names the machine',
    async (format) => {
      const { status, stdout } = await merge(await machines(), 'reports/*.json', '--format', format);
      expect(status).toBe(1);
      expect(stdout).toContain('web1/openclaw.json');
    },
  );

  test('a merged report can be merged again', async () => {
    const home = await machines();
    await merge(home, 'reports/*.json', '--format', 'json=site.json');
    const { homes, findings } = JSON.parse((await merge(home, 'site.json', '--format', 'json')).stdout);
    expect(homes.map((one: { home: string }) => one.home)).toEqual(['site/web1', 'site/web2']);
    expect(findings).toMatchObject([{ home: 'site/web1', file: 'site/web1/openclaw.json' }]);
  });

  test('files of one name are told apart by their directories', async () => {
    const home = await machines();
    await home.write('x/report.json', await home.read('reports/web1.json'));
    await home.write('y/report.json', await home.read('reports/web2.json'));
    const { homes } = JSON.parse((await merge(home, '?/report.json', '--format', 'json')).stdout);
    expect(homes.map((one: { home: string }) => one.home)).toEqual(['x/report', 'y/report']);
  });

  test('different versions of the tool are told', async () => {
    const home = await machines();
    const report = JSON.parse(await home.read('reports/web2.json'));
    await home.write('reports/web2.json', JSON.stringify({ ...report, tool: { ...report.tool, version: '9.9.9' } }));
    const { stdout } = await merge(home, 'reports/*.json');
    expect(stdout).toContain('different versions of the tool');
    expect(stdout).toContain('9.9.9 (web2)');
  });

  test.each([
    ['not JSON', 'reports/web3.json is no JSON'],
    ['', 'reports/web3.json is empty'],
    ['{"schemaVersion":1}', 'reports/web3.json is no report of --format json'],
    ['[]', 'reports/web3.json is no report'],
    ['{"schemaVersion":2,"tool":{"name":"clawmend","version":"7.0.0"}}', 'has schemaVersion 2'],
  ])('%j is no report', async (text, message) => {
    const home = await machines();
    await home.write('reports/web3.json', text);
    const { status, stdout, stderr } = await merge(home, 'reports/*.json');
    expect(status).toBe(2);
    expect(stdout).toBe('');
    expect(stderr).toContain(message);
  });

  test('what is only in a patch is not called fixed', async () => {
    const home = await machines();
    const only = [...TARGET, 'openclaw.json', '--only', 'gateway/*', '--format', 'json=../reports/web3.json'];
    await home.run([...only, '--diff'], { cwd: 'one' });
    for (const format of ['pretty', 'markdown', 'html', 'concise']) {
      const { stdout } = await merge(home, 'reports/web3.json', '--format', format);
      expect(stdout, format).toMatch(/in[ -](?:the )?patch/);
      const words = stdout.replace(/<style>[\s\S]*<\/style>/, '');
      expect(words, format).not.toMatch(/\bfixed\b/);
    }
    const { homes } = JSON.parse((await merge(home, 'reports/web3.json', '--format', 'json')).stdout);
    expect(homes).toMatchObject([{ home: 'web3', fixed: 1, mode: 'diff' }]);
    await home.run([...only, '--fix'], { cwd: 'one' });
    const mixed = await merge(home, 'reports/*.json');
    expect(mixed.stdout).toContain('1 fixed.');
    expect(mixed.stdout).not.toContain('in the patch');
  });

  test('what failed on a machine fails here', async () => {
    const home = await machines();
    const report = JSON.parse(await home.read('reports/web2.json'));
    const failures = [{ file: 'openclaw.json', message: 'it changed meanwhile' }];
    await home.write('reports/web2.json', JSON.stringify({ ...report, failures }));
    const { status, stdout } = await merge(home, 'reports/*.json');
    expect(status).toBe(2);
    expect(stdout).toContain('web2: web2/openclaw.json: it changed meanwhile');
  });

  test('--fail-on error lets advice pass', async () => {
    const home = await machines();
    const { status } = await merge(home, 'reports/web2.json', '--fail-on', 'error');
    expect(status).toBe(0);
  });
});
