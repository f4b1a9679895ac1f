import { execFileSync, spawnSync } from 'node:child_process';
import { chmod, readFile, stat, writeFile } from 'node:fs/promises';
import * as path from 'node:path';
import { beforeAll, describe, expect, test } from 'vitest';
import { builtProgram } from '../../helpers/built-program.js';
import { type Home, LEGACY, makeHome, REPAIRED } from '../home.js';

const TARGET = ['--target', '2026.9.6'];

/** The built program. */
let dist = '';
beforeAll(() => {
  dist = builtProgram();
});

function git(home: Home, ...args: string[]) {
  return spawnSync('git', ['-c', 'user.name=A', '-c', 'user.email=a@example.org', ...args], {
    cwd: home.directory,
    env: environment(home),
    encoding: 'utf8',
  });
}

function environment(home: Home): Record<string, string> {
  return { HOME: home.directory, PATH: `${home.path('bin')}:${process.env.PATH}`, OPENCLAW_GATEWAY_PORT: '1' };
}

/** A repository in which `clawmend` is the built program. */
async function makeRepository(files: Readonly<Record<string, string>>): Promise<Home> {
  const home = await makeHome(files);
  git(home, 'init', '-q', '-b', 'main');
  const program = `"${process.execPath}" "${path.join(dist, 'cli.js')}"`;
  await home.write('bin/clawmend', `#!/bin/sh\nexec ${program} "$@"\n`);
  await chmod(home.path('bin/clawmend'), 0o755);
  return home;
}

/** Runs in this process; git is found where it is. */
function run(home: Home, args: readonly string[], more: { answers?: readonly string[]; cwd?: string } = {}) {
  return home.run(args, more);
}

describe('--staged', () => {
  test('checks what is staged, not what lies on disk', async () => {
    const home = await makeRepository({ 'openclaw.json': LEGACY });
    git(home, 'add', 'openclaw.json');
    await writeFile(home.path('openclaw.json'), REPAIRED);
    expect((await run(home, ['--staged', ...TARGET])).status).toBe(1);
    git(home, 'add', 'openclaw.json');
    await writeFile(home.path('openclaw.json'), LEGACY);
    expect((await run(home, ['--staged', ...TARGET])).status).toBe(0);
  });

  test('reads what a config includes as it is staged too', async () => {
    const config = "{ $include: './shared.json5' }";
    const home = await makeRepository({ 'openclaw.json': config, 'shared.json5': LEGACY });
    git(home, 'add', '.');
    await writeFile(home.path('shared.json5'), REPAIRED);
    const ran = await run(home, ['--staged', '--format', 'concise', ...TARGET]);
    expect(ran.stdout).toContain('shared.json5:3:');
  });

  test('looks at the named files alone, and only at staged ones', async () => {
    const home = await makeRepository({ 'a.json': LEGACY, 'b.json': REPAIRED, 'c.json': LEGACY });
    git(home, 'add', 'a.json', 'b.json');
    expect((await run(home, ['--staged', 'b.json', 'c.json', ...TARGET])).status).toBe(0);
    expect((await run(home, ['--staged', 'a.json', ...TARGET])).status).toBe(1);
  });

  test('works from a directory below, with names git would quote', async () => {
    const home = await makeRepository({ 'configs/openclaw "ü\n".json': LEGACY });
    git(home, 'add', '.');
    const ran = await run(home, ['--staged', '--format', 'json', ...TARGET], { cwd: 'configs' });
    expect(JSON.parse(ran.stdout).files[0].file).toBe('openclaw "ü\n".json');
  });

  test('with --diff gives a patch for the index', async () => {
    const home = await makeRepository({ 'openclaw.json': LEGACY });
    git(home, 'add', 'openclaw.json');
    const { stdout } = await run(home, ['--staged', '--diff', ...TARGET]);
    await writeFile(home.path('fix.patch'), stdout);
    expect(git(home, 'apply', '--cached', 'fix.patch').stderr).toBe('');
    expect(git(home, 'show', ':openclaw.json').stdout).toBe(REPAIRED);
    expect(await home.read('openclaw.json')).toBe(LEGACY);
  });

  test('follows no link out of the repository', async () => {
    const home = await makeRepository({});
    execFileSync('ln', ['-s', '/etc/hostname', home.path('openclaw.json')]);
    git(home, 'add', 'openclaw.json');
    const { status, stdout } = await run(home, ['--staged', '--format', 'concise']);
    expect(stdout).toMatch(/^openclaw\.json: error permissions\/foreign-link /);
    expect(status).toBe(1);
  });

  test('is content where no config is staged', async () => {
    const home = await makeRepository({ 'package.json': '{}' });
    git(home, 'add', '.');
    expect(await run(home, ['--staged'])).toEqual({ status: 0, stdout: '', stderr: 'No config is staged.\n' });
  });

  test('says so where there is no repository', async () => {
    const home = await makeHome();
    const ran = await home.run(['--staged']);
    expect(ran).toMatchObject({ status: 2, stdout: '' });
    expect(ran.stderr).toMatch(/^clawmend: git rev-parse failed: .*not a git repository/);
  });

  test('never fixes', async () => {
    const home = await makeRepository({});
    expect((await run(home, ['--staged', '--fix'])).stderr).toMatch(/--staged only looks/);
  });
});

