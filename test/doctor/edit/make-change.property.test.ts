import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Change } from '../../../src/doctor/edit/change.js';
import { makeChange } from '../../../src/doctor/edit/make-change.js';
import type { ConfigPath } from '../../../src/document/config-path.js';
import type { JsonValue } from '../../../src/document/node.js';
import { parseDocument } from '../../../src/document/parse.js';
import { nodeAt } from '../../../src/document/tree.js';
import { toValue } from '../../../src/document/value.js';
import { openWorkspace } from '../../../src/engine/workspace.js';
import { release } from '../../../src/openclaw/releases/release.js';
import { schemaFor } from '../../../src/openclaw/schema/config-schema.js';
import { fuzzRuns } from '../../helpers/fuzz-runs.js';
import { commentsOf, installationOf } from './installation-of.js';

const schema = schemaFor(release('2026.9.6'));

function edited(text: string, change: Change): string {
  const installation = installationOf(text);
  const { workspace } = makeChange(openWorkspace(installation.files), installation, () => change, schema);
  return [...workspace.values()][0]?.text ?? '';
}

const key = fc.constantFrom('a', 'b', 'gateway', 'with.dot', 'openai/gpt-5.5', '4096', 'ä', 'it\'s "x"');
const scalar = fc.oneof(fc.string({ maxLength: 6 }), fc.integer(), fc.boolean(), fc.constant(null));
const { value } = fc.letrec<{ value: JsonValue }>((tie) => ({
  value: fc.oneof(
    { depthSize: 'small' },
    scalar,
    fc.array(tie('value'), { maxLength: 3 }),
    fc.dictionary(key, tie('value'), { maxKeys: 3, noNullPrototype: true }),
  ),
}));
const style = fc.record({
  eol: fc.constantFrom('\n', '\r\n'),
  unit: fc.constantFrom('  ', '    ', '\t'),
  bom: fc.boolean(),
  trailing: fc.boolean(),
  flat: fc.boolean(),
});
type Style = typeof style extends fc.Arbitrary<infer T> ? T : never;

/** A config of an author who remarks on everything. */
function written(root: JsonValue, { eol, unit, bom, trailing, flat }: Style): string {
  let count = 0;
  const note = () => `remark ${count++}`;
  const write = (item: JsonValue, indent: string): string => {
    if (typeof item !== 'object' || item === null) return JSON.stringify(item);
    const [open, close] = Array.isArray(item) ? '[]' : '{}';
    const parts = Object.entries(item).map(
      ([name, inner]) => (Array.isArray(item) ? '' : `${JSON.stringify(name)}: `) + write(inner, indent + unit),
    );
    if (parts.length === 0) return `${open}${close}`;
    if (flat && indent !== '') return `${open} ${parts.map((part) => `/* ${note()} */ ${part}`).join(', ')} ${close}`;
    const lines = parts.map((part, index) => {
      const comma = index < parts.length - 1 || trailing ? ',' : '';
      return `${indent}${unit}// ${note()}${eol}${indent}${unit}${part}${comma} // ${note()}${eol}`;
    });
    return `${open}${eol}${lines.join('')}${indent}${close}`;
  };
  return `${bom ? '\ufeff' : ''}// ${note()}${eol}${write(root, '')}${eol}`;
}

const config = fc.dictionary(key, value, { maxKeys: 4, minKeys: 1, noNullPrototype: true });

/** Places of a value, and one new member for each object. */
function places(item: JsonValue, at: ConfigPath = []): readonly ConfigPath[] {
  if (typeof item !== 'object' || item === null) return [at];
  const inner = Array.isArray(item)
    ? item.flatMap((one, index) => places(one, [...at, index]))
    : Object.entries(item).flatMap(([name, one]) => places(one, [...at, name]));
  return [...(at.length > 0 ? [at] : []), ...inner, [...at, Array.isArray(item) ? item.length : 'new.key']];
}

const cases = fc
  .tuple(config, style)
  .chain(([root, look]) => fc.tuple(fc.constant(root), fc.constant(look), fc.constantFrom(...places(root)), value));

function valueAt(root: JsonValue, path: ConfigPath): JsonValue | undefined {
  return path.reduce<JsonValue | undefined>((here, segment) => (here as Record<string, JsonValue>)?.[segment], root);
}

