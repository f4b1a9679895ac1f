import { describe, expect, test } from 'vitest';
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
    expect(text).toContain(rule?.examples[0]?.after?.trim().replace(/\s+/g, ' '));
  });

  test.each(rules.map(({ id }) => [id]))('%s has an explanation no wider than the terminal', async (id) => {
    const home = await makeHome();
    const { status, stdout } = await home.run(['explain', id]);
    expect(status).toBe(0);
    expect(stdout.split('\n')[0]).toBe(id);
    // Examples are shown as they are; a word stays whole, so that it can be copied.
    const prose = stdout.split('\n').filter((line) => !line.startsWith('    ') && line.includes(' '));
    expect(prose.filter((line) => line.length > 80)).toEqual([]);
  });
});
