import type { JsonValue } from '../../../document/node.js';
import { type Check, type Data, isData, isFilledIn, type Refusal } from './check.js';
import { isExecSecretId, isFileSecretId } from './texts.js';

const HARMLESS =
  /(?:max(?:output|input|completion)?tokens|contexttokens|totaltokens|token(?:count|limit|budget)|passwordfile)$/i;
const SENSITIVE = /token$|password|secret|api.?key|encrypt.?key|private.?key|serviceaccount(?:ref)?$/i;

const isSensitive = (key: string): boolean => !HARMLESS.test(key) && SENSITIVE.test(key);

/** What holds a secret in the settings of a worker refers to it: nothing else resolves it there. */
export const workerSettings: Check = (value) => {
  const name = isData(value) ? plainSecret(value) : undefined;
  return name === undefined
    ? []
    : [
        {
          at: [],
          kind: 'wrong-type',
          expected: `without secrets in plain text: write \`${name}\` as a secret reference`,
        } satisfies Refusal,
      ];
};

function plainSecret(value: JsonValue): string | undefined {
  if (Array.isArray(value)) return first(value, plainSecret);
  if (!isData(value)) return undefined;
  return first(Object.entries(value), ([key, inner]) => {
    const base = key.replace(/ref$/i, '');
    const isSecret = key.toLowerCase() === 'keyref' || isSensitive(key) || (base !== key && isSensitive(base));
    if (!isSecret) return plainSecret(inner as JsonValue);
    return isData(inner as JsonValue) && isSecretRef(inner as Data) ? undefined : key;
  });
}

function first<Item>(items: readonly Item[], find: (item: Item) => string | undefined): string | undefined {
  for (const item of items) {
    const found = find(item);
    if (found !== undefined) return found;
  }
  return undefined;
}

const NAME = /^[A-Z][A-Z0-9_]{0,127}$/;

function isSecretRef({ source, provider, id, ...others }: Data): boolean {
  if (typeof provider !== 'string' || typeof id !== 'string' || Object.keys(others).length > 0) return false;
  if (!isFilledIn(provider) && !/^[a-z][a-z0-9_-]{0,63}$/.test(provider)) return false;
  if (isFilledIn(id)) return true;
  if (source === 'env' || source === 'store') return NAME.test(id);
  return (source === 'file' && isFileSecretId(id)) || (source === 'exec' && isExecSecretId(id));
}
