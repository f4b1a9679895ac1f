import { execFileSync, spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { chmod, readFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import * as path from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { LEGACY, makeHome, REPAIRED } from '../cli/home.js';

/** The built program. */
let dist = '';
let action = '';
beforeAll(async () => {
  dist = mkdtempSync(path.join(tmpdir(), 'clawmend-dist-'));
  execFileSync(process.execPath, ['scripts/build.mjs', '--no-types', '--out', dist]);
  action = await readFile('action.yml', 'utf8');
});
afterAll(() => rmSync(dist, { recursive: true, force: true }));

/** What stands below `run: |`, and the variables above it, as the runner would hand them over. */
function step() {
  const [, variables = '', script = ''] = /\n {6}env:\n([\s\S]*?)\n {6}run: \|\n([\s\S]*)$/.exec(action) ?? [];
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
  const program = `"${process.execPath}" "${path.join(dist, 'cli.js')}"`;
  const tools = await makeHome({
    npx: `#!/bin/sh\necho "$2" > "${home.path('.version')}"\nshift 2\nexec ${program} "$@"\n`,
  });
  await chmod(tools.path('npx'), 0o755);
  execFileSync('git', ['init', '-q'], { cwd: home.directory });
  execFileSync('git', ['add', '.'], { cwd: home.directory });
  const { script, inputs } = step();
  const declared = declaredInputs();
  const env: Record<string, string> = {
    HOME: home.directory,
    PATH: `${tools.directory}:${process.env.PATH}`,
    OPENCLAW_GATEWAY_PORT: '1',
    GITHUB_OUTPUT: home.path('.output'),
    GITHUB_STEP_SUMMARY: home.path('.summary'),
  };
  for (const { name, input } of inputs) env[name] = given[input] ?? declared.get(input) ?? 'not declared';
  const ran = spawnSync('bash', ['--noprofile', '--norc', '-e', '-o', 'pipefail', '-c', script], {
    cwd: home.directory,
    env,
    encoding: 'utf8',
  });
  const read = (name: string) => home.read(name).catch(() => '');
  return {
    ...ran,
    output: await read('.output'),
    summary: await read('.summary'),
    version: await read('.version'),
    read,
  };
}

const TARGET = { target: '2026.9.6' };

describe('the GitHub action', () => {
  test('hands every input it declares to its script, as a variable', () => {
    const { inputs, script } = step();
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
    expect(ran.version).toBe('clawmend@latest\n');
  });

  test('passes where nothing is wrong', async () => {
    const ran = await runAction({ 'openclaw.json': REPAIRED }, { ...TARGET, version: '0.1.0' });
    expect(ran).toMatchObject({ status: 0, output: 'exit-code=0\n', version: 'clawmend@0.1.0\n' });
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
    for (const file of ['github', 'gitlab', 'generic']) {
      const text = (await readFile(`docs/ci/${file}.md`, 'utf8')).replace(/\s*\\?\n\s+(?=--)/g, ' ');
      const commands = [...text.matchAll(/npx --yes clawmend@[\d.]+ ([^\n|]*)/g)].map(([, args = '']) => args.trim());
      expect(commands.length).toBeGreaterThan(0);
      for (const args of commands) {
        const ran = await home.run(
          [...args.split(/\s+/), '--target', '2026.9.6'].slice(0, args.includes('--target') ? -2 : undefined),
        );
        expect(ran, args).toMatchObject({ status: 0, stderr: '' });
      }
    }
  });
});
