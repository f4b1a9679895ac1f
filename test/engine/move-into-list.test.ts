import { describe, expect, test } from 'vitest';
import { safe } from '../../src/engine/fix.js';
import { defineRule } from '../../src/engine/rule.js';
import { memoryInstallation } from '../../src/engine/rule-tester.js';
import { run } from '../../src/engine/run.js';
import { release } from '../../src/openclaw/releases/release.js';

const CONFIG = '/home/operator/.openclaw/openclaw.json';

/** Moves `old` to where `to` says, and tells what the files read then. */
async function move(files: Readonly<Record<string, string>>, to: readonly (string | number)[]) {
  const rule = defineRule({
    id: 'test/move',
    severity: 'error',
    reads: 'config',
    summary: 'Moves.',
    why: 'A rule that exists for this test only.',
    examples: [],
    check({ config, report }) {
      const old = config.at('old');
      if (old !== undefined)
        report({ at: old, message: 'moves', fix: safe('Move', (edit) => edit.move(old, [...to])) });
    },
  });
  const installation = memoryInstallation(
    Object.entries(files).map(([name, content]) => ({
      path: name === 'openclaw.json' ? CONFIG : `/home/operator/.openclaw/${name}`,
      kind: name === 'openclaw.json' ? ('config' as const) : ('include' as const),
      content,
    })),
  );
  const result = await run([rule], installation, { release: release('2026.9.6'), source: 'flag' }, { fix: 'safe' });
  expect(result.defects).toEqual([]);
  return result.files.map(({ after }) => after);
}

describe('a value that becomes an item of a list', () => {
  test('comes before the item that has its place', async () => {
    expect(await move({ 'openclaw.json': `{ list: ['a', 'b'], old: 'x' }\n` }, ['list', 1])).toEqual([
      `{ list: ['a', 'x', 'b'] }\n`,
    ]);
  });

  test('comes last where the place is behind all items', async () => {
    expect(await move({ 'openclaw.json': `{ list: ['a', 'b'], old: 'x' }\n` }, ['list', 2])).toEqual([
      `{ list: ['a', 'b', 'x'] }\n`,
    ]);
  });

  test('goes to the file that has the item it is to precede', async () => {
    const files = {
      'openclaw.json': `{ $include: './more.json5', old: 'x' }\n`,
      'more.json5': `{ list: ['a', 'b'] }\n`,
    };
    expect(await move(files, ['list', 1])).toEqual([`{ $include: './more.json5' }\n`, `{ list: ['a', 'x', 'b'] }\n`]);
  });

  test('counts only the items of its own file at the end of a list that several files make up', async () => {
    const files = {
      'openclaw.json': `{ $include: './more.json5', list: ['c'], old: 'x' }\n`,
      'more.json5': `{ list: ['a', 'b'] }\n`,
    };
    expect(await move(files, ['list', 3])).toEqual([
      `{ $include: './more.json5', list: ['c', 'x'] }\n`,
      `{ list: ['a', 'b'] }\n`,
    ]);
  });
});
