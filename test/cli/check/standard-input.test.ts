import { describe, expect, test } from 'vitest';
import { LEGACY, makeHome, REPAIRED } from '../home.js';

const STDIN = ['--stdin', '--target', '2026.9.6'];
const NAMED = [...STDIN, '--stdin-filename', 'openclaw.json'];

describe('checking standard input', () => {
  test('reports what comes there, under the name it is given', async () => {
    const home = await makeHome({ 'openclaw.json': REPAIRED });
    const ran = await home.run([...NAMED, '--format', 'concise'], { input: LEGACY });
    expect(ran).toMatchObject({ status: 1, stderr: '' });
    expect(ran.stdout).toMatch(/^openclaw\.json:3:35: error gateway\/bind-host-alias/);
  });

  test('needs no file of that name, and no name', async () => {
    const home = await makeHome();
    expect((await home.run(NAMED, { input: LEGACY })).status).toBe(1);
    const ran = await home.run([...STDIN, '--format', 'concise'], { input: LEGACY });
    expect(ran.stdout).toContain('<stdin>:3:35:');
  });

  test('exits 0 where nothing is wrong', async () => {
    const home = await makeHome();
    expect(await home.run([...NAMED, '--quiet'], { input: REPAIRED })).toEqual({ status: 0, stdout: '', stderr: '' });
  });

  test('reads what the document includes beside its name', async () => {
    const home = await makeHome({ 'etc/gateway.json5': "{ mode: 'local', bind: '127.0.0.1' }" });
    const named = [...STDIN, '--stdin-filename', 'etc/openclaw.json', '--format', 'concise'];
    const ran = await home.run(named, { input: "{ gateway: { $include: './gateway.json5' } }" });
    expect(ran.stdout).toContain('etc/gateway.json5:1:');
  });

  test('judges a state file by its name', async () => {
    const home = await makeHome();
    const named = [...STDIN, '--stdin-filename', 'cron/jobs.json', '--format', 'concise'];
    expect((await home.run(named, { input: '[{ "name": "daily" }]' })).stdout).toContain('cron/');
  });

  test('with --diff prints the patch', async () => {
    const home = await makeHome();
    const ran = await home.run([...NAMED, '--diff'], { input: LEGACY });
    expect(ran.status).toBe(1);
    expect(ran.stdout).toMatch(/^--- a\/openclaw\.json\n\+\+\+ b\/openclaw\.json\n/);
  });

  test.each([
    [['openclaw.json', '--stdin'], /leave the paths out/],
    [['--stdin-filename', 'a.json'], /--stdin-filename names what --stdin reads/],
    [['--stdin', '--staged'], /give one of them/],
    [['--stdin', '--config', 'a.json'], /leave --config and --state-dir out/],
    [['--stdin', '--fix', '-i'], /leave --interactive out/],
  ])('refuses %j', async (args, message) => {
    const home = await makeHome({ 'openclaw.json': REPAIRED });
    const ran = await home.run(args, { input: '' });
    expect(ran).toMatchObject({ status: 2, stdout: '' });
    expect(ran.stderr).toMatch(message);
  });
});

describe('fixing standard input', () => {
  test('prints the repaired document alone, the report goes to standard error, and no file is touched', async () => {
    const home = await makeHome({ 'openclaw.json': 'as it was' });
    const ran = await home.run([...NAMED, '--fix'], { input: LEGACY });
    expect(ran).toMatchObject({ status: 0, stdout: REPAIRED });
    expect(ran.stderr).toContain('gateway/bind-host-alias');
    expect(await home.read('openclaw.json')).toBe('as it was');
  });

  test('knows that no backup was made', async () => {
    const home = await makeHome();
    const ran = await home.run([...NAMED, '--fix'], { input: LEGACY });
    expect(ran.stderr).not.toContain('undo');
  });

  test.each([
    ['unchanged', REPAIRED, 0],
    ['empty', '', 1],
    ['something else altogether', '\u{feff}<xml/>\r\n', 1],
    ['cut off in the middle of a string', "{ gateway: { mode: 'local', bind: '127.0", 1],
  ])('prints a document whole that is %s', async (_, input, status) => {
    const home = await makeHome();
    const ran = await home.run([...NAMED, '--fix'], { input });
    expect(ran).toMatchObject({ stdout: input, status });
    expect(ran.stderr).not.toBe('');
  });

  test.each([
    ['a file no rule reads', 'agents/main/sessions/x.jsonl', []],
    ['a target nobody knows', 'openclaw.json', ['--target', '1999']],
    ['a wrong option', 'openclaw.json', ['--fail-on', 'never']],
  ])('prints it whole also for %s', async (_, name, more) => {
    const home = await makeHome();
    const ran = await home.run(['--stdin', '--stdin-filename', name, '--fix', ...more], { input: LEGACY });
    expect(ran.stdout).toBe(LEGACY);
  });

  test('gives bytes back that are no text', async () => {
    const home = await makeHome();
    const printed: (string | Uint8Array)[] = [];
    const bytes = new Uint8Array([0xff, 0xfe, 0x7b, 0x00]);
    const terminal = {
      ...home.terminal(),
      readInput: async () => bytes,
      print: async (text: string | Uint8Array) => void printed.push(text),
    };
    const { run } = await import('../../../src/cli/commands/doctor.js');
    expect(await run({ stdin: true, fix: true }, terminal)).toBe(2);
    expect(printed).toEqual([bytes]);
  });
});
