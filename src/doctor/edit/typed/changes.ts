import { parseDocument } from '../../../document/parse.js';
import { isObject, toValue } from '../../../document/value.js';
import type { Given, How, Want } from '../change.js';
import { refuse } from '../refusal.js';
import { readTypedPath } from './path.js';
import { rosterPath } from './roster.js';
import { type ProviderWords, referenceIn, refuseNoProviderPath, secretProvider } from './secret-builders.js';
import { valueOfJson } from './value.js';

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
  return (root) => ({ type: 'set', path: rosterPath(root, read), to, how, expect: expected });
}

export function typedUnset(path: string): Want {
  const read = readTypedPath(path);
  return (root) => ({ type: 'unset', path: rosterPath(root, read) });
}

/**
 * A list of assignments: `[{ path, value }]`, or with `ref` or `provider` in place of the value, as OpenClaw takes it.
 * @throws {EditRefused}
 */
export function typedBatch(text: string, how: How): readonly Want[] {
  const { root, problems } = parseDocument(text);
  const [problem] = problems;
  if (problem !== undefined) refuse('patch', `The batch cannot be read: ${problem.message}`);
  const list = root === undefined ? undefined : toValue(root);
  if (!Array.isArray(list) || list.length === 0) {
    refuse('patch', 'A batch is a list of assignments: [{"path": "gateway.port", "value": 19001}]');
  }
  return list.map((item, index) => {
    const name = `Assignment ${index + 1} of the batch`;
    const { path, value, ref, provider } = isObject(item) ? item : {};
    if (typeof path !== 'string' || [value, ref, provider].every((one) => one === undefined)) {
      refuse('patch', `${name} needs a "path" and a "value".`);
    }
    if (ref !== undefined) return typedSet({ path, to: { value: referenceIn(ref, `The "ref" of ${name}`) }, how });
    if (provider === undefined) return typedSet({ path, to: { value: value ?? null }, how });
    refuseNoProviderPath(readTypedPath(path));
    return typedSet({ path, to: { value: provider }, how });
  });
}

/** A provider of secrets, put together of the words of the command line. @throws {EditRefused} */
export function typedProvider({ words, ...set }: Omit<TypedSet, 'to'> & { readonly words: ProviderWords }): Want {
  const value = secretProvider(words);
  refuseNoProviderPath(readTypedPath(set.path));
  return typedSet({ ...set, to: { value } });
}
