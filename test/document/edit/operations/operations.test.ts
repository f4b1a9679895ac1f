import { describe, expect, test } from 'vitest';
import { append, edited, hoist, insert, lostBy, move, prune, remove, rename, set } from '../edited.js';

describe('G: what holds for every edit', () => {
  test('G2: byte order mark, mixed line ends, trailing blanks and the missing last line end stay', () => {
    expect(edited('\ufeff{\r\n  a: 1,  \n  b: 2\r\n}', set('b', 3))).toBe('\ufeff{\r\n  a: 1,  \n  b: 3\r\n}');
    expect(edited('\ufeff{\r\n  a: 1,  \n  b: 2,\r\n}', remove('b'))).toBe('\ufeff{\r\n  a: 1,  \n}');
  });

  test('G3: no line ends in blanks or holds nothing else', () => {
    expect(edited('{\n  a: 1, b: 2,\n  c: 3\n}', remove('b'))).toBe('{\n  a: 1,\n  c: 3\n}');
    expect(edited('{\n  a: { b: 1 }\n}', move('a.b', 'c'))).toBe('{\n  a: {},\n  c: 1\n}');
  });

  test.each([
    ['{ a: 0x10 }', set('a', 16)],
    ['{ a: "x" }', set('a', 'x')],
    ['{ a: { c: 1, /* x */ b: [1, 2,], } }', set('a', { b: [1, 2], c: 1 })],
    ['{ a: NaN }', set('a', Number.NaN)],
    ['{ a: 1, a: 2 }', set('a', 2)],
  ])('G4: an equal value changes nothing: %s', (text, operation) => {
    expect(edited(text, operation)).toBe(text);
  });

  test('G4: 0 and -0 are not equal', () => {
    expect(edited('[0]', set('[0]', -0))).toBe('[-0]');
  });

  test('G5: strict JSON stays strict JSON', () => {
    const text = '{\n  "a": "x"\n}\n';
    expect(edited(text, insert('b', { c: "it's", d: [] }))).toBe(
      '{\n  "a": "x",\n  "b": {\n    "c": "it\'s",\n    "d": []\n  }\n}\n',
    );
    expect(edited(text, set('a', 'y\u2028'))).toBe('{\n  "a": "y\\u2028"\n}\n');
    expect(edited(text, rename('a', 'two words'))).toBe('{\n  "two words": "x"\n}\n');
  });

  test('E7: what strict JSON cannot hold is refused', () => {
    expect(edited('{"a": 1}', set('a', Number.NaN))).toBe('not-json');
    expect(edited('{"a": 1}', insert('b', [{ c: Number.POSITIVE_INFINITY }]))).toBe('not-json');
    expect(edited('{a: 1}', set('a', Number.NEGATIVE_INFINITY))).toBe('{a: -Infinity}');
  });

  test('E5: a text with errors is not edited', () => {
    expect(edited('{ a: 1', set('a', 2))).toBe('unparsable');
    expect(edited('', set('', 2))).toBe('unparsable');
  });
});

