import { execFileSync, spawnSync } from 'node:child_process';
import { chmod, readFile } from 'node:fs/promises';
import * as path from 'node:path';
import { fileURLToPath } from 'node:url';
import { beforeAll, describe, expect, test } from 'vitest';
import packageJson from '../../package.json' with { type: 'json' };
import { builtProgram } from '../helpers/built-program.js';
import { type Home, LEGACY, makeHome } from './home.js';

const preload = fileURLToPath(new URL('../helpers/refuse-outside.mjs', import.meta.url));
const inARow = fileURLToPath(new URL('../helpers/run-in-a-row.mjs', import.meta.url));
const git = execFileSync('sh', ['-c', 'command -v git'], { encoding: 'utf8' }).trim();

let dist = '';
beforeAll(() => {
  dist = builtProgram();
});

const MARK = 'somebody-ran-me';

/** A working directory that brings programs of its own, which would leave a mark. */
async function withPrograms(): Promise<Home> {
  const program = `#!/bin/sh\necho > "$(dirname "$0")/${MARK}"\n`;
  const home = await makeHome({
    '.openclaw/openclaw.json': LEGACY,
    'second/openclaw.json': LEGACY,
    'openclaw.json': `{ mcp: { servers: { a: { command: './server' } } }, models: { providers: { x: { baseUrl: 'https://example.org/v1' } } } }`,
    git: program,
    openclaw: program,
    server: program,
    'node_modules/.bin/openclaw': program,
    'node_modules/openclaw/package.json': '{ "name": "openclaw", "version": "2026.2.1", "bin": "cli.js" }',
  });
  for (const name of ['git', 'openclaw', 'server', 'node_modules/.bin/openclaw']) await chmod(home.path(name), 0o755);
  return home;
}

const environment = (home: Home, env: Readonly<Record<string, string>> = {}) => ({
  HOME: home.directory,
  PATH: '',
  OPENCLAW_GATEWAY_PORT: '1',
  REFUSED: home.path('refused'),
  ...env,
});

/** The program in a process of its own, as users start it. */
function run(home: Home, args: readonly string[], env: Readonly<Record<string, string>> = {}, input = '') {
  return spawnSync(process.execPath, ['--import', preload, path.join(dist, 'cli.js'), ...args], {
    cwd: home.directory,
    input,
    encoding: 'utf8',
    env: environment(home, env),
  });
}

interface Row {
  readonly args: readonly string[];
  readonly env?: Readonly<Record<string, string>>;
}

interface Came extends Row {
  readonly status: number;
  /** Of all runs up to this one. */
  readonly refused: string;
}

/** The program many times, one after the other, in one process. */
async function runAll(home: Home, rows: readonly Row[], env: Readonly<Record<string, string>> = {}, input = '') {
  const results = home.path('results');
  const args = ['--import', preload, inARow, dist, results, JSON.stringify(rows)];
  const { stderr, status } = spawnSync(process.execPath, args, {
    cwd: home.directory,
    input,
    stdio: ['pipe', 'ignore', 'pipe'],
    encoding: 'utf8',
    env: environment(home, env),
  });
  expect({ status, stderr: status === 0 ? '' : stderr }).toEqual({ status: 0, stderr: '' });
  const came = (await home.read('results')).trim().split('\n');
  expect(came).toHaveLength(rows.length);
  return { came: came.map((line) => JSON.parse(line) as Came), stderr };
}

const refused = (home: Home) => readFile(home.path('refused'), 'utf8').catch(() => '');
const isMarked = (home: Home) =>
  readFile(home.path(MARK), 'utf8').then(
    () => true,
    () => false,
  );

/** What an editor and an agent would say, from the first word to the last. */
const EDITOR = [
  { id: 1, method: 'initialize', params: { processId: null, rootUri: null, capabilities: {} } },
  { method: 'initialized', params: {} },
  { id: 2, method: 'shutdown' },
  { method: 'exit' },
]
  .map((message) => JSON.stringify({ jsonrpc: '2.0', ...message }))
  .map((text) => `Content-Length: ${Buffer.byteLength(text)}\r\n\r\n${text}`)
  .join('');
const about = { protocolVersion: '2025-06-18', capabilities: {}, clientInfo: { name: 'test', version: '1' } };
const AGENT = [
  { id: 1, method: 'initialize', params: about },
  { method: 'notifications/initialized' },
  { id: 2, method: 'tools/call', params: { name: 'check', arguments: {} } },
]
  .map((message) => `${JSON.stringify({ jsonrpc: '2.0', ...message })}\n`)
  .join('');

