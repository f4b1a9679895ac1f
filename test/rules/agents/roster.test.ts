import { describe, expect, it } from 'vitest';
import { memoryInstallation } from '../../../src/engine/rule-tester.js';
import { run } from '../../../src/engine/run.js';
import { release } from '../../../src/openclaw/releases/release.js';
import { rosterKeys } from '../../../src/rules/agents/_roster.js';
import list from '../../../src/rules/agents/list.js';
import { configValue } from '../../openclaw/config-value.js';

describe('an agent id', () => {
  it('is numbered where it is taken, and invented where it is missing', () => {
    const items = configValue(`[{ id: 'a' }, { id: 'A' }, {}, { id: 5 }, { id: 'a-2' }]`).items();
    expect(rosterKeys(items)).toEqual(['a', 'a-2', 'agent', 'agent-2', 'a-2-2']);
  });
});

describe('a list of agents', () => {
  const CONFIG = '/home/operator/.openclaw/openclaw.json';

  async function fixed(files: Readonly<Record<string, string>>, level: 'safe' | 'unsafe' = 'safe') {
    const installation = memoryInstallation(
      Object.entries(files).map(([name, content]) => ({
        path: `/home/operator/.openclaw/${name}`,
        kind: name === 'openclaw.json' ? ('config' as const) : ('include' as const),
        content,
      })),
    );
    const target = { release: release('2026.9.6'), source: 'flag' as const };
    const result = await run([list], installation, target, { fix: level });
    expect(result.defects).toEqual([]);
    return Object.fromEntries(
      result.files.map((file) => [file.path.replace('/home/operator/.openclaw/', ''), file.after]),
    );
  }

  it('is keyed although an agent is kept in a file of its own, whose id goes there', async () => {
    const after = await fixed({
      'openclaw.json': `{ agents: { list: [{ $include: './main.json5' }] } }`,
      'main.json5': `{
  id: 'main', // mine
  workspace: '~/w',
}`,
    });
    expect(after['openclaw.json']).toBe(`{ agents: { entries: { main: { $include: './main.json5' } } } }`);
    expect(after['main.json5']).not.toContain(`id:`);
    expect(after['main.json5']).toContain(`workspace: '~/w'`);
  });

  it('keeps every comment of its agents', async () => {
    const after = await fixed({
      'openclaw.json': `{
  agents: {
    list: [ // two of them
      // the first
      {
        id: 'a', // short
        // where it works
        workspace: '~/a',
      }, // done
      /* the second */ { id: 'b', workspace: '~/b' },
      // no third
    ],
  },
}`,
    });
    for (const comment of [
      '// two of them',
      '// the first',
      '// short',
      '// where it works',
      '// done',
      '/* the second */',
      '// no third',
    ]) {
      expect(after['openclaw.json']).toContain(comment);
    }
  });

  it('is not touched by a safe fix where an item is no object', async () => {
    const text = `{ agents: { list: [{ id: 'a' }, 'b'] } }`;
    expect((await fixed({ 'openclaw.json': text }))['openclaw.json']).toBe(text);
    expect((await fixed({ 'openclaw.json': text }, 'unsafe'))['openclaw.json']).toBe(
      `{ agents: { entries: { a: {} } } }`,
    );
  });

  it('is not removed by a safe fix where entries are there already', async () => {
    const text = `{ agents: { entries: { a: {} }, list: [{ id: 'b' }] } }`;
    expect((await fixed({ 'openclaw.json': text }))['openclaw.json']).toBe(text);
  });

  it('says which agent loses the default workspace when nothing names that folder', async () => {
    const installation = memoryInstallation([
      { path: CONFIG, kind: 'config', content: `{ agents: { list: [{ id: 'a' }, { id: 'b', workspace: '~/b' }] } }` },
    ]);
    const result = await run([list], installation, { release: release('2026.9.6'), source: 'flag' }, { fix: 'none' });
    expect(result.findings[0]?.message).toContain('`a` worked in the default workspace');
  });
});
