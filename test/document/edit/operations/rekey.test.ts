import { describe, expect, test } from 'vitest';
import { applyToValue } from '../../../../src/document/edit/apply-to-value.js';
import { edited, insert, rekey, remove, set, unkey } from '../edited.js';

describe('a list becomes a map', () => {
  const roster = `{
  agents: {
    // order matters to humans, keep it
    list: [
      // the one that answers
      {
        // also the name of its session folder
        id: 'main', // the only agent
        workspace: '~/.openclaw/workspace',
        tools: { profile: 'coding' },
      },

      // --- family ---

      { id: 'beta', workspace: '~/ws/beta', }, // family bot
      {
        workspace: '~/ws/gamma',
        // legacy name
        id: 'gamma-bot',
      },
      // { id: 'off' },
    ],
  },
}
`;

  test('in place: comments of the items and of the member that goes stay with their item', () => {
    expect(edited(roster, rekey('agents.list', 'id', 'entries'))).toBe(`{
  agents: {
    // order matters to humans, keep it
    entries: {
      // the one that answers
      // also the name of its session folder
      main: { // the only agent
        workspace: '~/.openclaw/workspace',
        tools: { profile: 'coding' },
      },

      // --- family ---

      beta: { workspace: '~/ws/beta', }, // family bot
      // legacy name
      'gamma-bot': {
        workspace: '~/ws/gamma',
      },
      // { id: 'off' },
    },
  },
}
`);
  });

  test('and a list again', () => {
    expect(edited(roster, rekey('agents.list', 'id', 'entries'), unkey('agents.entries', 'id', 'list'))).toBe(`{
  agents: {
    // order matters to humans, keep it
    list: [
      // the one that answers
      // also the name of its session folder
      { // the only agent
        id: 'main',
        workspace: '~/.openclaw/workspace',
        tools: { profile: 'coding' },
      },

      // --- family ---

      { id: 'beta', workspace: '~/ws/beta', }, // family bot
      // legacy name
      {
        id: 'gamma-bot',
        workspace: '~/ws/gamma',
      },
      // { id: 'off' },
    ],
  },
}
`);
  });

  test.each([
    ["{ list: [{ id: 'a', model: 'x' }, { id: 'b' }] }", "{ list: { a: { model: 'x' }, b: {} } }"],
    ["{ list: [{ id: 'a' /* n */, model: 'x' }] }", "{ list: { a: { /* n */ model: 'x' } } }"],
    ["{ list: [{ model: 'x', /* n */ id: 'a' }] }", "{ list: { a: { /* n */ model: 'x' } } }"],
    ["{ list: [{ id: /* n */ 'a' }] }", '{ list: { a: { /* n */ } } }'],
    ['{"list":[{"id":"a","b":1}]}', '{"list":{"a":{"b":1}}}'],
    ['{ list: [] }', '{ list: {} }'],
  ])('on one line: %s', (before, after) => {
    expect(edited(before, rekey('list', 'id'))).toBe(after);
  });

  test('items that hug each other get lines of their own', () => {
    const hugging = `{
  list: [{
    id: 'a', // one
    text: 'x\\
    y',
  }, {
    // two
    id: 'b',
    tools: {
      allow: [],
    },
  }],
}
`;
    expect(edited(hugging, rekey('list', 'id'))).toBe(`{
  list: {
    a: { // one
      text: 'x\\
    y',
    },
    // two
    b: {
      tools: {
        allow: [],
      },
    },
  },
}
`);
  });

  test('no blank is left before a comment that gets a line of its own', () => {
    expect(edited("{ list: [{ model: 'x',\n// one\nid: 'a' },\n{ id: 'b' }] }", rekey('list', 'id'))).toBe(
      "{ list: {\n  // one\n  a: { model: 'x' },\nb: {}} }",
    );
  });

  test('a bracket that has a line comment keeps it; the other goes above the item', () => {
    const before = "{\n  list: [\n    { // agent\n      id: 'a', // main one\n      b: 1,\n    },\n  ],\n}\n";
    expect(edited(before, rekey('list', 'id'))).toBe(
      '{\n  list: {\n    // main one\n    a: { // agent\n      b: 1,\n    },\n  },\n}\n',
    );
  });

  test('in strict JSON keys are quoted', () => {
    const before = '{\n  "list": [\n    {\n      "id": "a",\n      "b": 1\n    }\n  ]\n}\n';
    expect(edited(before, rekey('list', 'id', 'entries'))).toBe(
      '{\n  "entries": {\n    "a": {\n      "b": 1\n    }\n  }\n}\n',
    );
  });

  test('keys can be given, for items that name none', () => {
    const before = "[{ id: 'A b' }, { x: 1 }]";
    expect(edited(before, { op: 'rekey', path: [], by: 'id', keys: ['a-b', 'c'] })).toBe("{ 'a-b': {}, c: { x: 1 } }");
    expect(edited(before, { op: 'rekey', path: [], by: 'id', keys: ['a-b'] })).toBe('wrong-type');
  });

  test.each([
    ['{ list: [{ id: 1 }] }', 'wrong-type'],
    ['{ list: [{ id: "a" }, { b: 1 }] }', 'wrong-type'],
    ['{ list: [{ id: "a" }, "b"] }', 'wrong-type'],
    ['{ list: { a: {} } }', 'wrong-type'],
    ['{ list: [{ id: "a" }, { id: "a" }] }', 'duplicate-key'],
    ['{ list: [{ id: "a" }], entries: {} }', 'exists'],
    ['{ a: 1 }', 'not-found'],
  ])('%s is refused: %s', (before, reason) => {
    expect(edited(before, rekey('list', 'id', 'entries'))).toBe(reason);
  });
});

