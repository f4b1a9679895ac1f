import { describe, expect, test } from 'vitest';
import { readDoctorOptions } from '../../../src/cli/command-line/doctor-options.js';
import type { Arguments } from '../../../src/cli/command-line/options.js';
import { parse } from '../../../src/cli/command-line/parse.js';
import { readPlainCheck } from '../../../src/cli/command-line/plain-check.js';
import { makeHome } from '../home.js';

describe('a plain check is read as the full parser reads it', () => {
  test.each([
    [],
    ['doctor'],
    ['openclaw.json'],
    ['doctor', 'a.json', './b.json'],
    ['--fix'],
    ['doctor', '--fix', '--unsafe', 'a.json'],
    ['--diff', '--target', '2026.9.6'],
    ['--target=2026.9.6', 'a.json'],
    ['--config', 'a.json', '--no-state'],
    ['--state-dir', '.openclaw', '--fix', '--format', 'json'],
    ['--only', 'models/*', '--only', 'gateway/*', '--skip', 'x/*', 'a.json'],
    ['--severity', 'a/b=info', '--severity=c/d=off'],
    ['--format', 'json=a.json', '--format', 'sarif=b.sarif', '--output', 'c.txt'],
    ['--fail-on', 'error', '--max-warnings', '3', '--quiet', '--show-secrets', '--strict-json'],
    ['--baseline', 'b.json', '--update-baseline', '--tool-config', 'c.json5', '--print-config'],
    ['--update-baseline'],
    ['--color', 'never'],
    ['--target', '2026.9.6', '--target', '2026.5.12'],
    ['--target='],
    ['12.5', '007.json'],
  ])('%j', async (...argv: string[]) => {
    const { terminal } = await makeHome();
    const seen = terminal();
    const quick = readPlainCheck(argv);
    const full = await parse(argv, seen);
    const read = (args: Arguments = {}) => {
      try {
        return readDoctorOptions(args, seen);
      } catch (error) {
        return String(error);
      }
    };
    expect(quick).toBeDefined();
    expect(read(quick?.args)).toEqual(read(full?.args));
  });
});

test('what follows -- is a path, whatever it looks like', () => {
  expect(readPlainCheck(['--fix', '--', '--strange-name.json'])?.args).toMatchObject({
    fix: true,
    paths: ['--strange-name.json'],
  });
});

describe('left to the full parser', () => {
  test.each([
    ['--help'],
    ['-h'],
    ['--version', 'a.json'],
    ['rules'],
    ['explain', 'gateway/bind-host-alias'],
    ['--fix', 'undo'],
    ['exlpain'],
    ['--taget', '2026.9.6'],
    ['--target'],
    ['--max-warnings', '-1'],
    ['--fix=yes'],
    [''],
  ])('%j', (...argv: string[]) => {
    expect(readPlainCheck(argv)).toBeUndefined();
  });
});