describe('init', () => {
  const WORKFLOW = '.github/workflows/clawmend.yml';
  const CONFIG = 'clawmend.config.json5';
  const ACTION = ['--action', 'acme/clawmend@v1'];

  test('asks before it writes each thing, and takes nothing but a yes for one', async () => {
    const home = await makeRepository({});
    const ran = await run(home, ['init', ...ACTION], { answers: ['y', '', 'yes'] });
    expect(ran.stdout.split('\n').map((line) => line.split(' ')[0])).toEqual(['written', 'left', 'written', '']);
    await expect(stat(home.path(WORKFLOW))).rejects.toThrow('ENOENT');
    expect((await stat(home.path('.git/hooks/pre-commit'))).mode & 0o777).toBe(0o755);
    expect(await home.read(CONFIG)).toContain('failOn');
  });

  test('is refused where nobody can be asked', async () => {
    const home = await makeRepository({});
    expect(await run(home, ['init'])).toMatchObject({ status: 2, stdout: '' });
  });

  test('overwrites nothing', async () => {
    const home = await makeRepository({ [WORKFLOW]: 'mine', [CONFIG]: '{}' });
    const ran = await run(home, ['init', '--yes', ...ACTION]);
    expect(ran.stdout).toContain(`kept     ${WORKFLOW}`);
    expect([await home.read(WORKFLOW), await home.read(CONFIG)]).toEqual(['mine', '{}']);
  });

  test('writes a config that clawmend itself reads', async () => {
    const home = await makeRepository({ 'openclaw.json': REPAIRED });
    await run(home, ['init', '--yes']);
    expect(await run(home, ['openclaw.json', ...TARGET])).toMatchObject({ status: 0, stderr: '' });
  });

  test('leaves the hook to the pre-commit framework where that is used, and says what to add', async () => {
    const home = await makeRepository({ '.pre-commit-config.yaml': 'repos: []\n' });
    const ran = await run(home, ['init', '--yes', ...ACTION]);
    await expect(stat(home.path('.git/hooks/pre-commit'))).rejects.toThrow('ENOENT');
    expect(ran.stderr).toContain('- repo: https://github.com/acme/clawmend\n');
  });

  test('writes a hook that stops a bad commit, shows the patch, and lets a good one through', async () => {
    const home = await makeRepository({ 'openclaw.json': LEGACY });
    await run(home, ['init', '--yes']);
    git(home, 'add', 'openclaw.json');
    const bad = git(home, 'commit', '-m', 'bad');
    expect(bad.status).toBe(1);
    expect(bad.stdout + bad.stderr).toContain("+  gateway: { mode: 'local', bind: 'loopback'");
    expect(await home.read('openclaw.json')).toBe(LEGACY);
    await writeFile(home.path('openclaw.json'), REPAIRED);
    git(home, 'add', 'openclaw.json');
    expect(git(home, 'commit', '-m', 'good').status).toBe(0);
  });

  test('writes a hook that says what to do where nothing is installed, and asks no registry', async () => {
    const home = await makeRepository({ 'openclaw.json': REPAIRED });
    await run(home, ['init', '--yes']);
    await home.write('bin/clawmend', '');
    await chmod(home.path('bin/clawmend'), 0o644);
    git(home, 'add', 'openclaw.json');
    const { status, stderr } = git(home, 'commit', '-m', 'unchecked');
    expect(status).toBe(1);
    expect(stderr).toContain('clawmend is not installed here');
    expect(stderr).toContain('git commit --no-verify');
  });

  test('writes a workflow for the action it is told of, and says what it needs where it is told of none', async () => {
    const home = await makeRepository({});
    const without = await run(home, ['init', '--yes']);
    expect(without.stderr).toContain('clawmend init --action OWNER/REPOSITORY@REF');
    await expect(stat(home.path(WORKFLOW))).rejects.toThrow('ENOENT');
    await run(home, ['init', '--yes', ...ACTION]);
    expect(await home.read(WORKFLOW)).toContain('uses: acme/clawmend@v1\n');
  });

  test('takes no action that is not one', async () => {
    const home = await makeRepository({});
    expect(await run(home, ['init', '--yes', '--action', 'latest'])).toMatchObject({ status: 2, stdout: '' });
  });
});

