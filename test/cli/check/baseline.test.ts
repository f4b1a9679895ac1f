import { describe, expect, test } from 'vitest';
import { type Home, LEGACY, makeHome } from '../home.js';

const BASELINE = 'known.json';
const args = ['openclaw.json', '--baseline', BASELINE];

async function homeWithBaseline(text = LEGACY): Promise<Home> {
  const home = await makeHome({ 'openclaw.json': text });
  const { status, stderr } = await home.run([...args, '--update-baseline']);
  expect({ status, stderr }).toEqual({ status: 0, stderr: `${BASELINE} holds 1 finding now.\n` });
  return home;
}

interface Entry {
  readonly file: string;
  readonly rule: string;
  readonly path: string | null;
  readonly fingerprint: string;
}

async function entries(home: Home): Promise<readonly Entry[]> {
  return (JSON.parse(await home.read(BASELINE)) as { findings: readonly Entry[] }).findings;
}

describe('a baseline', () => {
  test('lets pass what was there when it was taken', async () => {
    const home = await homeWithBaseline();
    expect(await entries(home)).toMatchObject([
      { file: 'openclaw.json', rule: 'gateway/bind-host-alias', path: 'gateway.bind' },
    ]);
    expect((await home.run(args)).status).toBe(0);
    expect((await home.run(['openclaw.json'])).status).toBe(1);
  });

  test('is a file of one line for each finding', async () => {
    const home = await homeWithBaseline();
    const [entry] = await entries(home);
    expect(await home.read(BASELINE)).toBe(
      `{\n  "version": 1,\n  "findings": [\n    {"file":"openclaw.json","rule":"gateway/bind-host-alias","path":"gateway.bind","fingerprint":"${entry?.fingerprint}"}\n  ]\n}\n`,
    );
  });

  test('knows a finding again whose line has moved', async () => {
    const home = await homeWithBaseline();
    await home.write('openclaw.json', `\n\n// moved\n${LEGACY.replace('mode:', '\n  mode:')}`);
    expect((await home.run(args)).status).toBe(0);
  });

  test('sees another value at the same place, though the count is the same', async () => {
    const home = await homeWithBaseline();
    await home.write('openclaw.json', LEGACY.replace('127.0.0.1', '0.0.0.0'));
    const { status, stderr } = await home.run([...args, '--format', 'concise']);
    expect(status).toBe(1);
    expect(stderr).toBe(
      `1 entry of ${BASELINE} is no longer found; --update-baseline drops it.\n  openclaw.json gateway.bind gateway/bind-host-alias\n`,
    );
  });

  test('names files relative to itself, wherever it is used from', async () => {
    const home = await makeHome({ 'repo/openclaw.json': LEGACY });
    await home.run(['repo/openclaw.json', '--baseline', 'repo/known.json', '--update-baseline']);
    expect(await home.read('repo/known.json')).toContain('"file":"openclaw.json"');
    expect((await home.run(['repo/openclaw.json', '--baseline', 'repo/known.json'])).status).toBe(0);
  });

  test('holds no secret, also with --show-secrets', async () => {
    const secret = 'hunter2hunter2hunter2';
    const text = `{ gateway: { mode: 'local', bind: '127.0.0.1', auth: { mode: 'token', token: '${secret}' } } }`;
    const home = await makeHome({ 'openclaw.json': text });
    await home.run([...args, '--update-baseline', '--show-secrets']);
    expect((await entries(home)).length).toBeGreaterThan(0);
    expect(await home.read(BASELINE)).not.toContain(secret);
    const shown = await home.run([...args, '--show-secrets']);
    expect(shown.status).toBe(0);
  });
});

describe('what is gone', () => {
  test('is dropped with --update-baseline', async () => {
    const home = await homeWithBaseline();
    await home.write('openclaw.json', "{ gateway: { mode: 'local' } }\n");
    await home.run([...args, '--update-baseline']);
    expect(await entries(home)).toEqual([]);
    expect(await home.read(BASELINE)).toBe('{\n  "version": 1,\n  "findings": []\n}\n');
  });

  test('is not judged where the run did not look: other files, other rules', async () => {
    const home = await homeWithBaseline();
    await home.write('other.json', LEGACY.replace('127.0.0.1', 'localhost'));
    const other = await home.run(['other.json', '--baseline', BASELINE]);
    expect(other).toMatchObject({ status: 1, stderr: '' });
    await home.run(['other.json', '--baseline', BASELINE, '--update-baseline']);
    expect((await entries(home)).map(({ file }) => file)).toEqual(['openclaw.json', 'other.json']);
    const rules = await home.run([...args, '--only', 'models/*', '--update-baseline']);
    expect(rules.status).toBe(0);
    expect(await entries(home)).toHaveLength(2);
  });

  test('a patch that is only shown makes nothing go away', async () => {
    const home = await homeWithBaseline();
    expect((await home.run([...args, '--diff'])).stderr).toBe('');
  });

  test('what --fix repairs is gone', async () => {
    const home = await homeWithBaseline();
    const { status, stderr } = await home.run([...args, '--fix']);
    expect(status).toBe(0);
    expect(stderr).toContain('1 entry of known.json is no longer found');
  });
});

describe('refused', () => {
  test.each([
    [['--update-baseline'], '--update-baseline needs the file to write; give --baseline FILE too.'],
    [[...args, '--update-baseline', '--diff'], '--diff writes nothing; leave --update-baseline or --diff out.'],
    [args, `the baseline ${BASELINE} cannot be read; write one with --update-baseline, or leave it out.`],
    [['openclaw.json', '--baseline', 'openclaw.json'], 'openclaw.json is no baseline of clawmend; name another file.'],
    [
      ['openclaw.json', '--baseline', 'openclaw.json', '--update-baseline'],
      'openclaw.json is one of the files that are checked; give the report another name.',
    ],
    [
      ['openclaw.json', '--baseline', 'notes.txt', '--update-baseline'],
      'notes.txt is no baseline of clawmend; name another file.',
    ],
  ])('%j', async (line, message) => {
    const home = await makeHome({ 'openclaw.json': LEGACY, 'notes.txt': 'mine' });
    const { status, stderr, stdout } = await home.run(line);
    expect({ status, stdout, stderr }).toEqual({ status: 2, stdout: '', stderr: `clawmend: ${message}\n` });
    expect(await home.read('openclaw.json')).toBe(LEGACY);
    expect(await home.read('notes.txt')).toBe('mine');
  });
});
