import { readFile } from 'node:fs/promises';
import { stripVTControlCharacters } from 'node:util';
import { describe, expect, test } from 'vitest';
import { renderExplanation } from '../../src/cli/render/explanation.js';
import { pageOf } from '../../src/cli/render/rule-row.js';
import { rules } from '../../src/index.js';
import { makeHome } from './home.js';

describe('rules', () => {
  test('lists every rule once, sorted by id', async () => {
    const home = await makeHome();
    const ran = await home.run(['rules', '--format', 'json']);
    const listed = JSON.parse(ran.stdout).rules.map(({ id }: { id: string }) => id);
    expect(listed).toEqual([...new Set(rules.map(({ id }) => id))].sort());
    expect(ran).toMatchObject({ status: 0, stderr: '' });
  });

  test('says what each finds, on a line', async () => {
    const home = await makeHome();
    const { stdout } = await home.run(['rules']);
    const line = stdout.split('\n').find((candidate) => candidate.startsWith('gateway/bind-host-alias'));
    expect(line).toMatch(/error\s+safe\s+\S/);
    expect(stdout).toContain(`${rules.length} rules.`);
    const shown = await home.run(['rules'], { isTerminal: true });
    expect(shown.stdout.split('\n').filter((one) => one.length > 80)).toEqual([]);
  });

  test('is a table in markdown', async () => {
    const home = await makeHome();
    const { stdout } = await home.run(['rules', '--format', 'markdown']);
    const rows = stdout.trimEnd().split('\n');
    expect(rows).toHaveLength(rules.length + 2);
    expect(rows.every((row) => /^\|.*\|$/.test(row) && row.split(/(?<!\\)\|/).length === 7)).toBe(true);
  });
});

describe('explain', () => {
  test('tells what a rule finds, why, and what its fix makes of an example', async () => {
    const home = await makeHome();
    const rule = rules.find(({ id }) => id === 'gateway/bind-host-alias');
    const { status, stdout } = await home.run(['explain', 'gateway/bind-host-alias']);
    const text = stdout.replace(/\s+/g, ' ');
    expect(status).toBe(0);
    expect(text).toContain(rule?.summary.replace(/\s+/g, ' '));
    expect(text).toContain(rule?.why.replace(/\s+/g, ' '));
    expect(text).toContain('safe: --fix applies it');
    expect(stdout).toContain(`
      {
        gateway: {
    -     bind: '0.0.0.0', // all interfaces
    +     bind: 'lan', // all interfaces
        },
      }
`);
  });

  test('gives programs everything, examples included', async () => {
    const home = await makeHome();
    const { stdout } = await home.run(['explain', 'gateway/bind-host-alias', '--format', 'json']);
    const rule = rules.find(({ id }) => id === 'gateway/bind-host-alias');
    const { schemaVersion, rule: told } = JSON.parse(stdout);
    expect(schemaVersion).toBe(1);
    expect(told).toMatchObject({ id: rule?.id, why: rule?.why, fixable: 'safe', since: rule?.since, until: null });
    expect(told.examples).toHaveLength(rule?.examples.length ?? 0);
    expect(told.examples[0]).toMatchObject({ before: rule?.examples[0]?.before, after: rule?.examples[0]?.after });
  });

  test('in markdown is the page of the rule', async () => {
    const home = await makeHome();
    const { stdout } = await home.run(['explain', 'gateway/bind-host-alias', '--format', 'markdown']);
    expect(stdout).toBe(await readFile('docs/rules/gateway/bind-host-alias.md', 'utf8'));
  });

  test('asks whether another rule was meant, and exits 2', async () => {
    const home = await makeHome();
    const ran = await home.run(['explain', 'gateway/bind-host-alia']);
    expect(ran).toMatchObject({ status: 2, stdout: '' });
    expect(ran.stderr).toContain('did you mean gateway/bind-host-alias?');
  });

  test('is coloured only when asked', async () => {
    const home = await makeHome();
    const plain = await home.run(['explain', 'gateway/bind-host-alias']);
    const coloured = await home.run(['explain', 'gateway/bind-host-alias', '--color', 'always']);
    expect(coloured.stdout).toContain('\u001b[32m+     bind');
    expect(stripVTControlCharacters(coloured.stdout)).toBe(plain.stdout);
  });

  test.each(rules.map((rule) => [rule.id, rule] as const))(
    '%s has an explanation no wider than the terminal',
    (id, rule) => {
      const text = renderExplanation(rule, { width: 80, color: false, url: pageOf(id) });
      expect(text.split('\n')[0]).toBe(id);
      // Examples are shown as they are; a word stays whole, so that it can be copied.
      const prose = text.split('\n').filter((line) => !line.startsWith('    ') && line.includes(' '));
      expect(prose.filter((line) => line.length > 80)).toEqual([]);
    },
  );
});
