import { describe, expect, test } from 'vitest';
import { HELP } from '../../../src/cli/command-line/help.js';
import { makeHome } from '../home.js';

const COMMANDS = Object.keys(HELP).filter((name) => name !== 'program');

describe.each([[], ...COMMANDS.map((name) => [name])])('the help of clawmend %s', (...words) => {
  test('fits into 80 columns and leads with examples', async () => {
    const home = await makeHome();
    const { status, stdout, stderr } = await home.run([...words, '--help']);
    expect({ status, stderr }).toEqual({ status: 0, stderr: '' });
    expect(stdout.split('\n').filter((line) => line.length > 80)).toEqual([]);
    const examples = stdout.indexOf('\nExamples:\n');
    expect(examples).toBeGreaterThan(0);
    expect(stdout.search(/\n(Commands|Positionals|Options|Fixing):\n/)).toBeGreaterThan(examples);
    expect(stdout).not.toMatch(/\[(string|boolean|array)\]/);
  });
});

test('help lists every command', async () => {
  const home = await makeHome();
  const { stdout } = await home.run(['--help']);
  const listed = [...stdout.matchAll(/^ {2}clawmend (\w[\w-]*)(?: [[<]\w| {2})/gm)].map(([, name]) => name);
  expect([...new Set(listed)].sort()).toEqual([...COMMANDS].sort());
});

test('help tells the exit statuses and what the environment has a say in', async () => {
  const home = await makeHome();
  const { stdout } = await home.run(['-h']);
  expect(stdout).toMatch(/130\s+interrupted/);
  expect(stdout).toContain('OPENCLAW_CONFIG_PATH');
});
