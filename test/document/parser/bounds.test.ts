import { describe, expect, it } from 'vitest';
import { parseDocument } from '../../../src/document/parse.js';
import {
  MOST_COMMENTS,
  MOST_ESCAPES,
  MOST_LEVELS,
  MOST_PROBLEMS,
  MOST_VALUES,
} from '../../../src/document/parser/bounds.js';
import { repairOf } from '../../../src/document/repair/repair.js';

/** Many times what is read of it: a reader that went to the end would find millions, and not the few that are told. */
const LENGTH = 8 * 2 ** 20;
const filled = (unit: string) => unit.repeat(Math.ceil(LENGTH / unit.length));
const filledString = (unit: string) => `{ "a": "${filled(unit)}" }`;

describe('a text that nests deeper than any config', () => {
  it.each([
    ['lists', '['],
    ['objects', '{a:'],
    ['objects in lists', '[{"a":'],
    ['objects that follow no key', '{'],
    ['lists on lines of their own', '[\n'],
  ])('is left where it goes too deep: %s that stay open', (_, unit) => {
    const document = parseDocument(filled(unit));
    expect(document.problems.map(({ code }) => code)).toEqual(['too-deep']);
    expect(document.root).toBeUndefined();
    expect(repairOf(document)).toEqual({ certain: undefined, candidates: [] });
  });

  it('is left there when it is balanced, too', () => {
    const levels = LENGTH / 2;
    expect(parseDocument('['.repeat(levels) + ']'.repeat(levels)).problems).toMatchObject([
      { code: 'too-deep', start: MOST_LEVELS, end: MOST_LEVELS + 1 },
    ]);
  });

  it('is read to the last level that is allowed', () => {
    const nested = (levels: number) => parseDocument('['.repeat(levels) + ']'.repeat(levels)).problems;
    expect(nested(MOST_LEVELS)).toEqual([]);
    expect(nested(MOST_LEVELS + 1)).toHaveLength(1);
  });
});

describe('a text that holds more than any config', () => {
  it.each([
    ['commas in a list', '[', ','],
    ['commas in an object', '{', ','],
    ['members without commas', '{', 'a:1 '],
    ['words without colons', '{', 'a\n'],
    ['brackets that close nothing', '{ a: [', '}]'],
    ['lists without commas', '[', '[]'],
    ['bad escapes', '{ a: "', '\\1'],
    ['colons', '{ a', ':'],
    ['comments of another language', '', '# x\n'],
    ['closing brackets behind the value', '{}', '}'],
  ])('is told of the first problems, and that there are more: %s', (_, start, unit) => {
    const { problems, root } = parseDocument(start + filled(unit));
    expect(root).toBeUndefined();
    expect(problems.at(-1)).toMatchObject({ code: 'too-many-problems' });
    expect(problems.length).toBeLessThan(MOST_PROBLEMS / 100);
    expect(problems.every(({ repair }) => repair === undefined)).toBe(true);
  });

  it.each([
    ['values', `[${'1,'.repeat(MOST_VALUES + 1)}]`],
    ['values', `{${'"gateway":1,'.repeat(MOST_VALUES + 1)}}`],
    ['comments', `${'//\n'.repeat(MOST_COMMENTS + 1)}{}`],
    ['escapes', filledString('\\n')],
    ['escapes', filledString('\\u0041')],
    ['escapes', `{ a: '${'\\x41'.repeat(MOST_ESCAPES)}', b: '\\n' }`],
  ])('is told what there is too much of: %s', (what, text) => {
    const { problems } = parseDocument(text);
    expect(problems).toMatchObject([{ code: 'too-large' }]);
    expect(problems[0]?.message).toContain(` ${what} `);
  });

  it('is read as long as it holds no more than that', () => {
    const { root, problems } = parseDocument(`{ a: '${'x\\n'.repeat(MOST_ESCAPES)}' }`);
    expect(problems).toEqual([]);
    const [member] = root?.type === 'object' ? root.members : [];
    expect(member?.value).toMatchObject({ type: 'string', value: 'x\n'.repeat(MOST_ESCAPES) });
  });
});
