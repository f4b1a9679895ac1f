import type { JsonValue } from '../../../document/node.js';
import { parseDocument } from '../../../document/parse.js';
import { isObject, toValue } from '../../../document/value.js';
import type { Want } from '../change.js';
import { refuse } from '../refusal.js';
import { readTypedPath } from '../typed/path.js';
import { readJsonPatch } from './json-patch.js';

export interface PatchOptions {
  /** Lists and maps are given whole, and may drop entries. */
  readonly how: 'assign' | 'replace';
  /** Places at which the patch holds the whole new value. */
  readonly replace: readonly string[];
}

/**
 * A merge patch (RFC 7396) or a JSON patch (RFC 6902): the second is a list. Either may be JSON5.
 * @throws {EditRefused}
 */
export function readPatch(text: string, { how, replace }: PatchOptions): readonly Want[] {
  const { root, problems } = parseDocument(text);
  const [problem] = problems;
  if (root === undefined || problem !== undefined) {
    refuse('patch', `The patch cannot be read: ${(problem?.message ?? 'it is empty').replace(/\.$/, '')}.`);
  }
  const patch: JsonValue = toValue(root);
  if (Array.isArray(patch)) return readJsonPatch(patch, how);
  if (!isObject(patch)) {
    refuse('patch', 'A patch is an object in the shape of the config, or a list of JSON patch operations.');
  }
  const whole = replace.map(readTypedPath);
  return [() => ({ type: 'merge-patch', patch, how, replace: whole })];
}
