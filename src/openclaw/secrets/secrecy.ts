import type { ConfigPath, PathSegment } from '../../document/config-path.js';
import type { Document, Range, StringNode, ValueNode } from '../../document/node.js';
import type { TextSource } from '../../document/text-source.js';
import { isSecretFlag, isSecretName, plainName } from './key-names.js';
import { assignedSecrets, isOpenValue, mergeRanges, secretShapes, secretsInText } from './shapes.js';
import { pathsBehindHosts } from './urls.js';

/** Names that are secrets only in the company of credentials. */
const SECRET_AMONG_CREDENTIALS = new Set(['key', 'access', 'refresh', 'value']);
const CREDENTIAL_HOLDERS = new Set(['tls', 'profiles', 'auth', 'oauth', 'ssh']);
/** What stands beside a key in such company: no secret by itself, but nobody else's business either. */
const CERTIFICATES = new Set(['ca', 'cert', 'knownhosts']);
/** Channels that log in with a code: `channels.tlon.code`. */
const LOGIN_CODES = new Set(['code']);
/** Names that say the address below them is the secret. */
const PUSH_ADDRESS = /hook|push/;

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
  readonly holder: 'headers' | 'secrets' | 'env' | 'env-root' | 'plain';
  readonly amongCredentials: boolean;
  /** The root key the value stands under. */
  readonly section: string;
  /** Some key on the way says that an address here is a secret. */
  readonly isPushAddress: boolean;
  readonly secrecy: Secrecy;
}

const ROOT: Context = {
  depth: 0,
  key: '',
  holder: 'plain',
  amongCredentials: false,
  section: '',
  isPushAddress: false,
  secrecy: 'open',
};

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
    section: parent.depth === 0 ? name : parent.section,
    isPushAddress: parent.isPushAddress || PUSH_ADDRESS.test(name),
    secrecy: secrecyOf(parent, segment, name, depth),
  };
}

function holderNamed(parent: Context, name: string): Context['holder'] {
  if (name === 'headers' || name === 'extraheaders') return 'headers';
  // gateway.remote.edgeAuth: every header of it is a SecretInput, whatever it is called (OpenClaw 2026.9.6).
  if (name === 'edgeauth') return 'secrets';
  if (parent.holder === 'env-root') return name === 'vars' ? 'env' : 'plain';
  if (name === 'env') return parent.depth === 0 ? 'env-root' : 'env';
  return 'plain';
}

function secrecyOf(parent: Context, key: string, name: string, depth: number): Secrecy {
  if (parent.holder === 'headers') {
    if (OPEN_HEADERS.test(key)) return 'open';
    return SECRET_HEADERS.test(key) ? 'certain' : 'possible';
  }
  if (parent.holder === 'secrets') return 'certain';
  if (isSecretName(name)) return 'certain';
  if (parent.section === 'channels' && LOGIN_CODES.has(name)) return 'certain';
  if (parent.holder === 'env') return 'possible';
  if (parent.holder === 'env-root') return name === 'vars' || name === 'shellenv' ? 'open' : 'possible';
  // `token: { work: "..." }`: what a secret's name holds is never shown, save how a reference to one is made up.
  if (parent.secrecy !== 'open' && !REFERENCE_PARTS.has(name)) return 'possible';
  // A flat auth store has its credentials right under the provider: `{ openai: { key: ... } }`.
  if (SECRET_AMONG_CREDENTIALS.has(name) && (parent.amongCredentials || depth === 2)) {
    return parent.amongCredentials ? 'certain' : 'possible';
  }
  if (parent.amongCredentials && CERTIFICATES.has(name)) return 'possible';
  return 'open';
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
        flag = item.type === 'string' && isSecretFlag(item.value);
      }
    } else if (node.type === 'string') {
      const named = afterFlag || context.secrecy !== 'open';
      if (named ? isLiteralSecret(node.value) : hidesShape(node)) found.push(contentOf(text, node));
      else if (!named) found.push(...secretsOfValue(text, node, context));
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
  if (node.end - node.start - 2 === node.value.length) return false;
  return secretShapes(node.value).length > 0 || assignedSecrets(node.value).length > 0;
}

/** What the value itself says of a secret in it: `Pwd=…;`, or an address under a key that says it is one. */
function secretsOfValue(text: string, node: StringNode, { isPushAddress }: Context): readonly Range[] {
  const content = contentOf(text, node);
  const written = text.slice(content.start, content.end);
  const found = [...assignedSecrets(written), ...(isPushAddress ? pathsBehindHosts(written) : [])];
  return found.map(({ start, end }) => ({ start: content.start + start, end: content.start + end }));
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
export function maskRanges(text: TextSource, ranges: readonly Range[], mask = '***'): string {
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