describe('S: set', () => {
  test('S1: only the value is replaced, comments around it stay', () => {
    expect(edited('{ a /* k */ : /* v */ 1 /* t */, b: 2 }', set('a', true))).toBe(
      '{ a /* k */ : /* v */ true /* t */, b: 2 }',
    );
  });

  test('S1: the root can be set', () => {
    expect(edited('// top\n1 // one\n', set('', 'x'))).toBe("// top\n'x' // one\n".replaceAll("'", '"'));
  });

  test('S2: a string keeps its quotes; a new one takes those of its neighbours', () => {
    expect(edited(`{ a: "x", b: 'y', c: 'z' }`, set('a', 'it"s'))).toBe(`{ a: "it\\"s", b: 'y', c: 'z' }`);
    expect(edited(`{ a: 1, b: 'y', c: 'z' }`, set('a', "it's"))).toBe(`{ a: 'it\\'s', b: 'y', c: 'z' }`);
  });

  test('S3: an object is set key by key, so the comments inside live', () => {
    const text = `{
  gateway: {
    // how clients reach it
    bind: '0.0.0.0', // was loopback
    port: 18789,
    // old
    mode: 'local',
  },
}
`;
    expect(edited(text, set('gateway', { bind: 'lan', port: 18789, auth: { mode: 'token' } }))).toBe(`{
  gateway: {
    // how clients reach it
    bind: 'lan', // was loopback
    port: 18789,
    auth: {
      mode: 'token',
    },
  },
}
`);
  });

  test('S3: a list of the same length is set item by item', () => {
    const text = "{\n  a: [\n    'x', // first\n    'y', // second\n  ],\n}\n";
    expect(edited(text, set('a', ['x', 'z']))).toBe("{\n  a: [\n    'x', // first\n    'z', // second\n  ],\n}\n");
  });

  test('S3: of a list of another length what stays is kept with its comments', () => {
    const text = `{
  fallbacks: [
    'a/one', // cheap
    'b/two', // fast
    'c/three', // good
    'd/four',
  ],
}
`;
    expect(edited(text, set('fallbacks', ['a/one', 'c/three', 'd/four']))).toBe(`{
  fallbacks: [
    'a/one', // cheap
    'c/three', // good
    'd/four',
  ],
}
`);
    expect(edited(text, set('fallbacks', ['c/three', 'x/new', 'y/new']))).toBe(`{
  fallbacks: [
    'c/three', // good
    'x/new',
    'y/new',
  ],
}
`);
  });

  test('S3: an object that says much the same is changed, not written anew', () => {
    const text = `{
  bindings: [
    { agentId: 'old', match: { channel: 'signal' } },
    // the kids
    { agentId: 'kids', match: { channel: 'whatsapp' } }, // noisy
  ],
}
`;
    const value = [{ agentId: 'kids', match: { channel: 'whatsapp', accountId: 'x' } }];
    expect(edited(text, set('bindings', value))).toBe(`{
  bindings: [
    // the kids
    { agentId: 'kids', match: { channel: 'whatsapp', accountId: 'x' } }, // noisy
  ],
}
`);
  });

  test('S4: of duplicates the last is set, which is the one in force', () => {
    expect(edited('{ a: 1, b: 2, a: 3 }', set('a', 4))).toBe('{ a: 1, b: 2, a: 4 }');
  });

  test('a note stays on the line of its key when the value grows', () => {
    const text = "{\n  model: 'a/b', // the good one\n  other: 1,\n}\n";
    expect(edited(text, set('model', { primary: 'a/b', fallbacks: ['c/d'] }))).toBe(`{
  model: { // the good one
    primary: 'a/b',
    fallbacks: ['c/d'],
  },
  other: 1,
}
`);
  });

  test('comments in a value that becomes another kind of value are reported as lost', () => {
    const text = '{\n  a: {\n    // why\n    b: 1, // x\n  }, // stays\n}\n';
    expect(edited(text, set('a', 'plain'))).toBe("{\n  a: 'plain', // stays\n}\n");
    expect(lostBy(text, set('a', 'plain'))).toEqual(['// why', '// x']);
    expect(lostBy(text, set('a', {}))).toEqual([]);
  });

  test('what is not there is not set', () => {
    expect(edited('{ a: 1 }', set('b', 1))).toBe('not-found');
    expect(edited('{ a: 1 }', set('a.b', 1))).toBe('not-found');
    expect(edited('{ a: [1] }', set('a[1]', 1))).toBe('not-found');
  });
});

