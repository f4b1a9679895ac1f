import { execFileSync, spawnSync } from 'node:child_process';
import { cpSync, mkdtempSync, readdirSync, rmSync, symlinkSync } from 'node:fs';
import { chmod, readFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import * as path from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { IS_PUBLISHED } from '../../src/doctor/tool.js';
import { LEGACY, makeHome, REPAIRED } from '../cli/home.js';

/** A checkout of the repository, as the runner lays it for `uses:`; the program is built in it by the action's own step. */
let checkout = '';
let action = '';
beforeAll(async () => {
  checkout = mkdtempSync(path.join(tmpdir(), 'clawmend-action-'));
  for (const name of ['src', 'scripts', 'package.json', 'package-lock.json', 'tsconfig.json', 'tsconfig.build.json']) {
    cpSync(name, path.join(checkout, name), { recursive: true });
  }
  // Stands for what `npm ci` installs.
  symlinkSync(path.resolve('node_modules'), path.join(checkout, 'node_modules'));
  action = await readFile('action.yml', 'utf8');
  runScript(step('build').script, checkout, { GITHUB_ACTION_PATH: checkout, PATH: `${process.env.PATH}` });
});
afterAll(() => rmSync(checkout, { recursive: true, force: true }));

/** What stands below `run: |` of a step, and the variables above it, as the runner would hand them over. */
function step(id: string) {
  const [, text = ''] = new RegExp(`\\n {4}- id: ${id}\\n([\\s\\S]*?)(?=\\n {4}- |$)`).exec(`${action}\n    - `) ?? [];
  const [, variables = ''] = /\n {6}env:\n([\s\S]*?)\n {6}run: \|\n/.exec(text) ?? [];
  const [, script = ''] = /\n {6}run: \|\n([\s\S]*)$/.exec(text) ?? [];
  const inputs = [...variables.matchAll(/^ {8}(\w+): \$\{\{ inputs\.([\w-]+) \}\}$/gm)];
  return {
    script: script.replace(/^ {8}/gm, ''),
    inputs: inputs.map(([, name = '', input = '']) => ({ name, input })),
  };
}

/** The inputs the action declares, with what they are when not given. */
function declaredInputs(): ReadonlyMap<string, string> {
  const [, block = ''] = /\ninputs:\n([\s\S]*?)\n\w/.exec(action) ?? [];
  const declared = block.matchAll(/^ {2}([\w-]+):\n {4}description: .+\n {4}default: (.*)$/gm);
  return new Map([...declared].map(([, name = '', value = '']) => [name, /^(''|"")$/.test(value) ? '' : value]));
}

async function runAction(files: Readonly<Record<string, string>>, given: Readonly<Record<string, string>> = {}) {
  const home = await makeHome(files);
  // Nobody's package is asked for: neither npm nor npx is there to ask.
  const tools = await makeHome({ npx: NOT_HERE, npm: NOT_HERE });
  for (const name of ['npx', 'npm']) await chmod(tools.path(name), 0o755);
  execFileSync('git', ['init', '-q'], { cwd: home.directory });
  execFileSync('git', ['add', '.'], { cwd: home.directory });
  const { script, inputs } = step('check');
  const declared = declaredInputs();
  const env: Record<string, string> = {
    HOME: home.directory,
    PATH: `${tools.directory}:${process.env.PATH}`,
    OPENCLAW_GATEWAY_PORT: '1',
    GITHUB_ACTION_PATH: checkout,
    GITHUB_OUTPUT: home.path('.output'),
    GITHUB_STEP_SUMMARY: home.path('.summary'),
  };
  for (const { name, input } of inputs) env[name] = given[input] ?? declared.get(input) ?? 'not declared';
  const ran = runScript(script, home.directory, env);
  const read = (name: string) => home.read(name).catch(() => '');
  return {
    ...ran,
    output: await read('.output'),
    summary: await read('.summary'),
    read,
  };
}

/** As the runner starts `shell: bash`. */
function runScript(script: string, cwd: string, env: Readonly<Record<string, string>>) {
  const shell = ['--noprofile', '--norc', '-e', '-o', 'pipefail', '-c', script];
  return spawnSync('bash', shell, { cwd, env, encoding: 'utf8' });
}

const NOT_HERE = '#!/bin/sh\necho "$0 was called" >&2\nexit 97\n';
const TARGET = { target: '2026.9.6' };

describe('the GitHub action', () => {
  test('hands every input it declares to its script, as a variable', () => {
    const { inputs, script } = step('check');
    expect(inputs.map(({ input }) => input).sort()).toEqual([...declaredInputs().keys()].sort());
    expect(script).not.toContain('${{');
    for (const { name } of inputs) expect(script).toContain(`$${name}`);
  });

  test('annotates, sums up, and fails where findings are left', async () => {
    const ran = await runAction({ 'openclaw.json': LEGACY }, TARGET);
    expect(ran.status).toBe(1);
    expect(ran.stdout).toMatch(/^::error file=openclaw\.json,line=3,.*title=gateway\/bind-host-alias::/m);
    expect(ran.summary).toContain('| error | `openclaw.json:3:35`');
    expect(ran.output).toBe('exit-code=1\n');
  });

  test('passes where nothing is wrong', async () => {
    const ran = await runAction({ 'openclaw.json': REPAIRED }, TARGET);
    expect(ran).toMatchObject({ status: 0, output: 'exit-code=0\n' });
  });

  test('finds tracked configs wherever they lie, and takes named ones alone', async () => {
    const files = { 'deploy/my hosts/openclaw.prod.json5': LEGACY, 'other.json': LEGACY };
    expect((await runAction(files, TARGET)).stdout).toContain('file=deploy/my hosts/openclaw.prod.json5');
    const named = await runAction(files, { ...TARGET, paths: '\nother.json\n' });
    expect(named.stdout).toContain('file=other.json');
    expect(named.stdout).not.toContain('deploy');
  });

  test('writes SARIF where asked, and says where', async () => {
    const ran = await runAction({ 'openclaw.json': LEGACY }, { ...TARGET, 'sarif-file': 'out.sarif' });
    expect(JSON.parse(await ran.read('out.sarif')).runs[0].results).toHaveLength(1);
    expect(ran.output).toBe('exit-code=1\nsarif-file=out.sarif\n');
  });

  test('lets through what --fail-on lets through', async () => {
    const files = {
      'openclaw.json': LEGACY,
      'clawmend.config.json5': "{ rules: { 'gateway/bind-host-alias': 'warning' } }",
    };
    expect((await runAction(files, TARGET)).status).toBe(1);
    expect((await runAction(files, { ...TARGET, 'fail-on': 'error' })).status).toBe(0);
  });

  test('takes nothing in an input for a script', async () => {
    const ran = await runAction({ 'openclaw.json': REPAIRED }, { paths: '$(touch pwned)`touch pwned`', ...TARGET });
    expect(ran.status).toBe(2);
    expect(await ran.read('pwned')).toBe('');
  });

  test('says so where there is no config', async () => {
    const ran = await runAction({ 'package.json': '{}' });
    expect(ran).toMatchObject({ status: 0, output: 'exit-code=0\n' });
    expect(ran.stdout).toContain('::notice');
  });
});

describe('what the docs tell people to put into CI', () => {
  test('is read by clawmend as it stands', async () => {
    const home = await makeHome({ 'openclaw.json': REPAIRED });
    for (const file of ['gitlab', 'generic']) {
      const text = (await readFile(`docs/ci/${file}.md`, 'utf8')).replace(/\s*\\?\n\s+(?=--)/g, ' ');
      const commands = [...text.matchAll(/node clawmend\/dist\/cli\.js ([^\n|]*)/g)].map(([, args = '']) =>
        args.trim(),
      );
      expect(commands.length).toBeGreaterThan(0);
      for (const args of commands) {
        expect(await home.run(args.split(/\s+/)), args).toMatchObject({ status: 0, stderr: '' });
      }
    }
  });

  test.runIf(!IS_PUBLISHED)(
    'runs no package by its name while nobody has published it (needs an unpublished package)',
    async () => {
      const shipped = ['action.yml', '.pre-commit-hooks.yaml', 'README.md', 'CONTRIBUTING.md'];
      const pages = readdirSync('docs/ci').map((name) => `docs/ci/${name}`);
      for (const file of [...shipped, ...pages, 'src/cli/init-files.ts']) {
        const text = await readFile(file, 'utf8');
        expect(text, file).not.toMatch(/\b(npx|pnpx|bunx|npm exec|dlx)\b[^\n]*clawmend/);
        expect(text.replace(/IS_PUBLISHED\s*\?[^:]*:/, ''), file).not.toMatch(
          /clawmend@\d|clawmend@latest|additional_dependencies/,
        );
      }
    },
  );
});
