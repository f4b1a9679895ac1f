import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Change } from '../../../src/doctor/edit/change.js';
import { makeChange, rootOf } from '../../../src/doctor/edit/make-change.js';
import { EditRefused } from '../../../src/doctor/edit/refusal.js';
import type { ConfigPath } from '../../../src/document/config-path.js';
import type { JsonValue } from '../../../src/document/node.js';
import { parseDocument } from '../../../src/document/parse.js';
import { toValue } from '../../../src/document/value.js';
import { openWorkspace } from '../../../src/engine/workspace.js';
import type { Installation } from '../../../src/openclaw/installation.js';
import { release } from '../../../src/openclaw/releases/release.js';
import { schemaFor } from '../../../src/openclaw/schema/config-schema.js';
import { fuzzRuns } from '../../helpers/fuzz-runs.js';
import { commentsOf } from './installation-of.js';

const schema = schemaFor(release('2026.9.6'));
const HOME = '/home/.openclaw';
const MAIN = `${HOME}/openclaw.json`;

type JsonObject = { [key: string]: JsonValue };

/** A config in several files: objects of it are given an `$include`, what they hold goes into the files, all or some. */
interface Split {
  readonly files: ReadonlyMap<string, string>;
  /** What OpenClaw makes of them, worked out here by itself. */
  readonly value: JsonObject;
}

function installationOf({ files }: Split): Installation {
  return {
    home: '/home',
    stateDir: undefined,
    configPath: MAIN,
    files: [...files].map(([path, content]) => ({
      path,
      kind: path === MAIN ? ('config' as const) : ('include' as const),
      size: content.length,
      modifiedAt: 0,
      content,
    })),
    directories: [],
    problems: [],
    includes: new Map(
      [...files.keys()].map((from) => [
        from,
        new Map([...files.keys()].map((path) => [path.replace(HOME, '.'), path] as const)),
      ]),
    ),
    envNames: new Set(),
    gateway: { state: 'unknown', evidence: 'not looked for' },
  };
}

const key = fc.constantFrom('a', 'b', 'c', 'with.dot', 'x/y');
const { value, object } = fc.letrec<{ value: JsonValue; object: JsonObject }>((tie) => ({
  value: fc.oneof(
    { depthSize: 'small' },
    fc.constantFrom<JsonValue>(1, 'x', null, true),
    fc.array(fc.constantFrom<JsonValue>(1, 2, 'x'), { maxLength: 3 }),
    tie('object'),
  ),
  object: fc.dictionary(key, tie('value'), { maxKeys: 3, noNullPrototype: true }) as fc.Arbitrary<JsonObject>,
}));

/** How an object is split: whether at all, into how many files, and what is written beside the `$include`. */
interface Cut {
  readonly into: 0 | 1 | 2;
  readonly beside: JsonObject;
  readonly other: JsonObject;
}
const cut: fc.Arbitrary<Cut> = fc.record({
  into: fc.constantFrom(0, 0, 1, 1, 2) as fc.Arbitrary<0 | 1 | 2>,
  beside: fc.oneof(fc.constant({}), object),
  other: object,
});

const split: fc.Arbitrary<Split> = fc
  .tuple(fc.dictionary(key, value, { minKeys: 1, maxKeys: 4, noNullPrototype: true }), fc.array(cut, { maxLength: 4 }))
  .map(([root, cuts]) => {
    const files = new Map<string, string>();
    let remarks = 0;
    let made = 0;
    const left = [...cuts];
    const note = () => `// remark ${remarks++}`;
    const fileOf = (content: JsonValue): string => {
      const name = `./part${made++}.json5`;
      files.set(name.replace('.', HOME), `${note()}\n${write(content, '', 'cut')}\n`);
      return name;
    };
    const write = (item: JsonValue, indent: string, how: 'cut' | 'whole'): string => {
      if (typeof item !== 'object' || item === null) return JSON.stringify(item);
      if (Array.isArray(item)) return `[${item.map((one) => write(one, indent, 'whole')).join(', ')}]`;
      const next = how === 'cut' && indent !== '' ? left.pop() : undefined;
      if (next === undefined || next.into === 0) return lines(Object.entries(item), indent);
      const names = [fileOf(item), ...(next.into === 2 ? [fileOf(next.other)] : [])];
      const spec = names.length === 1 ? JSON.stringify(names[0]) : JSON.stringify(names);
      return lines([['$include', spec], ...Object.entries(next.beside)], indent);
    };
    const lines = (entries: readonly (readonly [string, JsonValue])[], indent: string): string => {
      if (entries.length === 0) return '{}';
      const inner = `${indent}  `;
      const written = entries.map(([name, item]) => {
        const text = name === '$include' ? String(item) : write(item, inner, 'cut');
        return `${inner}${note()}\n${inner}${JSON.stringify(name)}: ${text}, ${note()}\n`;
      });
      return `{\n${written.join('')}${indent}}`;
    };
    files.set(MAIN, `${note()}\n${write(root, '', 'cut')}\n`);
    return { files, value: assembled(files, MAIN) as JsonObject };
  });

