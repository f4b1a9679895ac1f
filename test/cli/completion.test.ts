import { spawnSync } from 'node:child_process';
import { describe, expect, test } from 'vitest';
import { makeHome } from './home.js';

function has(shell: string): boolean {
  return spawnSync(shell, ['-c', 'true']).status === 0;
}

/** What a shell offers for a line that is typed so far. */
async function offered(shell: 'bash' | 'zsh' | 'fish', words: readonly string[], files: readonly string[] = []) {
  const home = await makeHome(Object.fromEntries(files.map((name) => [name, '{}'])));
  const script = await home.run(['completion', shell]);
  expect(script).toMatchObject({ status: 0, stderr: '' });
  await home.write('completion', script.stdout);
  const { stdout, stderr } = spawnSync(shell, ['-c', asking(shell, words)], { cwd: home.directory, encoding: 'utf8' });
  expect(stderr).toBe('');
  return stdout
    .split('\n')
    .map((line) => line.split('\t')[0] ?? '')
    .filter((line) => line !== '');
}

function asking(shell: 'bash' | 'zsh' | 'fish', words: readonly string[]): string {
  if (shell === 'fish') return `source completion; complete -C '${words.join(' ')}'`;
  const line = `COMP_WORDS=(${words.map((word) => `'${word}'`).join(' ')})`;
  const ask = `${line}; COMP_CWORD=${words.length - 1}; _clawmend; printf '%s\\n' "\${COMPREPLY[@]}"`;
  if (shell === 'bash') return `source ./completion; ${ask}`;
  // Zsh completes only while a line is typed: what completion calls then is stood in for.
  return `compdef() { :; }; _files() { print -l *(N); }
compadd() { shift; for word; do [[ $word == $current* ]] && print -r -- $word; done; true; }
source ./completion; words=(${words.map((word) => `'${word}'`).join(' ')}); CURRENT=${words.length}; _clawmend`;
}

const SHELLS = (['bash', 'zsh', 'fish'] as const).map((shell) => [shell, shell] as const);

describe.each(SHELLS)('completion for %s (needs %s)', (shell) => {
  const when = test.skipIf(!has(shell));

  when('offers rule ids to explain', async () => {
    expect(await offered(shell, ['clawmend', 'explain', 'gateway/bind-h'])).toEqual(['gateway/bind-host-alias']);
  });

  when('offers commands first', async () => {
    expect(await offered(shell, ['clawmend', 'migr'])).toContain('migrations');
  });

  when('offers what may follow an option', async () => {
    expect((await offered(shell, ['clawmend', '--fail-on', ''])).sort()).toEqual(['error', 'info', 'warning']);
  });

  when('offers the options of the command that is typed', async () => {
    expect(await offered(shell, ['clawmend', '--unsa'])).toEqual(['--unsafe']);
    expect(await offered(shell, ['clawmend', 'migrations', '--unsa'])).toEqual([]);
  });

  when('offers what each command takes, and nothing else', async () => {
    expect(await offered(shell, ['clawmend', 'migrations', '--us'])).toEqual(['--used']);
    expect(await offered(shell, ['clawmend', 'undo', '--li'])).toEqual(['--list']);
    expect(await offered(shell, ['clawmend', 'schema', '--for'])).toEqual([]);
    expect((await offered(shell, ['clawmend', 'upgrade', '--format', ''])).sort()).toEqual([
      'json',
      'markdown',
      'text',
    ]);
  });

  when('offers files, also those with blanks in their names', async () => {
    const names = await offered(shell, ['clawmend', 'my'], ['my config.json']);
    expect(names.map((name) => name.replaceAll('\\', ''))).toContain('my config.json');
  });
});

test('other shells are refused by name', async () => {
  const home = await makeHome();
  const ran = await home.run(['completion', 'tcsh']);
  expect(ran).toMatchObject({ status: 2, stdout: '' });
  expect(ran.stderr).toBe('clawmend: completion is for bash, zsh or fish, not "tcsh".\n');
});
