import { describe, expect, it } from 'vitest';
import { parseDocument } from '../../src/document/parse.js';
import { findMember, memberAt, nodeAt, pathAt, walk } from '../../src/document/tree.js';

const document = parseDocument(`{
  // who answers
  agents: { list: [{ id: 'a' }, { id: 'b', id: 'c' }], "0": true },
  agents2: null,
}`);
const root = document.root!;
const text = (range: { start: number; end: number } | undefined) =>
  range && document.text.slice(range.start, range.end);

describe('a path leads to', () => {
  it.each([
    [[], document.text],
    [['agents2'], 'null'],
    [['agents', 'list', 0], "{ id: 'a' }"],
    [['agents', '0'], 'true'],
  ])('%j: %s', (path, source) => {
    expect(text(nodeAt(root, path))).toBe(source);
  });

  it('the last of duplicates', () => {
    expect(text(nodeAt(root, ['agents', 'list', 1, 'id']))).toBe("'c'");
    expect(text(memberAt(root, ['agents', 'list', 1, 'id']))).toBe("id: 'c'");
  });

  it.each([
    [['nobody']],
    [['agents', 'list', 2]],
    [['agents', 'list', -1]],
    [['agents', 'list', '0']],
    [['agents', 0]],
    [['agents2', 'deeper', 'still']],
    [['toString']],
  ])('nothing: %j', (path) => {
    expect(nodeAt(root, path)).toBeUndefined();
    expect(memberAt(root, path)).toBeUndefined();
  });

  it('a member only where the last segment is a key', () => {
    expect(memberAt(root, ['agents', 'list', 0])).toBeUndefined();
    expect(memberAt(root, [])).toBeUndefined();
    expect(text(memberAt(root, ['agents2']))).toBe('agents2: null');
  });

  it('findMember takes the last of duplicates', () => {
    const twice = nodeAt(root, ['agents', 'list', 1]);
    expect(twice?.type === 'object' && text(findMember(twice, 'id'))).toBe("id: 'c'");
  });
});

describe('walk', () => {
  it('goes through all values in source order, with their members', () => {
    const seen: string[] = [];
    walk(root, (node, member) => seen.push(`${member?.key ?? '-'} ${node.type}`));
    expect(seen).toEqual([
      '- object',
      'agents object',
      'list array',
      '- object',
      'id string',
      '- object',
      'id string',
      'id string',
      '0 boolean',
      'agents2 null',
    ]);
  });

  it('goes as deep as a text nests', () => {
    let count = 0;
    walk(parseDocument(`${'['.repeat(2_000)}${']'.repeat(2_000)}`).root!, () => count++);
    expect(count).toBe(2_000);
  });
});

describe('the path at an offset', () => {
  const at = (needle: string, shift = 0) => pathAt(document, document.text.indexOf(needle) + shift);

  it('is that of the innermost member or item there', () => {
    expect(at("'b'")).toEqual(['agents', 'list', 1, 'id']);
    expect(at('id:')).toEqual(['agents', 'list', 0, 'id']);
    expect(at('list')).toEqual(['agents', 'list']);
    expect(at("{ id: 'a' }")).toEqual(['agents', 'list', 0]);
    expect(at('"0"')).toEqual(['agents', '0']);
  });

  it('is that of the container between its items', () => {
    expect(at(', { id')).toEqual(['agents', 'list']);
    expect(at('// who')).toEqual([]);
    expect(at('null', 4)).toEqual([]);
  });

  it('is the root outside of it', () => {
    expect(pathAt(document, 9_999)).toEqual([]);
    expect(pathAt(parseDocument(''), 0)).toEqual([]);
  });
});
