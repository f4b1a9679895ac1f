import { describe, expect, test } from 'vitest';
import { parsePath } from '../../../../src/document/config-path.js';
import { takeSnippet } from '../../../../src/document/edit/item/snippet.js';
import type { Operation } from '../../../../src/document/edit/operation.js';
import { parseDocument } from '../../../../src/document/parse.js';
import { edited, lostBy } from '../edited.js';

const SOURCE = `{
    telegram: {
        // the family chat
        groups: {
            '-100': { requireMention: true }, // noisy
        }, // keep
        list: [1, /* two */ 2],
    },
}
`;

function paste(op: 'insert' | 'set' | 'append', path: string, from: string, source = SOURCE): Operation {
  const snippet = takeSnippet(parseDocument(source), parsePath(from));
  if (snippet === undefined) throw new Error(`nothing at ${from}`);
  return { op, path: parsePath(path), source: { snippet } };
}

describe('a piece taken from one document', () => {
  test('comes into another with its comments, indented as there', () => {
    expect(edited('{\n  channels: {},\n}\n', paste('insert', 'channels.groups', 'telegram.groups'))).toBe(`{
  channels: {
    // the family chat
    groups: {
        '-100': { requireMention: true }, // noisy
    }, // keep
  },
}
`);
  });

  test('gets the line ends of the document', () => {
    const after = edited('{\r\n  a: 1\r\n}', paste('insert', 'groups', 'telegram.groups'));
    expect(after.replaceAll('\r\n', '')).not.toMatch(/[\r\n]/);
  });

  test('is written as strict JSON where that is asked for; comments only where they may be', () => {
    expect(edited('{\n  "a": 1\n}\n', paste('insert', 'groups', 'telegram.groups'))).toBe(
      '{\n  "a": 1,\n  "groups": {\n    "-100": {\n      "requireMention": true\n    }\n  }\n}\n',
    );
    expect(edited('{\n  // x\n  "a": 1\n}\n', paste('insert', 'groups', 'telegram.groups'))).toBe(
      '{\n  // x\n  "a": 1,\n  // the family chat\n  "groups": {\n    "-100": {\n      "requireMention": true\n    }\n  } // keep\n}\n',
    );
  });

  test('can be an item', () => {
    expect(edited('{ a: [0] }', paste('append', 'a', 'telegram.list[1]'))).toBe('{ a: [0, /* two */ 2] }');
    expect(edited('{ a: [0] }', paste('insert', 'b', 'telegram.list[1]'))).toBe('{ a: [0], /* two */ b: 2 }');
    expect(edited('{ a: [0] }', paste('append', 'b', 'telegram.list[0]'))).toBe('{ a: [0], b: [1] }');
  });

  test('set in place of a value brings its comments to the member', () => {
    const text = '{\n  groups: {\n    // gone\n    x: 1,\n  },\n}\n';
    const operation = paste('set', 'groups', 'telegram.groups');
    expect(edited(text, operation)).toBe(
      "{\n  // the family chat\n  // keep\n  groups: {\n      '-100': { requireMention: true }, // noisy\n  },\n}\n",
    );
    expect(lostBy(text, operation)).toEqual(['// gone']);
    expect(edited(edited(text, operation), operation)).toBe(edited(text, operation));
  });

  test('is nothing where nothing stands, and at the root', () => {
    const document = parseDocument(SOURCE);
    expect(takeSnippet(document, ['telegram', 'x'])).toBeUndefined();
    expect(takeSnippet(document, ['telegram', 'list', 7])).toBeUndefined();
    expect(takeSnippet(document, ['telegram', 0])).toBeUndefined();
    expect(takeSnippet(document, [])).toBeUndefined();
    expect(takeSnippet(parseDocument('{ a: '), ['a'])).toBeUndefined();
  });
});