const PATCH = '{ gateway: { port: 19002 } }';
/** All commands but the servers. */
const COMMANDS: readonly (readonly string[])[] = [
  [],
  ['openclaw.json', '--format', 'json'],
  ['--fix', '--format', 'sarif'],
  ['undo', '--diff'],
  ['undo'],
  ['--diff'],
  ['--format', 'html'],
  ['routes'],
  ['why', 'openai/gpt-5.5'],
  ['explain', 'gateway/bind-host-alias'],
  ['rules', '--format', 'json'],
  ['migrations', '--used'],
  ['releases'],
  ['upgrade', '--from', '2026.4.29', '--to', '2026.9.6'],
  ['get', 'gateway.mode'],
  ['set', 'gateway.port', '19001'],
  ['unset', 'gateway.port'],
  ['patch', '-'],
  ['restore-comments', '--write'],
  ['schema'],
  ['.openclaw', 'second', '--format', 'json=report.json'],
  ['merge-reports', 'report.json'],
  ['completion', 'bash'],
];

describe('no command opens a connection or starts a program', () => {
  /** A relative directory, the directory of programs, and an empty entry, which means the working directory. */
  const LURING = '.:node_modules/.bin:';

  test('whatever it does', async () => {
    const home = await withPrograms();
    const rows = COMMANDS.map((args) => ({ args }));
    const { came, stderr } = await runAll(home, rows, { PATH: LURING }, PATCH);
    const wanted = rows.map((row, index) => ({ ...row, status: came[index]?.status === 1 ? 1 : 0, refused: '' }));
    expect(came).toEqual(wanted);
    expect(stderr).not.toContain('refused:');
    expect(await isMarked(home)).toBe(false);
  });

  test('where the installed release is looked for in a PATH that leads here or nowhere', async () => {
    const home = await withPrograms();
    const rows = ['', ':', '.:/nowhere'].flatMap((PATH) => [[], ['--fix']].map((args) => ({ args, env: { PATH } })));
    const { came, stderr } = await runAll(home, rows);
    const wanted = rows.map((row, index) => ({ ...row, status: came[index]?.status === 1 ? 1 : 0, refused: '' }));
    expect(came).toEqual(wanted);
    expect(stderr).not.toContain('refused:');
    expect(await isMarked(home)).toBe(false);
  });

  test.each([
    ['lsp', ['lsp', '--stdio'], EDITOR],
    ['mcp', ['mcp', '--allow-write'], AGENT],
    ['a check in a process of its own', [], ''],
  ] as const)('%s', async (_, args, input) => {
    const home = await withPrograms();
    const { status, stderr } = run(home, args, { PATH: LURING }, input);
    expect({ status, refused: await refused(home) }).toEqual({ status: status === 1 ? 1 : 0, refused: '' });
    expect(stderr).not.toContain('refused:');
    expect(await isMarked(home)).toBe(false);
  });

  test('the release of the working directory is not that of the machine', async () => {
    const home = await withPrograms();
    const { stdout } = run(home, ['--format', 'json'], { PATH: LURING });
    expect(JSON.parse(stdout).target.source).not.toBe('installed');
  });

  test.each([{ args: ['--staged'] }, { args: ['init', '--yes'] }])(
    'clawmend $args starts git, of the PATH and not of the directory',
    async ({ args }) => {
      const home = await withPrograms();
      execFileSync(git, ['init', '-q'], { cwd: home.directory });
      const paths = ['.', `.:${path.dirname(git)}`, `:${path.dirname(git)}`, path.dirname(git)];
      const rows = paths.map((PATH) => ({ args, env: { PATH } }));
      const { came } = await runAll(home, rows, { ALLOWED_PROGRAM: git });
      expect(came.map(({ env, refused }) => ({ PATH: env?.PATH, refused }))).toEqual(
        paths.map((PATH) => ({ PATH, refused: '' })),
      );
      expect(await isMarked(home)).toBe(false);
    },
  );

  test('and the filter would have seen it', async () => {
    const home = await withPrograms();
    const tries = [
      `fetch('https://example.org')`,
      `import('node:net').then((net) => net.connect(80, 'example.org'))`,
      `import('node:dns').then((dns) => dns.lookup('example.org', () => {}))`,
      `import('node:child_process').then((it) => it.execFile('git'))`,
      `process.getBuiltinModule?.('node:child_process').spawn('git') ?? import('node:child_process').then((it) => it.spawn('git'))`,
    ];
    const all = tries.map((code) => `await Promise.resolve().then(() => ${code}).catch(() => {});`).join('\n');
    spawnSync(process.execPath, ['--import', preload, '--input-type=module', '-e', all], {
      env: { REFUSED: home.path('refused') },
    });
    expect((await refused(home)).trim().split('\n')).toHaveLength(tries.length);
  });
});

test('installing the package runs nothing', () => {
  const ran = ['preinstall', 'install', 'postinstall', 'preuninstall', 'uninstall', 'postuninstall', 'dependencies'];
  expect(Object.keys(packageJson.scripts).filter((name) => ran.includes(name))).toEqual([]);
  expect(packageJson).not.toHaveProperty('dependencies');
  expect(packageJson).not.toHaveProperty('gypfile');
});
