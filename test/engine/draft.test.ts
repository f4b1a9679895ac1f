import JSON5 from 'json5';
import { describe, expect, it } from 'vitest';
import { Draft } from '../../src/engine/draft.js';
import { safe } from '../../src/engine/fix.js';
import { defineRule } from '../../src/engine/rule.js';
import { memoryInstallation } from '../../src/engine/rule-tester.js';
import { run } from '../../src/engine/run.js';
import { release } from '../../src/openclaw/releases/release.js';

const CONFIG = '/home/operator/.openclaw/openclaw.json';

/** Makes a draft once, in a real run, and returns the text and what the draft thought of it. */
async function draft(text: string, build: (draft: Draft) => void): Promise<{ text: string; thought: unknown }> {
  let thought: unknown;
  let made = false;
  const rule = defineRule({
    id: 'test/draft',
    reads: 'config',
    severity: 'error',
    summary: 'A draft is made once.',
    why: 'To see what it does.',
    examples: [],
    check({ config, report }) {
      if (made) return;
      const fix = safe('Make it', (edit) => {
        const one = new Draft(edit, config);
        build(one);
        thought = one.at([]);
      });
      report({ at: config, message: 'not made yet', fix });
    },
  });
  const installation = memoryInstallation([{ path: CONFIG, kind: 'config', content: text }]);
  const target = { release: release('2026.9.6'), source: 'flag' } as const;
  const { files, defects } = await run([rule], installation, target, {
    fix: 'safe',
    decide: async () => {
      made = true;
      return { apply: true };
    },
  });
  expect(defects).toEqual([]);
  return { text: files[0]?.after ?? '', thought };
}

describe('a draft', () => {
  it('makes on data what it asks of the text', async () => {
    const { text, thought } = await draft(`{ a: { old: 1, left: true }, b: [1] }\n`, (one) => {
      one.move('a.old', 'c.new');
      one.set('c.more', { x: 1 });
      one.append('b', 2);
      one.remove('a.left');
      one.removeEmpty('a');
    });
    expect(JSON5.parse(text)).toEqual({ b: [1, 2], c: { new: 1, more: { x: 1 } } });
    expect(thought).toEqual(JSON5.parse(text));
  });

  it('sees what its own steps have left', async () => {
    const { text } = await draft(`{ a: 1, b: 2 }\n`, (one) => {
      one.moveOrDrop('a', 'kept');
      one.moveOrDrop('b', 'kept');
    });
    expect(JSON5.parse(text)).toEqual({ kept: 1 });
  });

  it('adds only what is missing when it merges', async () => {
    const { text } = await draft(`{ old: { a: 1, deep: { x: 1, y: 2 } }, now: { a: 9, deep: { x: 8 } } }\n`, (one) =>
      one.merge('old', 'now'),
    );
    expect(JSON5.parse(text)).toEqual({ now: { a: 9, deep: { x: 8, y: 2 } } });
  });

  it('lets an object take the place of something else that stands in the way', async () => {
    const { text } = await draft(`{ a: true, b: 'x' }\n`, (one) => {
      one.set('a.inner', 1);
      one.move('b', 'a.deep.er');
    });
    expect(JSON5.parse(text)).toEqual({ a: { inner: 1, deep: { er: 'x' } } });
  });

  it('keeps the comment beside an object that becomes its last member', async () => {
    const { text } = await draft(`{\n  dm: { policy: 'open' }, // everybody\n}\n`, (one) =>
      one.unwrap('dm', 'policy', 'dmPolicy'),
    );
    expect(text).toBe(`{\n  dmPolicy: 'open', // everybody\n}\n`);
  });

  it('completes an object without touching what it says already', async () => {
    const { text } = await draft(`{\n  a: {\n    x: 1, // mine\n    y: 2,\n  },\n}\n`, (one) =>
      one.complete('a', { x: 1, y: 3, z: { w: 4 } }),
    );
    expect(JSON5.parse(text)).toEqual({ a: { x: 1, y: 3, z: { w: 4 } } });
    expect(text).toContain('x: 1, // mine');
  });

  it('does nothing for what is not there', async () => {
    const { text } = await draft(`{ a: 1 }\n`, (one) => {
      one.remove('b');
      one.move('b', 'c');
      one.removeEmpty('a');
      one.set('a', 2);
    });
    expect(text).toBe(`{ a: 2 }\n`);
  });
});
