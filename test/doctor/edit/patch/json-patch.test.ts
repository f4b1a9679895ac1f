import { isDeepStrictEqual } from 'node:util';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { makeChange } from '../../../../src/doctor/edit/make-change.js';
import { readJsonPatch } from '../../../../src/doctor/edit/patch/json-patch.js';
import { EditRefused } from '../../../../src/doctor/edit/refusal.js';
import type { JsonValue } from '../../../../src/document/node.js';
import { parseDocument } from '../../../../src/document/parse.js';
import { toValue } from '../../../../src/document/value.js';
import { openWorkspace, type Workspace } from '../../../../src/engine/workspace.js';
import { release } from '../../../../src/openclaw/releases/release.js';
import { schemaFor } from '../../../../src/openclaw/schema/config-schema.js';
import { fuzzRuns } from '../../../helpers/fuzz-runs.js';
import { commentsOf, installationOf } from '../installation-of.js';

const schema = schemaFor(release('2026.9.6'));

interface Operation {
  readonly op: string;
  readonly path: string;
  readonly from?: string;
  readonly value?: JsonValue;
}

function patched(text: string, operations: readonly Operation[]): string {
  const installation = installationOf(text);
  let workspace: Workspace = openWorkspace(installation.files);
  for (const want of readJsonPatch(operations as unknown as JsonValue[], 'replace')) {
    workspace = makeChange(workspace, installation, want, schema).workspace;
  }
  return [...workspace.values()][0]?.text ?? '';
}

const LISTS = `{
  jobs: [
    // the first
    { id: 'a' }, // at night
    // the second
    { id: 'b' },
    { id: 'c' }, // last
  ],
  kept: {
    // no heirs yet
    one: { /* inside */ x: 1 }, // beside
    other: 2,
  },
}
`;

