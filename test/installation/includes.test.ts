import * as path from 'node:path';
import { describe, expect, it } from 'vitest';
import { formatPath } from '../../src/document/config-path.js';
import { includeSpecs, loadIncludes } from '../../src/installation/includes.js';
import { type Entry, memoryFiles } from './memory-files.js';

const CONFIG = '/home/ann/.openclaw/openclaw.json';

async function include(config: string, others: Readonly<Record<string, Entry>> = {}, roots: readonly string[] = []) {
  const entries: Record<string, Entry> = { [CONFIG]: config };
  for (const [name, entry] of Object.entries(others)) {
    entries[name.startsWith('/') ? name : `/home/ann/.openclaw/${name}`] = entry;
  }
  const files = memoryFiles(entries);
  const found = await loadIncludes(CONFIG, config, { files, paths: path.posix, roots });
  return { ...found, read: files.read };
}

const at = (problem: {
  readonly includedBy?: { readonly file: string; readonly path: readonly (string | number)[] };
}) => `${path.basename(problem.includedBy?.file ?? '')} ${formatPath(problem.includedBy?.path ?? [])}`;

describe('includes', () => {
  it('are read for a string or a list, at any depth of the config, once each', async () => {
    const { files, problems, read, resolved } = await include(
      `{ $include: ['a.json5', './b.json5'], agents: { list: [{ $include: 'a.json5' }] } }`,
      { 'a.json5': '{ x: 1 }', 'b.json5': '{ y: { $include: "sub/c.json5" } }', 'sub/c.json5': '{}' },
    );
    expect(problems).toEqual([]);
    expect(files.map((file) => [file.kind, file.path.slice('/home/ann/.openclaw/'.length)])).toEqual([
      ['include', 'a.json5'],
      ['include', 'b.json5'],
      ['include', 'sub/c.json5'],
    ]);
    expect(read.filter((name) => name.endsWith('a.json5'))).toHaveLength(1);
    expect(resolved.get(CONFIG)?.get('./b.json5')).toBe('/home/ann/.openclaw/b.json5');
    expect(resolved.get('/home/ann/.openclaw/b.json5')?.get('sub/c.json5')).toBe('/home/ann/.openclaw/sub/c.json5');
  });

  it('keep a file that cannot be parsed: what is wrong in it is for rules to say', async () => {
    const { files, problems } = await include(`{ $include: 'a.json5' }`, { 'a.json5': '{ x: ' });
    expect(files[0]?.content).toBe('{ x: ');
    expect(problems).toEqual([]);
  });

  it('that name no file are told where they stand', async () => {
    const { problems } = await include(`{ x: { $include: 5 }, y: { $include: ['a.json5', {}] } }`, { 'a.json5': '{}' });
    expect(problems.map((problem) => [problem.code, at(problem)])).toEqual([
      ['include-unreadable', 'openclaw.json x.$include'],
      ['include-unreadable', 'openclaw.json y.$include[1]'],
    ]);
  });

  it('resolve from the file that includes, not from the config', async () => {
    const { files } = await include(`{ $include: 'sub/a.json5' }`, {
      'sub/a.json5': `{ $include: '../b.json5' }`,
      'b.json5': '{}',
    });
    expect(files.map((file) => path.basename(file.path))).toEqual(['a.json5', 'b.json5']);
  });

  it('that are missing are told with the place that names them', async () => {
    const { problems } = await include(`{ agents: { $include: ['gone.json5'] } }`);
    expect(problems.map((problem) => [problem.code, at(problem)])).toEqual([
      ['include-missing', 'openclaw.json agents.$include[0]'],
    ]);
    expect(problems[0]?.path).toBe('/home/ann/.openclaw/gone.json5');
    expect(problems[0]?.message).toContain('"gone.json5" does not exist');
  });

  it('outside of the directory are not read, unless a root allows them', async () => {
    const outside = { '/etc/shared.json5': '{}', '/home/ann/other.json5': '{}' };
    const config = `{ a: { $include: '/etc/shared.json5' }, b: { $include: '../other.json5' } }`;
    const confined = await include(config, outside);
    expect(confined.problems.map((problem) => problem.code)).toEqual(['include-escapes', 'include-escapes']);
    expect(confined.read).toEqual([]);
    const allowed = await include(config, outside, ['/etc', '/home/ann']);
    expect(allowed.problems).toEqual([]);
    expect(allowed.files).toHaveLength(2);
  });

  it('through a symlink out of the directory are not read either', async () => {
    const entries: Record<string, Entry> = { 'a.json5': { link: '/etc/passwd' }, '/etc/passwd': 'root' };
    const { problems, read } = await include(`{ $include: 'a.json5' }`, entries);
    expect(problems.map((problem) => problem.code)).toEqual(['include-escapes']);
    expect(problems[0]?.message).toContain('symbolic link');
    expect(read).toEqual([]);
    expect((await include(`{ $include: 'a.json5' }`, entries, ['/etc'])).problems).toEqual([]);
  });

  it('in a state directory that is itself a symlink are inside', async () => {
    const { problems, files } = await include(`{ $include: 'a.json5' }`, {
      '/home/ann/.openclaw': { link: '/data/claw' },
      '/data/claw/a.json5': '{}',
    });
    expect(problems).toEqual([]);
    expect(files).toHaveLength(1);
  });

  it('that lead back to themselves are told once per place', async () => {
    const { problems } = await include(`{ $include: 'a.json5' }`, {
      'a.json5': `{ $include: 'b.json5' }`,
      'b.json5': `{ x: { $include: 'a.json5' }, y: { $include: 'openclaw.json' }, z: { $include: 'b.json5' } }`,
    });
    expect(problems.map((problem) => [problem.code, at(problem)])).toEqual([
      ['include-circular', 'b.json5 x.$include'],
      ['include-circular', 'b.json5 y.$include'],
      ['include-circular', 'b.json5 z.$include'],
    ]);
    expect(problems[0]?.message).toContain('openclaw.json → a.json5 → b.json5');
  });

  it('may be shared by several files without being circular', async () => {
    const { problems, files } = await include(`{ a: { $include: 'a.json5' }, b: { $include: 'b.json5' } }`, {
      'a.json5': `{ $include: 'shared.json5' }`,
      'b.json5': `{ $include: 'shared.json5' }`,
      'shared.json5': '{}',
    });
    expect(problems).toEqual([]);
    expect(files).toHaveLength(3);
  });

  it('reach ten files deep and no deeper', async () => {
    const chain = (depth: number): Record<string, string> =>
      Object.fromEntries(
        Array.from({ length: depth }, (_, index) => [
          `${index + 1}.json5`,
          index + 1 === depth ? '{}' : `{ $include: '${index + 2}.json5' }`,
        ]),
      );
    expect((await include(`{ $include: '1.json5' }`, chain(10))).problems).toEqual([]);
    const tooDeep = await include(`{ $include: '1.json5' }`, chain(11));
    expect(tooDeep.problems.map((problem) => [problem.code, at(problem)])).toEqual([
      ['include-too-deep', '10.json5 $include'],
    ]);
  });

  it('that fan out are read in a time that does not multiply', async () => {
    const names = Array.from({ length: 12 }, (_, index) => `${index}.json5`);
    const all = names.map((name) => `'${name}'`).join(', ');
    const files = Object.fromEntries(names.map((name) => [name, `{ $include: [${all}] }`]));
    const before = process.cpuUsage();
    expect((await include(`{ $include: [${all}] }`, files)).files).toHaveLength(12);
    expect(process.cpuUsage(before).user / 1_000).toBeLessThan(5_000);
  });

  it.each([
    ['a directory', 'sub', { 'sub/x.json5': '{}' }],
    ['binary', 'a.json5', { 'a.json5': Uint8Array.of(0xff, 0x80, 0x00) }],
    ['empty', 'a.json5', { 'a.json5': ' \n' }],
    ['larger than OpenClaw takes', 'a.json5', { 'a.json5': { text: '', size: 3 * 1024 * 1024 } }],
    ['not ours to read', 'a.json5', { 'a.json5': { fails: 'EACCES' } }],
    ['named with a zero character', 'a\\u0000.json5', {}],
  ] satisfies [string, string, Record<string, Entry>][])('that are %s are unreadable', async (_what, spec, files) => {
    const { problems } = await include(`{ $include: '${spec}' }`, files);
    expect(problems.map((problem) => problem.code)).toEqual(['include-unreadable']);
  });

  it('are found only under the key itself, whatever its value', () => {
    const paths = (text: string) => includeSpecs(text).map((spec) => [formatPath(spec.path), spec.text]);
    expect(paths(`{ $include: { a: 1 }, note: '$include', "$include ": 'x' }`)).toEqual([['$include', undefined]]);
    expect(paths(`{ a: [{ '$include': ['x', 7, 'y'] }] }`)).toEqual([
      ['a[0].$include[0]', 'x'],
      ['a[0].$include[1]', undefined],
      ['a[0].$include[2]', 'y'],
    ]);
    expect(paths(`{ "$\\u0069nclude": 'x' }`)).toEqual([['$include', 'x']]);
  });
});
