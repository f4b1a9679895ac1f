import { describe, expect, it } from 'vitest';
import { applyEdits } from '../../../src/document/edit/edits.js';
import { withHeir } from '../../../src/document/edit/heir.js';
import type { Operation } from '../../../src/document/edit/operation.js';
import { planOperation } from '../../../src/document/edit/plan.js';
import { parseDocument } from '../../../src/document/parse.js';

/** What a text is after operations, each told of those before it. */
function changed(text: string, operations: readonly Operation[]): string {
  return operations.reduce((here, operation, index) => {
    const document = parseDocument(here);
    const planned = planOperation(document, withHeir(document, operation, operations.slice(0, index)));
    if (!planned.ok) throw new Error(planned.message);
    return applyEdits(here, planned.edits);
  }, text);
}

const move = (from: readonly string[], to: readonly string[]): Operation => ({ op: 'move', from, to });
const remove = (path: readonly string[]): Operation => ({ op: 'remove', path });

describe('comments of what is removed', () => {
  it('go to what was moved out of it before', () => {
    const before = `{
  // where it hears
  audio: {
    // in the kitchen
    input: 'mic', // the good one
  }, // said at the end
}
`;
    expect(changed(before, [move(['audio', 'input'], ['tools', 'input']), remove(['audio'])])).toBe(`{
  tools: {
    // in the kitchen
    // where it hears
    // said at the end
    input: 'mic', // the good one
  },
}
`);
  });

  it('go to what was written from it before, those about members that are dropped with these', () => {
    const before = `{
  // to Anna
  old: {
    to: '1', // her number
    dead: true, // no use any more
  },
}
`;
    const insert: Operation = { op: 'insert', path: ['failure', 'to'], source: { value: '1' } };
    expect(changed(before, [insert, remove(['old'])])).toBe(`{
  failure: {
    // to Anna
    // her number
    to: '1',
  },
}
`);
  });

  it('stand above the line where what they go to shares one', () => {
    const before = `{
  // recall
  memory: { model: 'x' },
  agents: { defaults: { search: { provider: 'local' } } },
}
`;
    const to = ['agents', 'defaults', 'search', 'model'];
    expect(changed(before, [move(['memory', 'model'], to), remove(['memory'])])).toBe(`{
  // recall
  agents: { defaults: { search: { provider: 'local', model: 'x' } } },
}
`);
  });

  it('go with it where nothing of it lives on', () => {
    const before = `{
  // dead
  old: { a: 1 },
  b: 2,
}
`;
    const set: Operation = { op: 'set', path: ['b'], source: { value: 3 } };
    expect(changed(before, [set, remove(['old'])])).toBe('{\n  b: 3,\n}\n');
  });

  it('go with it where what was moved stays inside', () => {
    const before = '{\n  // dead\n  old: { a: 1 },\n  b: 2,\n}\n';
    expect(changed(before, [move(['old', 'a'], ['old', 'c']), remove(['old'])])).toBe('{\n  b: 2,\n}\n');
  });
});
