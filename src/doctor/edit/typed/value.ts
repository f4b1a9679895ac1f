import { type ConfigPath, formatPath } from '../../../document/config-path.js';
import type { Document, JsonValue } from '../../../document/node.js';
import { parseDocument } from '../../../document/parse.js';
import { walk } from '../../../document/tree.js';
import { toValue } from '../../../document/value.js';
import type { ConfigSchema } from '../../../openclaw/schema/config-schema.js';
import { refuse } from '../refusal.js';

/**
 * The value that a typed text stands for: JSON5 or the text itself, whichever the target takes at that place. So a
 * number is a number for a port, and a text for an id.
 * @throws {EditRefused}
 */
export function valueOfText(text: string, path: ConfigPath, schema: ConfigSchema): JsonValue {
  const document = parseDocument(text.trim());
  const { root, problems } = document;
  if (root === undefined || problems.length > 0) return text;
  const value = toValue(root);
  const isText = typeof value === 'string' || value === null;
  if (!isText && !takes(schema, path, value) && takes(schema, path, text)) return text;
  if (typeof value === 'number' && losesDigits(text.trim()) && takes(schema, path, text)) return text;
  keepDigits(document, path);
  return value;
}

/** @throws {EditRefused} where it is no JSON */
export function valueOfJson(text: string, path: ConfigPath): JsonValue {
  try {
    JSON.parse(text);
  } catch {
    const document = parseDocument(text.trim());
    const isWider = document.root !== undefined && document.problems.length === 0;
    refuse(
      'value',
      `The value for ${formatPath(path)} is no strict JSON: ${isWider ? 'comments, trailing commas, bare keys and single quotes are not allowed in it' : 'it cannot be read'}. A text stands in double quotes ('"lan"'); without --strict-json it is taken as it is.`,
    );
  }
  const document = parseDocument(text.trim());
  keepDigits(document, path);
  return document.root === undefined ? null : toValue(document.root);
}

/** Whether nothing is wrong with the type of a value itself; what is below it is judged with the whole config. */
function takes(schema: ConfigSchema, path: ConfigPath, value: JsonValue): boolean {
  if (schema.lookup(path) === undefined) return false;
  return !schema
    .validate(value, path)
    .some((issue) => issue.path.length === path.length && issue.kind === 'wrong-type');
}

function losesDigits(written: string): boolean {
  return /^[+-]?\d{16,}$/.test(written) && !Number.isSafeInteger(Number(written));
}

/** Ids of channels have more digits than a number holds. */
function keepDigits({ root, text }: Document, path: ConfigPath): void {
  if (root === undefined) return;
  walk(root, (node) => {
    if (node.type !== 'number' || !losesDigits(text.slice(node.start, node.end))) return;
    refuse(
      'value',
      `A number in the value for ${formatPath(path)} has more digits than can be kept; write it in quotes.`,
    );
  });
}