describe('I: insert', () => {
  test('I1: behind the last member and its comment, before comments that stand alone', () => {
    const text = '{\n  a: 1, // one\n\n  // b: off\n}\n';
    expect(edited(text, insert('c', 3))).toBe('{\n  a: 1, // one\n  c: 3,\n\n  // b: off\n}\n');
  });

  test('I1: or next to the sibling that is named', () => {
    const text = '{\n  a: 1, // one\n  // two\n  b: 2,\n}\n';
    expect(edited(text, insert('c', 3, { after: 'a' }))).toBe('{\n  a: 1, // one\n  c: 3,\n  // two\n  b: 2,\n}\n');
    expect(edited(text, insert('c', 3, { before: 'b' }))).toBe('{\n  a: 1, // one\n  c: 3,\n  // two\n  b: 2,\n}\n');
    expect(edited(text, insert('c', 3, { after: 'none' }))).toBe('{\n  a: 1, // one\n  // two\n  b: 2,\n  c: 3,\n}\n');
  });

  test('I1: before a sibling means below the header above it', () => {
    const text = '{\n  a: 1,\n\n  // --- section ---\n\n  // two\n  b: 2,\n}\n';
    expect(edited(text, insert('c', 3, { before: 'b' }))).toBe(
      '{\n  a: 1,\n\n  // --- section ---\n\n  c: 3,\n  // two\n  b: 2,\n}\n',
    );
  });

  test('I2: on a line of its own, indented like the others', () => {
    expect(edited('{\n\ta: 1\n}', insert('b', 2))).toBe('{\n\ta: 1,\n\tb: 2\n}');
    expect(edited('{ a: 1,\n  b: 2 }', insert('c', 3))).toBe('{ a: 1,\n  b: 2,\n  c: 3 }');
  });

  test('I2: where lines hold several numbers, on the last of them', () => {
    expect(edited('[\n  1, 2, 3,\n  4, 5\n]', append('', 6))).toBe('[\n  1, 2, 3,\n  4, 5, 6\n]');
  });

  test('I3: the comma goes directly behind the value before; the last one is as it was', () => {
    expect(edited('{\n  a: 1 // x\n}', insert('b', 2))).toBe('{\n  a: 1, // x\n  b: 2\n}');
    expect(edited('{\n  a: 1, // x\n}', insert('b', 2))).toBe('{\n  a: 1, // x\n  b: 2,\n}');
  });

  test.each([
    ['{ a: 1 }', '{ a: 1, b: 2 }'],
    ['{ a: 1, }', '{ a: 1, b: 2, }'],
    ['{a:1}', '{a:1, b:2}'],
    ['{a:1,c:3}', '{a:1,c:3,b:2}'],
    ['{ a: 1 /* x */ }', '{ a: 1 /* x */, b: 2 }'],
    ['{ a: 1, /* x */ }', '{ a: 1 /* x */, b: 2, }'],
  ])('I4: on one line: %s', (before, after) => {
    expect(edited(before, insert('b', 2))).toBe(after);
  });

  test('I5: an empty root gets lines, and so does an empty object in a document that has them', () => {
    expect(edited('{}\n', insert('a', 1))).toBe('{\n  "a": 1\n}\n');
    expect(edited('{\n  a: {},\n}\n', insert('a.b', 1))).toBe('{\n  a: {\n    b: 1,\n  },\n}\n');
    expect(edited('{ a: {} }', insert('a.b', 1))).toBe('{ a: { b: 1 } }');
  });

  test('I5: unless the author keeps small objects on one line', () => {
    const text = "{\n  gateway: { mode: 'local' },\n  session: {},\n}\n";
    expect(edited(text, insert('session.scope', 'main'))).toBe(
      "{\n  gateway: { mode: 'local' },\n  session: { scope: 'main' },\n}\n",
    );
  });

  test('I6: into an object of comments, behind that of the bracket, before the others', () => {
    const text = '{\n  a: { // all off\n    // b: 1\n  },\n}\n';
    expect(edited(text, insert('a.c', 1))).toBe('{\n  a: { // all off\n    c: 1,\n    // b: 1\n  },\n}\n');
  });

  test('I7: as item of a list: behind the item before and its comment, above the comments of the next', () => {
    const text = '[\n  1, // one\n  // two\n  2\n]';
    expect(edited(text, insert('[1]', 9))).toBe('[\n  1, // one\n  9,\n  // two\n  2\n]');
    expect(edited(text, insert('[0]', 9))).toBe('[\n  9,\n  1, // one\n  // two\n  2\n]');
    expect(edited(text, insert('[2]', 9))).toBe('[\n  1, // one\n  // two\n  2,\n  9\n]');
    expect(edited(text, insert('[3]', 9))).toBe('no-parent');
  });

  test('I7: behind the comment of the bracket', () => {
    expect(edited('[ // list\n  1\n]', insert('[0]', 9))).toBe('[ // list\n  9,\n  1\n]');
    expect(edited('[/* x */ 1]', insert('[0]', 9))).toBe('[/* x */ 9, 1]');
  });

  test('I7: with leading commas', () => {
    const text = '[\n  1 // one\n  // two\n  , 2\n]';
    expect(edited(text, insert('[1]', 9))).toBe('[\n  1 // one\n  , 9\n  // two\n  , 2\n]');
    expect(edited(text, insert('[0]', 9))).toBe('[\n  9\n  , 1 // one\n  // two\n  , 2\n]');
    expect(edited(text, insert('[2]', 9))).toBe('[\n  1 // one\n  // two\n  , 2\n  , 9\n]');
  });

  test('I8: behind a line comment a new line starts, and blanks at its end stay where they are', () => {
    expect(edited('{ a: 1 // x  \n}', insert('b', 2))).toBe('{ a: 1, // x  \n  b: 2\n}');
    expect(edited('{\n  a: 1,  \n}', insert('b', 2))).toBe('{\n  a: 1,  \n  b: 2,\n}');
  });

  test('missing parents are made as one block, in the style of the document', () => {
    const text = '{\n  a: 1,\n}\n';
    expect(edited(text, insert('b.c.d', [1, 2]))).toBe(
      '{\n  a: 1,\n  b: {\n    c: {\n      d: [1, 2],\n    },\n  },\n}\n',
    );
    expect(edited(text, insert('b[0].c', 'x'))).toBe("{\n  a: 1,\n  b: [\n    {\n      c: 'x',\n    },\n  ],\n}\n");
    expect(edited('{"a":1}', insert('b.c', 2))).toBe('{"a":1, "b":{"c":2}}');
  });

  test('append adds at the end, and makes the list', () => {
    expect(edited('{ a: [1] }', append('a', 2))).toBe('{ a: [1, 2] }');
    expect(edited('{ a: [] }', append('a', 2))).toBe('{ a: [2] }');
    expect(edited('{\n  a: 1,\n}\n', append('plugins.allow', 'x'))).toBe(
      "{\n  a: 1,\n  plugins: {\n    allow: ['x'],\n  },\n}\n",
    );
    expect(edited('{ a: 1 }', append('a', 2))).toBe('wrong-type');
  });

  test('what exists is not inserted, nor what has no place', () => {
    expect(edited('{ a: null }', insert('a', 1))).toBe('exists');
    expect(edited('{ a: null }', insert('a.b', 1))).toBe('no-parent');
    expect(edited('{ a: {} }', insert('a[0]', 1))).toBe('no-parent');
  });

  test('a line that would grow too long is broken', () => {
    const text = "{\n  gateway: { mode: 'local', port: 18789 }, // mine\n}\n";
    const controlUi = {
      allowedOrigins: ['https://one.example.org', 'https://two.example.org', 'https://x.example.org'],
    };
    expect(edited(text, insert('gateway.controlUi', controlUi))).toBe(`{
  gateway: {
    mode: 'local',
    port: 18789,
    controlUi: {
      allowedOrigins: [
        'https://one.example.org',
        'https://two.example.org',
        'https://x.example.org',
      ],
    },
  }, // mine
}
`);
  });
});

