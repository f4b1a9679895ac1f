import { execFileSync, spawnSync } from 'node:child_process';
import { chmod, readFile } from 'node:fs/promises';
import * as path from 'node:path';
import { fileURLToPath } from 'node:url';
import { beforeAll, describe, expect, test } from 'vitest';
import packageJson from '../../package.json' with { type: 'json' };
import { builtProgram } from '../helpers/built-program.js';
import { type Home, LEGACY, makeHome } from './home.js';

const preload = fileURLToPath(new URL('../helpers/refuse-outside.mjs', import.meta.url));
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

function run(home: Home, args: readonly string[], env: Readonly<Record<string, string>> = {}, input = '') {
  return spawnSync(process.execPath, ['--import', preload, path.join(dist, 'cli.js'), ...args], {
    cwd: home.directory,
    input,
    encoding: 'utf8',
    env: { HOME: home.directory, PATH: '', OPENCLAW_GATEWAY_PORT: '1', REFUSED: home.path('refused'), ...env },
  });
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

interface Command {
  readonly args: readonly string[];
  readonly input?: string;
}

const COMMANDS: readonly Command[] = [
  { args: [] },
  { args: ['openclaw.json', '--format', 'json'] },
  { args: ['--fix', '--format', 'sarif'] },
  { args: ['undo', '--diff'] },
  { args: ['undo'] },
  { args: ['--diff'] },
  { args: ['--format', 'html'] },
  { args: ['routes'] },
  { args: ['why', 'openai/gpt-5.5'] },
  { args: ['explain', 'gateway/bind-host-alias'] },
  { args: ['rules', '--format', 'json'] },
  { args: ['migrations', '--used'] },
  { args: ['releases'] },
  { args: ['upgrade', '--from', '2026.4.29', '--to', '2026.9.6'] },
  { args: ['get', 'gateway.mode'] },
  { args: ['set', 'gateway.port', '19001'] },
  { args: ['unset', 'gateway.port'] },
  { args: ['patch', '-'], input: '{ gateway: { port: 19002 } }' },
  { args: ['restore-comments', '--write'] },
  { args: ['schema'] },
  { args: ['.openclaw', 'second', '--format', 'json=report.json'] },
  { args: ['merge-reports', 'report.json'] },
  { args: ['lsp', '--stdio'], input: EDITOR },
  { args: ['mcp', '--allow-write'], input: AGENT },
  { args: ['completion', 'bash'] },
];

describe('no command opens a connection or starts a program', () => {
  test.each([
    // A relative directory, the directory of programs, and an empty entry, which means the working directory.
    { PATH: '.:node_modules/.bin:', commands: COMMANDS },
    // These ask for the installed release.
    ...['', ':', '.:/nowhere'].map((PATH) => ({ PATH, commands: [{ args: [] }, { args: ['--fix'] }] })),
  ])('with PATH $PATH', async ({ PATH, commands }: { PATH: string; commands: readonly Command[] }) => {
    const home = await withPrograms();
    for (const { args, input } of commands) {
      const { status, stderr } = run(home, args, { PATH }, input);
      expect({ args, status, refused: await refused(home) }).toEqual({
        args,
        status: status === 1 ? 1 : 0,
        refused: '',
      });
      expect(stderr).not.toContain('refused:');
    }
    expect(await isMarked(home)).toBe(false);
  });

  test('the release of the working directory is not that of the machine', async () => {
    const home = await withPrograms();
    const { stdout } = run(home, ['--format', 'json'], { PATH: '.:node_modules/.bin:' });
    expect(JSON.parse(stdout).target.source).not.toBe('installed');
  });

  test.each([{ args: ['--staged'] }, { args: ['init', '--yes'] }])(
    'clawmend $args starts git, of the PATH and not of the directory',
    async ({ args }) => {
      const home = await withPrograms();
      execFileSync(git, ['init', '-q'], { cwd: home.directory });
      for (const PATH of ['.', `.:${path.dirname(git)}`, `:${path.dirname(git)}`, path.dirname(git)]) {
        run(home, args, { PATH, ALLOWED_PROGRAM: git });
        expect({ PATH, isMarked: await isMarked(home), refused: await refused(home) }).toEqual({
          PATH,
          isMarked: false,
          refused: '',
        });
      }
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
    for (const code of tries) {
      spawnSync(process.execPath, ['--import', preload, '-e', code], { env: { REFUSED: home.path('refused') } });
    }
    expect((await refused(home)).trim().split('\n')).toHaveLength(tries.length);
  });
});

test('installing the package runs nothing', () => {
  const ran = ['preinstall', 'install', 'postinstall', 'preuninstall', 'uninstall', 'postuninstall', 'dependencies'];
  expect(Object.keys(packageJson.scripts).filter((name) => ran.includes(name))).toEqual([]);
  expect(packageJson).not.toHaveProperty('dependencies');
  expect(packageJson).not.toHaveProperty('gypfile');
});
