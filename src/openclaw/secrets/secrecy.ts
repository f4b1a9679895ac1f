import type { ConfigPath, PathSegment } from '../../document/config-path.js';
import type { Document, Range, StringNode, ValueNode } from '../../document/node.js';
import { isOpenValue, mergeRanges, secretShapes, secretsInText } from './shapes.js';

/** Endings of a key's name, written without separators, that make its value a secret. */
const SECRET_ENDINGS = [
  'token',
  'secret',
  'password',
  'passwd',
  'passphrase',
  'passcode',
  'apikey',
  'privatekey',
  'secretkey',
  'accesskey',
  'encryptkey',
  'encryptionkey',
  'signingkey',
  'authkey',
  'authtag',
  'authorization',
  'bearer',
  'cookie',
  'credential',
  'certificatedata',
  'identitydata',
  'serviceaccount',
  'serviceaccountjson',
  'mnemonic',
  'seedphrase',
  'nsec',
];
/** The same for lists: `apiKeys: [...]`. What only ends in `tokens` counts them: `maxTokens`. */
const SECRET_LISTS = new Set(['secrets', 'passwords', 'apikeys', 'privatekeys', 'cookies', 'credentials']);
const SECRET_TOKEN_LISTS = new Set(['authtokens', 'accesstokens', 'apitokens', 'bearertokens', 'bottokens']);

/** Names that are secrets only in the company of credentials. */
const SECRET_AMONG_CREDENTIALS = new Set(['key', 'access', 'refresh', 'value']);
const CREDENTIAL_HOLDERS = new Set(['tls', 'profiles', 'auth', 'oauth', 'ssh']);

/** `{ source: 'env', provider: 'default', id: 'SOME_TOKEN' }` says where a secret is, not what it is. */
const REFERENCE_PARTS = new Set(['source', 'provider', 'id']);

/** Headers whose values tell who is asking, not with which right. */
const OPEN_HEADERS =
  /^(?:accept(?:-[a-z]+)?|cache-control|content-type|host|origin|pragma|referer|http-referer|user-agent|x-title|x-source|anthropic-(?:version|beta)|openai-(?:beta|organization|project)|x-goog-api-client)$/i;
const SECRET_HEADERS = /auth|token|key|secret|cookie|password|credential|signature/i;

/** `certain`: the name says it. `possible`: it may be one, so it is never shown, but nobody is blamed for it. */
export type Secrecy = 'certain' | 'possible' | 'open';

/** What the keys on the way down to a value say about it. */
interface Context {
  readonly depth: number;
  readonly key: string;
  /** The object the value stands in, where its name matters. */
  readonly holder: 'headers' | 'env' | 'env-root' | 'plain';
  readonly amongCredentials: boolean;
  readonly secrecy: Secrecy;
}

const ROOT: Context = { depth: 0, key: '', holder: 'plain', amongCredentials: false, secrecy: 'open' };

function descend(parent: Context, segment: PathSegment): Context {
  // Items of a list are what the list is called.
  if (typeof segment === 'number') return parent;
  const depth = parent.depth + 1;
  const name = plainName(segment);
  return {
    depth,
    key: name,
    holder: holderNamed(parent, name),
    amongCredentials: parent.amongCredentials || CREDENTIAL_HOLDERS.has(name),
    secrecy: secrecyOf(parent, segment, name, depth),
  };
}

function holderNamed(parent: Context, name: string): Context['holder'] {
  if (name === 'headers' || name === 'extraheaders') return 'headers';
  if (parent.holder === 'env-root') return name === 'vars' ? 'env' : 'plain';
  if (name === 'env') return parent.depth === 0 ? 'env-root' : 'env';
  return 'plain';
}

function secrecyOf(parent: Context, key: string, name: string, depth: number): Secrecy {
  if (parent.holder === 'headers') {
    if (OPEN_HEADERS.test(key)) return 'open';
    return SECRET_HEADERS.test(key) ? 'certain' : 'possible';
  }
  if (isSecretName(name)) return 'certain';
  if (parent.holder === 'env') return 'possible';
  if (parent.holder === 'env-root') return name === 'vars' || name === 'shellenv' ? 'open' : 'possible';
  // `token: { work: "..." }`: what a secret's name holds is never shown, save how a reference to one is made up.
  if (parent.secrecy !== 'open' && !REFERENCE_PARTS.has(name)) return 'possible';
  // A flat auth store has its credentials right under the provider: `{ openai: { key: ... } }`.
  if (SECRET_AMONG_CREDENTIALS.has(name) && (parent.amongCredentials || depth === 2)) {
    return parent.amongCredentials ? 'certain' : 'possible';
  }
  return 'open';
}

const LONGEST_NAME = 64;