describe('R: remove', () => {
  test('R1: an item goes with its comma and its comments, and with all its duplicates', () => {
    const text = '{\n  a: 1,\n  // about b\n  b: 2, // two\n  c: 3, // three\n}\n';
    expect(edited(text, remove('b'))).toBe('{\n  a: 1,\n  c: 3, // three\n}\n');
    expect(edited('{ b: 0, a: 1, b: 2, c: 3 }', remove('b'))).toBe('{ a: 1, c: 3 }');
  });

  test('R1: on one line', () => {
    expect(edited('{ a: 1, /* b */ b: 2 /* two */, c: 3 }', remove('b'))).toBe('{ a: 1, c: 3 }');
    expect(edited('{ a: 1, b: 2 }', remove('a'))).toBe('{ b: 2 }');
    expect(edited('[1,2,3]', remove('[1]'))).toBe('[1,3]');
  });

  test('R2: when the last goes and had no comma, the one before loses its own', () => {
    expect(edited('{\n  a: 1, // one\n  b: 2\n}', remove('b'))).toBe('{\n  a: 1 // one\n}');
    expect(edited('{\n  a: 1, // one\n  b: 2,\n}', remove('b'))).toBe('{\n  a: 1, // one\n}');
    expect(edited('{ a: 1, b: 2 }', remove('b'))).toBe('{ a: 1 }');
    expect(edited('{ a: 1, b: 2, }', remove('b'))).toBe('{ a: 1, }');
  });

  test('R3: whole lines go whole; what shares a line leaves it as it should be', () => {
    const text = '{\n  a: 1, b: 2, c: 3,\n  d: 4\n}';
    expect(edited(text, remove('a'))).toBe('{\n  b: 2, c: 3,\n  d: 4\n}');
    expect(edited(text, remove('b'))).toBe('{\n  a: 1, c: 3,\n  d: 4\n}');
    expect(edited(text, remove('c'))).toBe('{\n  a: 1, b: 2,\n  d: 4\n}');
  });

  test('R4: two blank lines never come together, and none next to a bracket that had none', () => {
    const text = '{\n  a: 1,\n\n  // about b\n  b: 2,\n\n  c: 3\n}';
    expect(edited(text, remove('a'))).toBe('{\n  // about b\n  b: 2,\n\n  c: 3\n}');
    expect(edited(text, remove('b'))).toBe('{\n  a: 1,\n\n  c: 3\n}');
    expect(edited(text, remove('c'))).toBe('{\n  a: 1,\n\n  // about b\n  b: 2\n}');
  });

  test('R5: nothing left is empty brackets; comments are something', () => {
    expect(edited('{\n  a: {\n    b: 1, // x\n  },\n}', remove('a.b'))).toBe('{\n  a: {},\n}');
    expect(edited('{\n  a: { // x\n    b: 1,\n  },\n}', remove('a.b'))).toBe('{\n  a: { // x\n  },\n}');
    expect(edited('[\n  1\n  // off: 2\n]', remove('[0]'))).toBe('[\n  // off: 2\n]');
  });

  test('R6: lines are not joined when a comment follows', () => {
    expect(edited('{ a: 1, b: 2\n, // about c\n  c: 3 }', remove('b'))).toBe('{ a: 1,\n// about c\n  c: 3 }');
    expect(edited('{ a: 1, // one\n  // about b\n  b: 2 }', remove('a'))).toBe('{\n  // about b\n  b: 2 }');
  });

  test('R6: without one they are, next to a bracket', () => {
    expect(edited('{ a: 1,\n  b: 2 }', remove('a'))).toBe('{ b: 2 }');
    expect(edited('{ a: 1,\n  b: 2 }', remove('b'))).toBe('{ a: 1 }');
    expect(edited('{ a: 1, // one\n  b: 2 }', remove('b'))).toBe('{ a: 1 // one\n}');
  });

  test('with leading commas the comma before an item goes with it', () => {
    const text = '[\n  1\n  // two\n  , 2 // b\n  // three\n  , 3\n]';
    expect(edited(text, remove('[0]'))).toBe('[\n  // two\n  2 // b\n  // three\n  , 3\n]');
    expect(edited(text, remove('[1]'))).toBe('[\n  1\n  // three\n  , 3\n]');
    expect(edited(text, remove('[2]'))).toBe('[\n  1\n  // two\n  , 2 // b\n]');
  });

  test('comments of others stay: those free, and those of the neighbours', () => {
    const text =
      '{\n  // header\n\n  a: 1, // one\n  // about b\n  b: 2, // two\n  // about c\n  c: 3,\n  // d: off\n}\n';
    expect(edited(text, remove('b'))).toBe('{\n  // header\n\n  a: 1, // one\n  // about c\n  c: 3,\n  // d: off\n}\n');
    expect(edited(text, remove('c'), remove('a'))).toBe(
      '{\n  // header\n\n  // about b\n  b: 2, // two\n  // d: off\n}\n',
    );
  });

  test('parents that are empty then go too, when asked, up to the root or a list', () => {
    const text = '{\n  a: {\n    // why\n    b: { c: 1 },\n  }, // x\n  d: 2,\n}\n';
    expect(edited(text, prune('a.b.c'))).toBe('{\n  d: 2,\n}\n');
    expect(edited(text, remove('a.b.c'))).toBe('{\n  a: {\n    // why\n    b: {},\n  }, // x\n  d: 2,\n}\n');
    expect(edited('{ a: { b: 1, c: { d: 1 } } }', prune('a.c.d'))).toBe('{ a: { b: 1 } }');
    expect(edited('{ a: 1 }', prune('a'))).toBe('{}');
    expect(edited('{ a: [{ b: 1 }] }', prune('a[0].b'))).toBe('{ a: [{}] }');
  });

  test('comments that belong to nobody in a parent that goes are reported as lost', () => {
    const text = '{\n  a: { // bracket\n    b: 1,\n    // c: off\n  },\n  d: 2,\n}\n';
    expect(lostBy(text, prune('a.b'))).toEqual(['// c: off']);
    expect(lostBy(text, remove('a'))).toEqual([]);
  });

  test('what is not there is not removed, nor is the root', () => {
    expect(edited('{ a: 1 }', remove('b'))).toBe('not-found');
    expect(edited('{ a: 1 }', { op: 'remove', path: [] })).toBe('no-parent');
  });
});