describe('what is moved takes its comments along', () => {
  test('within a list, forward and back', () => {
    expect(patched(LISTS, [{ op: 'move', from: '/jobs/0', path: '/jobs/1' }])).toBe(
      LISTS.replace(
        `    // the first
    { id: 'a' }, // at night
    // the second
    { id: 'b' },
`,
        `    // the second
    { id: 'b' },
    // the first
    { id: 'a' }, // at night
`,
      ),
    );
    const back = patched(LISTS, [{ op: 'move', from: '/jobs/2', path: '/jobs/0' }]);
    expect(back).toMatch(/jobs: \[\n {4}\{ id: 'c' \}, \/\/ last\n {4}\/\/ the first\n/);
    expect(patched(LISTS, [{ op: 'move', from: '/jobs/0', path: '/jobs/-' }])).toMatch(
      /'c' \}, \/\/ last\n {4}\/\/ the first\n {4}\{ id: 'a' \}, \/\/ at night\n {2}\]/,
    );
  });

  test('out of a list to a key, and from a key into a list', () => {
    const out = patched(LISTS, [{ op: 'move', from: '/jobs/1', path: '/kept/two' }]);
    expect(out).toMatch(/\/\/ the second\n {4}two: \{ id: 'b' \},\n/);
    const into = patched(LISTS, [{ op: 'move', from: '/kept/one', path: '/jobs/1' }]);
    expect(into).toMatch(/\/\/ no heirs yet\n {4}\{ \/\* inside \*\/ x: 1 \}, \/\/ beside\n/);
    expect(commentsOf(into).toSorted()).toEqual(commentsOf(LISTS).toSorted());
  });

  test('onto a key that is there, whose value goes', () => {
    const after = patched(LISTS, [{ op: 'move', from: '/jobs/0', path: '/kept/one' }]);
    expect(after).toMatch(/\/\/ the first\n {4}one: \{ id: 'a' \}, \/\/ at night\n/);
    expect(after).toContain('other: 2');
    expect(after).not.toContain('inside');
  });

  test('out of an item to the place before it', () => {
    expect(patched("{ a: [['x', /* y */ 'y']] }", [{ op: 'move', from: '/a/0/1', path: '/a/0' }])).toBe(
      "{ a: ['y' /* y */, ['x']] }",
    );
  });

  test('a copy has them too', () => {
    const after = patched(LISTS, [{ op: 'copy', from: '/kept/one', path: '/kept/two' }]);
    expect(after.match(/\/\* inside \*\//g)).toHaveLength(2);
    const item = patched(LISTS, [{ op: 'copy', from: '/jobs/0', path: '/jobs/-' }]);
    expect(item.match(/\/\/ the first/g)).toHaveLength(2);
  });
});

test.each([
  [{ op: 'move', from: '/kept', path: '/kept/deeper' }],
  [{ op: 'move', from: '/gone', path: '/kept/two' }],
  [{ op: 'move', from: '/jobs/0', path: '/jobs/0/next' }],
  [{ op: 'move', from: '/jobs/0', path: '/jobs/3' }],
  [{ op: 'copy', from: '/jobs/7', path: '/jobs/0' }],
  [{ op: 'copy', from: '/jobs/0', path: '/jobs/9' }],
  [{ op: 'test', path: '/jobs/0/id', value: 'b' }],
  [{ op: 'test', path: '/jobs/9', value: null }],
  [{ op: 'add', path: '/nobody/home', value: 1 }],
  [{ op: 'move', from: '/jobs/1', path: '/jobs/2/id' }],
])('is refused, and says why: %j', (operation) => {
  expect(() => patched(LISTS, [operation])).toThrow(EditRefused);
});

const key = fc.constantFrom('a', 'b', 'c', 'with.dot', 'a/b');
const { value } = fc.letrec<{ value: JsonValue }>((tie) => ({
  value: fc.oneof(
    { depthSize: 'small' },
    fc.constantFrom<JsonValue>(1, 'x', null, true),
    fc.array(tie('value'), { maxLength: 4 }),
    fc.dictionary(key, tie('value'), { maxKeys: 3, noNullPrototype: true }),
  ),
}));
const config = fc.dictionary(key, value, { minKeys: 1, maxKeys: 4, noNullPrototype: true });

/** Every place of a value as a pointer, and the places where something could be added. */
function pointers(root: JsonValue, at = ''): { readonly held: readonly string[]; readonly free: readonly string[] } {
  if (typeof root !== 'object' || root === null) return { held: [at], free: [] };
  const below = Object.entries(root).map(([name, item]) =>
    pointers(item, `${at}/${name.replaceAll('~', '~0').replaceAll('/', '~1')}`),
  );
  return {
    held: [...(at === '' ? [] : [at]), ...below.flatMap(({ held }) => held)],
    free: [`${at}/${Array.isArray(root) ? '-' : 'new'}`, ...below.flatMap(({ free }) => free)],
  };
}

function operationsOn(root: JsonValue) {
  const { held, free } = pointers(root);
  return fc.record({
    op: fc.constantFrom('move', 'copy', 'add', 'remove', 'replace', 'test'),
    from: fc.constantFrom(...held),
    path: fc.constantFrom(...held, ...free),
    value: fc.oneof(
      value,
      fc.constantFrom(...held).map((pointer) => look(root, pointer) ?? null),
    ),
  });
}

const cases = config.chain((root) => fc.record({ root: fc.constant(root), operation: operationsOn(root) }));
const sequences = config.chain((root) =>
  fc.record({ root: fc.constant(root), operations: fc.array(operationsOn(root), { minLength: 2, maxLength: 4 }) }),
);

/** A config of an author who remarks on every line. */
function written(root: JsonValue): string {
  let count = 0;
  const lines = JSON.stringify(root, null, 2)
    .split('\n')
    .map((line) => (/[[{]$/.test(line) || /^\s*[\]}]/.test(line) ? line : `${line} // remark ${count++}`));
  return `${lines.join('\n')}\n`;
}

test('a patch does what RFC 6902 says, or is refused', () => {
  fc.assert(
    fc.property(cases, ({ root, operation }) => {
      const text = written(root);
      const expected = applied(root, operation);
      if (expected === undefined) {
        expect(() => patched(text, [operation])).toThrow(EditRefused);
        return;
      }
      const after = parseDocument(patched(text, [operation]));
      expect(after.problems).toEqual([]);
      expect(toValue(after.root!)).toEqual(expected);
    }),
    { numRuns: fuzzRuns(120) },
  );
});

test('several are made one after the other', () => {
  fc.assert(
    fc.property(sequences, ({ root, operations }) => {
      const expected = operations.reduce<JsonValue | undefined>(
        (here, operation) => (here === undefined ? undefined : applied(here, operation)),
        root,
      );
      if (expected === undefined) {
        expect(() => patched(written(root), operations)).toThrow(EditRefused);
        return;
      }
      expect(toValue(parseDocument(patched(written(root), operations)).root!)).toEqual(expected);
    }),
    { numRuns: fuzzRuns(80) },
  );
});

test('a move within a config loses no comment but those of what it displaces', () => {
  fc.assert(
    fc.property(cases, ({ root, operation }) => {
      const { from, path } = operation;
      const isDisplacing = look(root, path) !== undefined && !Array.isArray(holderOf(root, path));
      fc.pre(!isDisplacing && applied(root, { ...operation, op: 'move' }) !== undefined);
      const text = written(root);
      const after = patched(text, [{ op: 'move', from, path }]);
      expect(commentsOf(after).toSorted()).toEqual(commentsOf(text).toSorted());
    }),
    { numRuns: fuzzRuns(80) },
  );
});

/** The text of RFC 6902, on plain data; `undefined` where it is an error. */
function applied(root: JsonValue, { op, from, path, value: given }: Required<Operation>): JsonValue | undefined {
  const copy = structuredClone(root) as JsonValue;
  if (op === 'remove') return take(copy, path) === undefined ? undefined : copy;
  if (op === 'add') return put(copy, path, structuredClone(given));
  if (op === 'test') return isDeepStrictEqual(look(copy, path), given) ? copy : undefined;
  if (op === 'replace') return replace(copy, path, structuredClone(given));
  if (op === 'copy') {
    const found = look(copy, from);
    return found === undefined ? undefined : put(copy, path, structuredClone(found));
  }
  if (path === from) return look(copy, from) === undefined ? undefined : copy;
  if (path.startsWith(`${from}/`)) return undefined;
  const taken = take(copy, from);
  return taken === undefined ? undefined : put(copy, path, taken);
}

function tokens(pointer: string): readonly string[] {
  return pointer
    .split('/')
    .slice(1)
    .map((token) => token.replaceAll('~1', '/').replaceAll('~0', '~'));
}

function look(root: JsonValue, pointer: string): JsonValue | undefined {
  return tokens(pointer).reduce<JsonValue | undefined>(
    (here, token) =>
      typeof here === 'object' && here !== null && Object.hasOwn(here, token)
        ? (here as Record<string, JsonValue>)[token]
        : undefined,
    root,
  );
}

function holderOf(root: JsonValue, pointer: string): JsonValue | undefined {
  return look(root, pointer.slice(0, pointer.lastIndexOf('/')));
}

function take(root: JsonValue, pointer: string): JsonValue | undefined {
  const holder = holderOf(root, pointer);
  const name = tokens(pointer).at(-1) ?? '';
  const found = look(root, pointer);
  if (found === undefined) return undefined;
  if (Array.isArray(holder)) holder.splice(Number(name), 1);
  else delete (holder as Record<string, JsonValue>)[name];
  return found;
}

function replace(root: JsonValue, pointer: string, item: JsonValue): JsonValue | undefined {
  if (look(root, pointer) === undefined) return undefined;
  (holderOf(root, pointer) as Record<string, JsonValue>)[tokens(pointer).at(-1) ?? ''] = item;
  return root;
}

function put(root: JsonValue, pointer: string, item: JsonValue): JsonValue | undefined {
  const holder = holderOf(root, pointer);
  const name = tokens(pointer).at(-1) ?? '';
  if (typeof holder !== 'object' || holder === null) return undefined;
  if (!Array.isArray(holder)) {
    (holder as Record<string, JsonValue>)[name] = item;
    return root;
  }
  const index = name === '-' ? holder.length : Number(name);
  if (!(index >= 0 && index <= holder.length)) return undefined;
  holder.splice(index, 0, item);
  return root;
}