const PRE_COMMIT = spawnSync('pre-commit', ['--version']).status === 0;

// Debian: apt-get install pre-commit. Without it the hook file is tested as text by what git does with it above.
describe.skipIf(!PRE_COMMIT)('the hook for the pre-commit framework (needs pre-commit)', () => {
  test('stops a bad commit, shows the patch, writes nothing, and lets a good commit through', async () => {
    const home = await makeRepository({ 'openclaw.json': LEGACY, 'notes.json': LEGACY });
    // As published, but for where the program comes from: it is on the path and not installed from the registry.
    const published = await readFile('.pre-commit-hooks.yaml', 'utf8');
    const hook = published.replace(/^#.*\n/, '').replace('language: node', 'language: system');
    expect(hook).not.toBe(published);
    const indented = hook.replace(/^(?=.)/gm, '      ');
    await home.write('.pre-commit-config.yaml', `repos:\n  - repo: local\n    hooks:\n${indented}`);
    git(home, 'add', 'openclaw.json', 'notes.json', '.pre-commit-config.yaml');
    const install = spawnSync('pre-commit', ['install'], { cwd: home.directory, env: environment(home) });
    expect(install.status).toBe(0);
    const bad = git(home, 'commit', '-m', 'bad');
    expect(bad.status).toBe(1);
    expect(bad.stdout + bad.stderr).toMatch(/clawmend\.+Failed/);
    expect(bad.stdout + bad.stderr).toContain("bind: 'loopback'");
    expect(bad.stdout + bad.stderr).not.toContain('notes.json');
    expect(await home.read('openclaw.json')).toBe(LEGACY);
    await writeFile(home.path('openclaw.json'), REPAIRED);
    git(home, 'add', 'openclaw.json');
    const good = git(home, 'commit', '-m', 'good');
    expect(good.stdout + good.stderr).toMatch(/clawmend\.+Passed/);
    expect(good.status).toBe(0);
  });
});

test('npm pack prints nothing but a file name here: that is what pre-commit takes for one', async () => {
  const about = { name: 'sample', version: '1.0.0', scripts: { prepare: 'echo built' } };
  const home = await makeHome({ 'package.json': JSON.stringify(about), '.npmrc': await readFile('.npmrc', 'utf8') });
  const { stdout } = spawnSync('npm', ['pack'], { cwd: home.directory, env: environment(home), encoding: 'utf8' });
  expect(stdout).toBe('sample-1.0.0.tgz\n');
});