describe('N: rename', () => {
  test('N1: only the key changes', () => {
    expect(edited('{ a /* k */ : 1 }', rename('a', 'b'))).toBe('{ b /* k */ : 1 }');
  });

  test('N2: quotes stay as they were; a bare key stays bare as long as it can', () => {
    expect(edited('{ "a": 1, b: 2 }', rename('a', 'c'))).toBe('{ "c": 1, b: 2 }');
    expect(edited("{ 'a': 1, b: 2 }", rename('a', 'two words'))).toBe("{ 'two words': 1, b: 2 }");
    expect(edited("{ 'x y': 1, b: 2 }", rename('b', 'two words'))).toBe("{ 'x y': 1, 'two words': 2 }");
    expect(edited('{ ключ: 1 }', rename('ключ', 'имя'))).toBe("{ 'имя': 1 }");
  });

  test('N2: quotes only the old name needed go where the others are bare', () => {
    expect(edited("{ a: 1, 'openai-codex': 2 }", rename('openai-codex', 'openai'))).toBe('{ a: 1, openai: 2 }');
    expect(edited("{ 'a': 1, 'openai-codex': 2 }", rename('openai-codex', 'openai'))).toBe("{ 'a': 1, 'openai': 2 }");
  });

  test('N3: duplicates are renamed together', () => {
    expect(edited('{ a: 1, "a": 2 }', rename('a', 'b'))).toBe('{ b: 1, "b": 2 }');
  });

  test('N4: not onto a key that is there', () => {
    expect(edited('{ a: 1, b: 2 }', rename('a', 'b'))).toBe('exists');
    expect(edited('{ a: 1, b: 2 }', rename('a', 'a'))).toBe('{ a: 1, b: 2 }');
    expect(edited('[1]', { op: 'rename', path: [0], key: 'b' })).toBe('wrong-type');
  });

  test('__proto__ is a key like any other', () => {
    expect(edited('{ a: 1 }', rename('a', '__proto__'), set('__proto__', 2))).toBe('{ __proto__: 2 }');
  });
});