/** `api_key`, `api-key` and `apiKey` are one name. */
function plainName(key: string): string {
  return key.length > LONGEST_NAME ? '' : key.replace(/[-_ ]/g, '').toLowerCase();
}

function isSecretName(name: string): boolean {
  return (
    SECRET_ENDINGS.some((ending) => name.endsWith(ending)) || SECRET_LISTS.has(name) || SECRET_TOKEN_LISTS.has(name)
  );
}

/** How secret the value at a path is, judged by its names alone. */
export function secrecyAt(path: ConfigPath): Secrecy {
  return path.reduce(descend, ROOT).secrecy;
}

/** True where the names alone say that the value is a secret: `channels.telegram.botToken`. */
export function isSecretKey(path: ConfigPath): boolean {
  return secrecyAt(path) === 'certain';
}

/** True for a value that gives something away under a secret's name: not empty, no `${ENV}`, no marker, no variable's name. */
export function isLiteralSecret(value: string): boolean {
  return !isOpenValue(value);
}

const SECRET_FLAG = /^--?(?:[a-z]{1,20}[-_])?(?:token|key|apikey|secret|password|passwd|header|H)$/i;

/**
 * Where the secrets of a document stand: the content of the strings under secret-bearing keys (without their quotes),
 * and whatever has the shape of a secret, in values, keys and comments. Sorted, disjoint, offsets into `document.text`.
 * A part's document is judged as if it stood at `prefix`. Takes time in proportion to the text.
 */
export function secretRanges(document: Document, prefix: ConfigPath = []): readonly Range[] {
  const { text } = document;
  const found: Range[] = [...secretShapes(text)];
  const pending: { node: ValueNode; context: Context; afterFlag: boolean }[] = [];
  if (document.root !== undefined) {
    pending.push({ node: document.root, context: prefix.reduce(descend, ROOT), afterFlag: false });
  }
  for (let next = pending.pop(); next !== undefined; next = pending.pop()) {
    const { node, context, afterFlag } = next;
    if (node.type === 'object') {
      for (const member of node.members) {
        pending.push({ node: member.value, context: descend(context, member.key), afterFlag: false });
      }
    } else if (node.type === 'array') {
      let flag = false;
      for (const item of node.items) {
        pending.push({ node: item, context, afterFlag: flag });
        flag = item.type === 'string' && SECRET_FLAG.test(item.value);
      }
    } else if (node.type === 'string') {
      const named = afterFlag || context.secrecy !== 'open';
      if (named ? isLiteralSecret(node.value) : hidesShape(node)) found.push(contentOf(text, node));
      if (named && !isClosed(text, node)) found.push(...restOf(text, node));
    } else if (node.type === 'number' && context.secrecy === 'certain') {
      found.push({ start: node.start, end: node.end });
    }
  }

  for (const comment of document.comments) found.push(...secretsWithin(text, comment));
  // What recovery left out of the tree is judged as plain text.
  if (document.problems.length > 0) found.push(...secretsInText(text));
  return mergeRanges(found);
}

function secretsWithin(text: string, { start, end }: Range): readonly Range[] {
  return secretsInText(text.slice(start, end)).map((range) => ({ start: start + range.start, end: start + range.end }));
}

/** Escapes keep a secret's shape out of the text; the value still has it. */
function hidesShape(node: StringNode): boolean {
  return node.end - node.start - 2 !== node.value.length && secretShapes(node.value).length > 0;
}

function contentOf(text: string, node: Range): Range {
  return { start: node.start + 1, end: isClosed(text, node) ? node.end - 1 : node.end };
}

function isClosed(text: string, { start, end }: Range): boolean {
  return end - start > 1 && text[end - 1] === text[start];
}

/** Longer than a private key of 4096 bits, short enough for a text of many such strings. */
const LONGEST_REST = 4096;

/** A secret that was wrapped goes on behind the break that ends its node, line by line up to the closing quote. */
function* restOf(text: string, node: Range): Generator<Range> {
  const behind = text.slice(node.end, node.end + LONGEST_REST);
  const close = behind.indexOf(text.charAt(node.start));
  for (const line of (close < 0 ? behind : behind.slice(0, close)).matchAll(/\S(?:.*\S)?/g)) {
    const start = node.end + line.index;
    yield { start, end: start + line[0].length };
  }
}

/** The text with every range replaced by a mask of fixed width, so that not even lengths are told. */
export function maskRanges(text: string, ranges: readonly Range[], mask = '***'): string {
  let out = '';
  let from = 0;
  for (const { start, end } of ranges) {
    out += text.slice(from, start) + mask;
    from = end;
  }
  return out + text.slice(from);
}

/** A text without a tree (a message, a line of a log) with its secrets masked. */
export function maskText(text: string): string {
  return maskRanges(text, secretsInText(text));
}