test('after set the value is there, all else is as it was, and every comment outside of the old value stays', () => {
  fc.assert(
    fc.property(cases, ([root, look, path, wanted]) => {
      const text = written(root, look);
      const document = parseDocument(text);
      const old = document.root && nodeAt(document.root, path);
      const after = edited(text, { type: 'set', path, to: { value: wanted }, how: 'replace' });
      const now = parseDocument(after);
      expect(now.problems).toEqual([]);
      const result = toValue(now.root!);
      expect(valueAt(result, path)).toEqual(wanted);
      const expected = structuredClone(root) as JsonValue;
      (valueAt(expected, path.slice(0, -1)) as Record<string, JsonValue>)[path.at(-1)!] = wanted;
      expect(result).toEqual(expected);
      const kept = document.comments
        .filter(({ start, end }) => old === undefined || end <= old.start || start >= old.end)
        .map(({ start, end }) => text.slice(start, end));
      const left = commentsOf(after);
      expect(kept.filter((comment) => !left.includes(comment))).toEqual([]);
      expect(after.includes('\r\n')).toBe(text.includes('\r\n'));
      expect(after.startsWith('\ufeff')).toBe(look.bom);
    }),
    { numRuns: fuzzRuns(150) },
  );
});

test('set and then unset of a new key leaves the value and every comment as they were', () => {
  fc.assert(
    fc.property(cases, ([root, look, path, wanted]) => {
      fc.pre(valueAt(root, path) === undefined);
      const text = written(root, look);
      const there = edited(text, { type: 'set', path, to: { value: wanted }, how: 'assign' });
      const back = edited(there, { type: 'unset', path });
      expect(toValue(parseDocument(back).root!)).toEqual(root);
      expect(commentsOf(back)).toEqual(commentsOf(text));
    }),
    { numRuns: fuzzRuns(100) },
  );
});

test('unset takes the value and its comments, and nothing else', () => {
  fc.assert(
    fc.property(cases, ([root, look, path]) => {
      fc.pre(valueAt(root, path) !== undefined);
      const text = written(root, look);
      const after = edited(text, { type: 'unset', path });
      const now = parseDocument(after);
      expect(now.problems).toEqual([]);
      const expected = structuredClone(root) as JsonValue;
      const holder = valueAt(expected, path.slice(0, -1));
      if (Array.isArray(holder)) holder.splice(Number(path.at(-1)), 1);
      else delete (holder as Record<string, JsonValue>)[path.at(-1)!];
      expect(toValue(now.root!)).toEqual(expected);
      // Its own are the one above it, those within, and the one behind it.
      const document = parseDocument(text);
      const old = nodeAt(document.root!, path)!;
      const within = document.comments.filter(({ start, end }) => old.start <= start && end <= old.end).length;
      const gone = commentsOf(text).length - commentsOf(after).length;
      expect(gone).toBeGreaterThanOrEqual(within);
      expect(gone).toBeLessThanOrEqual(within + 2);
    }),
    { numRuns: fuzzRuns(150) },
  );
});

test('a merge patch does what RFC 7396 says', () => {
  fc.assert(
    fc.property(config, style, config, (root, look, patch) => {
      const text = written(root, look);
      const after = edited(text, { type: 'merge-patch', patch, how: 'replace', replace: [] });
      expect(toValue(parseDocument(after).root!)).toEqual(mergePatch(root, patch));
      const left = commentsOf(after);
      expect(untouchedComments(text, root, patch).filter((comment) => !left.includes(comment))).toEqual([]);
    }),
    { numRuns: fuzzRuns(100) },
  );
});

/** Comments behind the first brace that stand in no member at the top that the patch names. */
function untouchedComments(text: string, root: Record<string, JsonValue>, patch: object): readonly string[] {
  const document = parseDocument(text);
  const members = document.root?.type === 'object' ? document.root.members : [];
  expect(members.map(({ key }) => key)).toEqual(Object.keys(root));
  return members
    .filter((member) => !Object.hasOwn(patch, member.key))
    .flatMap(({ start, end }) => document.comments.filter((one) => start <= one.start && one.end <= end))
    .map(({ start, end }) => text.slice(start, end));
}

/** The function in section 2 of RFC 7396. */
function mergePatch(target: unknown, patch: unknown): unknown {
  if (typeof patch !== 'object' || patch === null || Array.isArray(patch)) return patch;
  const isObject = typeof target === 'object' && target !== null && !Array.isArray(target);
  const result: Record<string, unknown> = isObject ? { ...target } : {};
  for (const [name, item] of Object.entries(patch)) {
    if (item === null) delete result[name];
    else result[name] = mergePatch(result[name], item);
  }
  return result;
}