describe('M: move', () => {
  const text = `{
  // the old place
  routing: {
    // who may speak
    allowFrom: [
      '+15550001', // me
      // '+15550002',
    ], // keep
    queue: 1,
  },
  channels: {
    whatsapp: { enabled: true },
    telegram: {
      enabled: true,
    },
  },
}
`;

  test('M1: the text is carried as it is, with its comments, inner and own', () => {
    expect(edited(text, move('routing.allowFrom', 'channels.telegram.allowFrom'))).toBe(`{
  // the old place
  routing: {
    queue: 1,
  },
  channels: {
    whatsapp: { enabled: true },
    telegram: {
      enabled: true,
      // who may speak
      allowFrom: [
        '+15550001', // me
        // '+15550002',
      ], // keep
    },
  },
}
`);
  });

  test('M1: the colon is carried as it was written', () => {
    expect(edited('{ a: { b /* k */ :  1 }, c: {} }', move('a.b', 'c.d'))).toBe('{ a: {}, c: { d /* k */ :  1 } }');
  });

  test('M2: strings keep their line continuations, comments their shape', () => {
    const before = "{\n  a: {\n    /* one\n     * two\n     */\n    b: { c: 'x\\\n  y' },\n  },\n}\n";
    expect(edited(before, hoist('a.b', 'd'))).toBe("{\n  /* one\n   * two\n   */\n  d: { c: 'x\\\n  y' },\n}\n");
  });

  test('M2: text is never taken for anything else', () => {
    const before = "{\n  a: {\n    b: [\n      '/* no', // it's\n      \"// no\",\n    ],\n  },\n  c: 1,\n}\n";
    expect(edited(before, move('a.b', 'd'))).toBe(
      "{\n  a: {},\n  d: [\n    '/* no', // it's\n    \"// no\",\n  ],\n  c: 1,\n}\n",
    );
  });

  test('M3: within one object it is a rename', () => {
    expect(edited('{ a: 1, b: 2 }', move('a', 'c'))).toBe('{ c: 1, b: 2 }');
  });

  test('M4: not into itself, not onto something, not of a duplicate', () => {
    expect(edited('{ a: { b: 1 } }', move('a', 'a.c'))).toBe('into-itself');
    expect(edited('{ a: { b: 1 }, c: 1 }', move('a.b', 'c'))).toBe('exists');
    expect(edited('{ a: { b: 1 }, c: 1 }', move('a.b', 'c.d'))).toBe('no-parent');
    expect(edited('{ a: { b: 1, b: 2 }, c: {} }', move('a.b', 'c.d'))).toBe('duplicate-key');
    expect(edited('{ a: 1 }', move('b', 'c'))).toBe('not-found');
    expect(edited('{ a: { b: 1 } }', move('a.b', 'a.b'))).toBe('{ a: { b: 1 } }');
  });

  test('M5: missing parents are made, as one block', () => {
    expect(edited(text, move('routing.queue', 'messages.queue.mode'))).toContain(`
  messages: {
    queue: { mode: 1 },
  },
  channels: {
`);
  });

  test('M5: in the object that loses a member, at the place of that', () => {
    const flat = `{
  telegram: {
    enabled: true,
    // live preview
    streamMode: 'partial', // or off
    botToken: 'x',
  },
}
`;
    expect(edited(flat, move('telegram.streamMode', 'telegram.streaming.mode'))).toBe(`{
  telegram: {
    enabled: true,
    streaming: {
      // live preview
      mode: 'partial', // or off
    },
    botToken: 'x',
  },
}
`);
  });

  test('M5: and everything around that place stays as it is', () => {
    const flat = `{
  telegram: {
    enabled: true,

    // --- streaming ---

    // live preview
    streamMode: 'partial', // or off

    // secret
    botToken: 'x',
  },
}
`;
    expect(edited(flat, move('telegram.streamMode', 'telegram.streaming.mode'))).toBe(`{
  telegram: {
    enabled: true,

    // --- streaming ---

    streaming: {
      // live preview
      mode: 'partial', // or off
    },

    // secret
    botToken: 'x',
  },
}
`);
    expect(edited('{ a: 1, b: 2, c: 3 }', move('b', 'd.b'))).toBe('{ a: 1, d: { b: 2 }, c: 3 }');
    expect(edited('{ a: 1, /* b */ b: 2 /* two */, c: 3 }', move('b', 'd.b'))).toBe(
      '{ a: 1, d: { b: 2 /* b */ /* two */ }, c: 3 }',
    );
  });

  test('M6: a line comment takes an object on one line apart', () => {
    const before = '{\n  a: 1, // one\n  b: { c: 2 },\n}\n';
    expect(edited(before, move('a', 'b.a'))).toBe('{\n  b: {\n    c: 2,\n    a: 1, // one\n  },\n}\n');
  });

  test('M6: from where it comes in, when others share the line', () => {
    const before = '{ a: 1, // one\n  b: { c: { d: 2 } } }';
    expect(edited(before, move('a', 'b.c.a'))).toBe('{ b: { c: { d: 2,\n    a: 1 // one\n  } } }');
  });

  test('M7: comments of several lines above it are indented with it', () => {
    const before = '{\n  a: {\n    /*\n     * why\n     */\n    b: 1,\n    c: 2,\n  },\n}\n';
    expect(edited(before, move('a.b', 'b'))).toBe('{\n  /*\n   * why\n   */\n  b: 1,\n  a: {\n    c: 2,\n  },\n}\n');
  });

  test('a member becomes an item, an item a member', () => {
    expect(edited('{ a: { b /* k */ : 1 }, c: [0] }', move('a.b', 'c[1]'))).toBe('{ a: {}, c: [0, /* k */ 1] }');
    expect(edited("{ a: 'x', c: [0, 1] }", move('c[0]', 'd'))).toBe("{ a: 'x', c: [1], d: 0 }");
  });

  test('an item changes its place in a list; both indices are those before', () => {
    const list = '[\n  1, // one\n  2, // two\n  3, // three\n]';
    expect(edited(list, move('[0]', '[2]'))).toBe('[\n  2, // two\n  1, // one\n  3, // three\n]');
    expect(edited(list, move('[0]', '[3]'))).toBe('[\n  2, // two\n  3, // three\n  1, // one\n]');
    expect(edited(list, move('[2]', '[0]'))).toBe('[\n  3, // three\n  1, // one\n  2, // two\n]');
    expect(edited(list, move('[1]', '[2]'))).toBe(list);
  });

  test('comments of parents that it leaves empty travel with what moves', () => {
    const before = `{
  // speech
  tts: { edge: { voice: 'x' } }, // cheap
  other: 1,
}
`;
    expect(edited(before, hoist('tts.edge.voice', 'voice'))).toBe(`{
  // speech
  voice: 'x', // cheap
  other: 1,
}
`);
  });
});