/** Includes as OpenClaw resolves them: files one over the other, and over them what stands beside the `$include`. */
function assembled(files: ReadonlyMap<string, string>, path: string): JsonValue {
  return resolved(toValue(parseDocument(files.get(path) ?? '').root!), files);
}

function resolved(item: JsonValue, files: ReadonlyMap<string, string>): JsonValue {
  if (Array.isArray(item)) return item.map((one) => resolved(one, files));
  if (typeof item !== 'object' || item === null) return item;
  const { $include, ...beside } = item as JsonObject;
  const own = Object.fromEntries(Object.entries(beside).map(([name, one]) => [name, resolved(one, files)]));
  if ($include === undefined) return own;
  const names = [$include].flat().map((name) => String(name).replace('.', HOME));
  const parts = names.map((name) => assembled(files, name));
  const included = parts.reduce((under, over) => layered(under, over));
  return Object.keys(own).length === 0 ? included : layered(included, own);
}

function layered(under: JsonValue, over: JsonValue): JsonValue {
  if (Array.isArray(under) && Array.isArray(over)) return [...under, ...over];
  if (!isObject(under) || !isObject(over)) return over;
  const result: JsonObject = { ...under };
  for (const [name, item] of Object.entries(over)) {
    result[name] = Object.hasOwn(under, name) ? layered(under[name] ?? null, item) : item;
  }
  return result;
}

function isObject(item: JsonValue): item is JsonObject {
  return typeof item === 'object' && item !== null && !Array.isArray(item);
}

function placesOf(item: JsonValue, at: ConfigPath = []): readonly ConfigPath[] {
  if (typeof item !== 'object' || item === null) return [at];
  const inner = Object.entries(item).flatMap(([name, one]) =>
    placesOf(one, [...at, Array.isArray(item) ? Number(name) : name]),
  );
  return [...(at.length > 0 ? [at] : []), ...inner, [...at, Array.isArray(item) ? item.length : 'new']];
}

const cases = split.chain((made) =>
  fc.record({
    made: fc.constant(made),
    path: fc.constantFrom(...placesOf(made.value)),
    wanted: value,
    what: fc.constantFrom('set', 'unset'),
  }),
);

function below(root: JsonValue, path: ConfigPath): JsonValue | undefined {
  return path.reduce<JsonValue | undefined>(
    (here, segment) => (typeof here === 'object' && here !== null ? (here as JsonObject)[segment] : undefined),
    root,
  );
}

function changed(root: JsonObject, path: ConfigPath, wanted: JsonValue | undefined): JsonObject {
  const copy = structuredClone(root);
  const holder = below(copy, path.slice(0, -1));
  const last = path.at(-1)!;
  if (Array.isArray(holder) && wanted === undefined) holder.splice(Number(last), 1);
  else if (wanted === undefined) delete (holder as JsonObject)[last];
  else (holder as JsonObject)[last] = wanted;
  return copy;
}

describe('a config in several files', () => {
  test('is changed as it was asked, in the files that own the place, or refused', () => {
    let done = 0;
    const runs = fuzzRuns(300);
    fc.assert(
      fc.property(cases, ({ made, path, wanted, what }) => {
        const installation = installationOf(made);
        const isThere = below(made.value, path) !== undefined;
        fc.pre(what !== 'unset' || isThere);
        const change: Change =
          what === 'unset' ? { type: 'unset', path } : { type: 'set', path, to: { value: wanted }, how: 'replace' };
        const workspace = openWorkspace(installation.files);
        expect(rootOf(workspace, installation).value).toEqual(made.value);
        let after: ReturnType<typeof makeChange>;
        try {
          after = makeChange(workspace, installation, () => change, schema);
        } catch (error) {
          expect(error).toBeInstanceOf(EditRefused);
          return;
        }
        done += 1;
        const texts = new Map([...after.workspace].map(([file, { text }]) => [file, text]));
        expect(assembled(texts, MAIN)).toEqual(changed(made.value, path, what === 'unset' ? undefined : wanted));
        // What was not touched has every comment.
        for (const { text, original } of after.workspace.values()) {
          expect(parseDocument(text).problems).toEqual([]);
          if (what !== 'unset' && !isThere) expect(commentsOf(text)).toEqual(commentsOf(original));
        }
      }),
      { numRuns: runs },
    );
    expect(done).toBeGreaterThan(runs / 3);
  });
});
