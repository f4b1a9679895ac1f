import { describe, expect, test } from 'vitest';
import { applyEdits } from '../../../../src/document/edit/edits.js';
import { planOperation } from '../../../../src/document/edit/plan.js';
import { parseDocument } from '../../../../src/document/parse.js';

function move(text: string, from: string[], to: string[]): string {
  const planned = planOperation(parseDocument(text), { op: 'move', from, to, prune: 'empty-parents' });
  if (!planned.ok) throw new Error(planned.message);
  return applyEdits(text, planned.edits);
}

describe('moving the only member of an object that goes with it', () => {
  test('takes along what was said about the object', () => {
    const before = `{
  // who gets what
  routing: {
    // support first
    bindings: [],
  }, // since May
  gateway: {},
}
`;
    expect(move(before, ['routing', 'bindings'], ['bindings'])).toBe(`{
  // who gets what
  // since May
  // support first
  bindings: [],
  gateway: {},
}
`);
  });

  test('leaves the comments of an object that stays', () => {
    const before = `{
  // who gets what
  routing: {
    bindings: [],
    queue: 1,
  },
}
`;
    expect(move(before, ['routing', 'bindings'], ['bindings'])).toBe(`{
  // who gets what
  routing: {
    queue: 1,
  },
  bindings: [],
}
`);
  });
});