describe('Y: style', () => {
  test('one level is what the author uses, two blanks without an example', () => {
    expect(edited('{\n    a: {\n        b: 1\n    }\n}', insert('c', { d: 1 }))).toBe(
      '{\n    a: {\n        b: 1\n    },\n    c: {\n        d: 1\n    }\n}',
    );
    expect(edited('{\n\ta: 1\n}', insert('c', { d: 1 }))).toBe('{\n\ta: 1,\n\tc: {\n\t\td: 1\n\t}\n}');
    expect(edited('[]', append('', { d: 1 }))).toBe('[\n  {\n    "d": 1\n  }\n]');
  });

  test.each([
    ['\r\n', '{\r\n  a: 1\r\n}\r\n'],
    ['\r', '{\r  a: 1\r}\r'],
    ['\n', '{\n  a: 1\n}\n'],
  ])('line ends are those of the text (%j)', (eol, text) => {
    expect(edited(text, insert('b', { c: 1 }))).toBe(['{', '  a: 1,', '  b: {', '    c: 1', '  }', '}', ''].join(eol));
  });

  test('of mixed line ends the more frequent', () => {
    expect(edited('{\r\n  a: 1,\r\n  b: 2\n}', insert('c', 3))).toBe('{\r\n  a: 1,\r\n  b: 2,\r\n  c: 3\n}');
  });

  test('quotes, bare keys and colons are those of the neighbours before those of the document', () => {
    const text = `{\n  a: 'x',\n  b: {\n    "c" : "x",\n  },\n  d: 'y',\n}\n`;
    expect(edited(text, insert('b.e', 'z'))).toBe(
      `{\n  a: 'x',\n  b: {\n    "c" : "x",\n    "e" : "z",\n  },\n  d: 'y',\n}\n`,
    );
    expect(edited(text, insert('e', 'z'))).toContain(`  d: 'y',\n  e: 'z',\n`);
  });

  test('a key that needs quotes says nothing about those that do not', () => {
    const text = "{\n  models: {\n    'openai/gpt-5.5': {},\n  },\n}\n";
    expect(edited(text, insert('models.sonnet', {}))).toContain('\n    sonnet: {},\n');
  });

  test('a trailing comma is set where the author sets it', () => {
    expect(edited('{\n  a: {\n    b: 1,\n  },\n}\n', insert('c', { d: 1 }))).toContain('  c: {\n    d: 1,\n  },\n}');
    expect(edited('{\n  a: {\n    b: 1\n  }\n}\n', insert('c', { d: 1 }))).toContain('  c: {\n    d: 1\n  }\n}');
  });

  test('strings are escaped, so that every reader reads the same', () => {
    expect(edited("{ a: 'x' }", insert('b', '\'"\\\n\u2028\ud800'))).toBe(`{ a: 'x', b: '\\'"\\\\\\n\\u2028\\ud800' }`);
  });

  test('-0 stays -0, large numbers stay numbers', () => {
    expect(edited('{ a: 1 }', insert('b', [-0, 1e21, 1e-7]))).toBe('{ a: 1, b: [-0, 1e+21, 1e-7] }');
  });

  test('scalars up to 60 characters share a line, more get one each', () => {
    const short = ['anthropic/claude-sonnet-5', 'openai/gpt-5.5'];
    const long = [...short, 'google/gemini-3-pro'];
    expect(edited('{\n  a: 1\n}', insert('b', short))).toBe(
      "{\n  a: 1,\n  b: ['anthropic/claude-sonnet-5', 'openai/gpt-5.5']\n}",
    );
    expect(edited('{\n  a: 1\n}', insert('b', long))).toBe(
      "{\n  a: 1,\n  b: [\n    'anthropic/claude-sonnet-5',\n    'openai/gpt-5.5',\n    'google/gemini-3-pro'\n  ]\n}",
    );
  });

  test('small objects are written as the author writes them', () => {
    const inline = "{\n  list: [\n    { id: 'a', model: 'x' },\n    { id: 'b', model: 'y' },\n  ],\n}\n";
    expect(edited(inline, append('list', { id: 'c', model: 'z' }))).toContain("\n    { id: 'c', model: 'z' },\n  ],");
    const lines = "{\n  list: [\n    {\n      id: 'a',\n    },\n  ],\n}\n";
    expect(edited(lines, append('list', { id: 'c' }))).toContain("\n    {\n      id: 'c',\n    },\n  ],");
  });

  test('a list of objects that hug each other goes on like that', () => {
    const text = '{\n  list: [{\n    a: 1\n  }, {\n    a: 2\n  }]\n}';
    expect(edited(text, append('list', { a: 3 }))).toBe(
      '{\n  list: [{\n    a: 1\n  }, {\n    a: 2\n  }, {\n    a: 3\n  }]\n}',
    );
    expect(edited(text, remove('list[0]'))).toBe('{\n  list: [{\n    a: 2\n  }]\n}');
  });
});
