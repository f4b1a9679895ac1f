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

/** Several moves, one after the other. */
function moveAll(text: string, ...moves: readonly (readonly [from: string[], to: string[]])[]): string {
  return moves.reduce((before, [from, to]) => move(before, from, to), text);
}

describe('moving out of an object', () => {
  test('leaves the members beside each other, in their order, where the object stood', () => {
    const before = `{
  token: 'x',
  dm: { policy: 'allowlist', allowFrom: ['1'] }, // only me
  voice: {},
}
`;
    const after = `{
  token: 'x',
  dmPolicy: 'allowlist',
  allowFrom: ['1'], // only me
  voice: {},
}
`;
    expect(moveAll(before, [['dm', 'policy'], ['dmPolicy']], [['dm', 'allowFrom'], ['allowFrom']])).toBe(after);
    const line = "{ token: 'x', dm: { policy: 'allowlist', allowFrom: ['1'] }, voice: {} }";
    expect(moveAll(line, [['dm', 'policy'], ['dmPolicy']], [['dm', 'allowFrom'], ['allowFrom']])).toBe(
      "{ token: 'x', dmPolicy: 'allowlist', allowFrom: ['1'], voice: {} }",
    );
  });

  test('puts the member behind an object that stays', () => {
    const before = `{
  messages: {
    ack: 1,
    // read aloud
    tts: { provider: 'x' }, // the cheap one
  },
  gateway: {},
}
`;
    expect(move(before, ['messages', 'tts'], ['tts'])).toBe(`{
  messages: {
    ack: 1,
  },
  // read aloud
  tts: { provider: 'x' }, // the cheap one
  gateway: {},
}
`);
  });

  test('takes the comment between key and value of what goes to the new parents', () => {
    expect(move("{ agent: /* c */ { model: 'x' } }", ['agent', 'model'], ['agents', 'defaults', 'model'])).toBe(
      "{ agents: { defaults: { model: 'x' } } /* c */ }",
    );
    expect(move("{ b: 1, agent: /* c */ { model: 'x' } }", ['agent', 'model'], ['agents', 'defaults', 'model'])).toBe(
      "{ b: 1, /* c */ agents: { defaults: { model: 'x' } } }",
    );
    const before = `{
  // who answers
  agent: /* mine */ {
    // the big one
    model: 'x',
  },
}
`;
    expect(move(before, ['agent', 'model'], ['agents', 'defaults', 'model'])).toBe(`{
  // who answers
  /* mine */
  agents: {
    defaults: {
      // the big one
      model: 'x',
    },
  },
}
`);
  });
});