describe('a map becomes a list', () => {
  test('comments between a key and its value stay', () => {
    expect(edited('{ map: { /* x */ a /* y */ : { b: 1 } } }', unkey('map', 'id'))).toBe(
      "{ map: [ /* x */ { id: 'a', b: 1 } /* y */ ] }",
    );
    expect(edited('{\n  map: {\n    a: // y\n    {\n      b: 1,\n    },\n  },\n}\n', unkey('map', 'id'))).toBe(
      "{\n  map: [\n    // y\n    {\n      id: 'a',\n      b: 1,\n    },\n  ],\n}\n",
    );
  });

  test.each([
    ['{ map: { a: 1 } }', 'wrong-type'],
    ['{ map: [] }', 'wrong-type'],
    ['{ map: { a: { id: "x" } } }', 'exists'],
    ['{ map: { a: {}, a: {} } }', 'duplicate-key'],
    ['{ map: { a: {}, 7: {} } }'.replace('7', "'7'"), 'wrong-type'],
  ])('%s is refused: %s', (before, reason) => {
    expect(edited(before, unkey('map', 'id'))).toBe(reason);
  });
});

describe('a key that JavaScript would sort', () => {
  test.each(['0', '7', '4294967294'])('%s leaves a map without an order of its own', (key) => {
    expect(edited(`{ map: { a: {}, '${key}': {} } }`, unkey('map', 'id'))).toBe('wrong-type');
    expect(applyToValue({ map: { [key]: {} } }, unkey('map', 'id'))).toEqual({ ok: false, reason: 'wrong-type' });
  });

  test.each(['01', '-1', '1.5', '4294967295', '1e3', ''])('%j is none', (key) => {
    expect(edited(`{ map: { '${key}': {} } }`, unkey('map', 'id'))).toBe(`{ map: [{ id: '${key}' }] }`);
    expect(applyToValue({ map: { [key]: {} } }, unkey('map', 'id'))).toEqual({
      ok: true,
      value: { map: [{ id: key }] },
    });
  });
});

describe('operations one after the other', () => {
  test('read like one edit by hand', () => {
    const before = `// home server
{
  gateway: { mode: 'local', bind: '0.0.0.0' }, // behind caddy
  agents: {
    list: [
      { id: 'main', workspace: '~/ws' }, // me
    ],
  },
}
`;
    const after = edited(
      before,
      set('gateway.bind', 'lan'),
      rekey('agents.list', 'id', 'entries'),
      insert('agents.ownership', 'explicit', { before: 'entries' }),
      insert('gateway.auth.mode', 'token'),
      remove('gateway.mode'),
    );
    expect(after).toBe(`// home server
{
  gateway: { bind: 'lan', auth: { mode: 'token' } }, // behind caddy
  agents: {
    ownership: 'explicit',
    entries: {
      main: { workspace: '~/ws' }, // me
    },
  },
}
`);
  });
});
