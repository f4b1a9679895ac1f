import type { JsonValue } from '../../document/node.js';
import { parseDocument } from '../../document/parse.js';
import { toValue } from '../../document/value.js';
import type { Given, How, Want } from './change.js';
import { isObject } from './plain.js';
import { refuse } from './refusal.js';
import { readTypedPath } from './typed-path.js';
import { valueOfJson } from './value-of-text.js';

/** A `set` as it is typed. */
export interface TypedSet {
  readonly path: string;
  readonly to: Given;
  readonly how: How;
  /** What must stand there, as strict JSON, or that nothing may. */
  readonly expect?: { readonly json: string } | 'absent' | undefined;
}

export function typedSet({ path, to, how, expect }: TypedSet): Want {
  const read = readTypedPath(path);
  const expected = typeof expect === 'object' ? { value: valueOfJson(expect.json, read) } : expect;
  return () => ({ type: 'set', path: read, to, how, expect: expected });
}

export function typedUnset(path: string): Want {
  const read = readTypedPath(path);
  return () => ({ type: 'unset', path: read });
}

/**
 * A list of assignments: `[{ path, value }]`, or with `ref` or `provider` in place of the value, as OpenClaw takes it.
 * @throws {EditRefused}
 */
export function typedBatch(text: string, how: How): readonly Want[] {
  const { root, problems } = parseDocument(text);
  const list = root === undefined || problems.length > 0 ? undefined : toValue(root);
  if (!Array.isArray(list) || list.length === 0) {
    refuse('patch', 'A batch is a list of assignments: [{"path": "gateway.port", "value": 19001}]');
  }
  return list.map((item, index) => {
    const value = isObject(item) ? (item.value ?? item.ref ?? item.provider) : undefined;
    const named = isObject(item) ? item.path : undefined;
    if (typeof named !== 'string' || (value === undefined && !(isObject(item) && item.value === null))) {
      refuse('patch', `Assignment ${index + 1} of the batch needs a "path" and a "value".`);
    }
    return typedSet({ path: named, to: { value: value ?? null }, how });
  });
}

/** Where a secret is kept, in place of the secret. */
export function secretReference(source: string, provider: string, id: string): JsonValue {
  return { source, provider, id };
}
