import { spawnSync } from 'node:child_process';
import * as path from 'node:path';
import { stripVTControlCharacters } from 'node:util';
import { beforeAll, describe, expect, test } from 'vitest';
import { builtProgram } from '../helpers/built-program.js';
import { type Home, LEGACY, makeHome, REPAIRED } from './home.js';

const PYTHON = spawnSync('python3', ['-c', 'import pty, sys; print(sys.executable)'], { encoding: 'utf8' });

/** The built program. */
let dist = '';
beforeAll(() => {
  dist = builtProgram();
});

function atTerminal(home: Home, args: readonly string[], answers: readonly string[]) {
  const command = [process.execPath, path.join(dist, 'cli.js'), ...args];
  const { status, stdout } = spawnSync(PYTHON.stdout.trim(), [path.resolve('test/cli/at-terminal.py'), ...command], {
    cwd: home.directory,
    env: { HOME: home.directory, PATH: '', OPENCLAW_GATEWAY_PORT: '1', TERM: 'xterm' },
    input: `${answers.join('\n')}\n`,
    encoding: 'utf8',
  });
  return { status, screen: stripVTControlCharacters(stdout).replaceAll('\r\n', '\n'), raw: stdout };
}

const ARGS = ['openclaw.json', '--target', '2026.9.6', '--fix', '-i'];

// Where python3 is missing there is no terminal to be had; the same dialogue is tested without one in review.test.ts.
describe.skipIf(PYTHON.status !== 0)('at a terminal (needs python3)', () => {
  test('shows the diff, asks, and writes what was agreed to', async () => {
    const home = await makeHome({ 'openclaw.json': LEGACY });
    const { status, screen, raw } = atTerminal(home, ARGS, ['y']);
    expect(screen).toContain('Make this fix? [y]es, [n]o, [a]ll of this rule, [q]uit: y');
    expect(screen).toContain("+  gateway: { mode: 'local', bind: 'loopback'");
    expect(raw).toContain('\u001b[32m+');
    expect(screen).not.toContain('\ufffd');
    expect(status).toBe(0);
    expect(await home.read('openclaw.json')).toBe(REPAIRED);
  });

  test('writes nothing where the answer is no', async () => {
    const home = await makeHome({ 'openclaw.json': LEGACY });
    const { status, screen } = atTerminal(home, ARGS, ['n']);
    expect(screen).toContain('you left it');
    expect(status).toBe(1);
    expect(await home.read('openclaw.json')).toBe(LEGACY);
  });

  test('stops at Ctrl-C with status 130 and writes nothing', async () => {
    const home = await makeHome({ 'openclaw.json': LEGACY });
    const { status, screen } = atTerminal(home, ARGS, ['^C']);
    expect(status).toBe(130);
    expect(screen).not.toContain('defect');
    expect(await home.read('openclaw.json')).toBe(LEGACY);
  });
});
