import type { Range } from '../../document/node.js';
import { isSecretFlag } from './key-names.js';
import { webhookPaths } from './urls.js';

/**
 * Texts that are secrets wherever they stand. Every pattern starts at the beginning of a run of its own characters
 * and counts with bounds, so that a scan takes time in proportion to the text.
 */
const START = '(?<![A-Za-z0-9_-])';

const TOKENS: readonly string[] = [
  // OpenAI, Anthropic, OpenRouter, Stripe
  'sk-[A-Za-z0-9_-]{12,}',
  '[rs]k_(?:live|test)_[A-Za-z0-9]{10,}',
  // GitHub, GitLab, npm
  'gh[oprsu]_[A-Za-z0-9]{20,}',
  'github_pat_[A-Za-z0-9_]{20,}',
  'glpat-[A-Za-z0-9_-]{16,}',
  'npm_[A-Za-z0-9]{20,}',
  // Slack
  'xox[abeoprs]-[A-Za-z0-9-]{10,}',
  'xapp-[A-Za-z0-9-]{10,}',
  // Model and search providers
  'gsk_[A-Za-z0-9_-]{16,}',
  'xai-[A-Za-z0-9_-]{20,}',
  'pplx-[A-Za-z0-9_-]{16,}',
  'nvapi-[A-Za-z0-9_-]{16,}',
  'tvly-[A-Za-z0-9_-]{16,}',
  'hf_[A-Za-z0-9]{16,}',
  'r8_[A-Za-z0-9]{16,}',
  // Google
  'AIza[A-Za-z0-9_-]{20,}',
  'ya29\\.[A-Za-z0-9_./+=-]{10,}',
  '1//0[A-Za-z0-9_./+=-]{10,}',
  // AWS, Tencent, Alibaba
  '(?:AKIA|ASIA)[A-Z0-9]{16}(?![A-Za-z0-9])',
  'AKID[A-Za-z0-9]{16,}',
  'LTAI[A-Za-z0-9]{12,}',
  // SendGrid, Tailscale, Nostr, 1Password
  'SG\\.[A-Za-z0-9_-]{16,}\\.[A-Za-z0-9_-]{16,}',
  'tskey-[A-Za-z0-9-]{12,}',
  'nsec1[a-z0-9]{50,}',
  'ops_eyJ[A-Za-z0-9_-]{20,}',
  // JSON web tokens, Discord and Telegram bots
  'eyJ[A-Za-z0-9_-]{8,}\\.[A-Za-z0-9_-]{8,}\\.[A-Za-z0-9_-]{8,}',
  '[MNO][A-Za-z0-9_-]{23,27}\\.[A-Za-z0-9_-]{6}\\.[A-Za-z0-9_-]{27,}',
  '\\d{6,12}:[A-Za-z0-9_-]{30,}',
];

interface Shape {
  readonly pattern: RegExp;
  /** A word without which the pattern cannot match; spares most texts the scan. */
  readonly needle?: string;
}

/** The group `secret` is what is masked. */
const SHAPES: readonly Shape[] = [
  { pattern: new RegExp(`${START}(?<secret>${TOKENS.join('|')})`, 'dg') },
  { pattern: /\bbot(?<secret>\d{6,12}:[A-Za-z0-9_-]{30,})/dg, needle: 'bot' },
  { pattern: /-----BEGIN [A-Z ]{0,30}PRIVATE KEY-----(?<secret>[^-"']+)/dg, needle: 'PRIVATE KEY' },
  { pattern: /\b(?:Bearer|Basic) {1,4}(?<secret>[A-Za-z0-9._~+/=-]{12,})/dgi, needle: ' ' },
  // The last @ before the path ends a password, which may hold others.
  { pattern: /:\/\/[^\s/?#@:"']{0,200}:(?<secret>[^\s/"']{1,400})@/dg, needle: '://' },
  { pattern: /:\/\/(?<secret>[A-Za-z0-9._~%+=-]{16,200})@/dg, needle: '://' },
  {
    pattern:
      /[?&#;][\w.-]{0,40}(?:token|key|secret|password|passwd|pass|pwd|auth|signature|sig|hmac|credential|code|otp|(?<![a-z])pin|jwt|ticket|session)=(?<secret>[^&;\s"'<>#]+)/dgi,
    needle: '=',
  },
];

const PLACEHOLDER = /^\$\{[A-Za-z_]\w*\}$/;

/** Where secrets stand in a text, by their shape alone; sorted, disjoint, relative to the text. */
export function secretShapes(text: string): readonly Range[] {
  const found: Range[] = [];
  for (const { pattern, needle } of SHAPES) {
    if (needle !== undefined && !text.includes(needle)) continue;
    for (const match of text.matchAll(pattern)) {
      const range = match.indices?.groups?.secret;
      const secret = match.groups?.secret;
      if (range === undefined || secret === undefined || PLACEHOLDER.test(secret)) continue;
      found.push({ start: range[0], end: range[1] });
    }
  }
  for (const range of webhookPaths(text)) found.push(range);
  if (text.includes('-')) for (const range of flagValues(text)) found.push(range);
  return mergeRanges(found);
}

const FLAG = /(?<![\w-])(?<flag>--?[A-Za-z][\w-]{0,40})(?:[= ]|["'],\s{0,8}["'])(?<secret>[^\s"'-][^\s"']*)/dg;

/** What follows `--api-key` or stands behind `--pat=` on a command line, or in a list of words that was commented out. */
function flagValues(text: string): readonly Range[] {
  const found: Range[] = [];
  for (const match of text.matchAll(FLAG)) {
    const { flag = '', secret = '' } = match.groups ?? {};
    const range = match.indices?.groups?.secret;
    // `-h host` is a host, `-H header` a header; a word behind a short flag may be anything.
    if (range === undefined || !flag.startsWith('--') || !isSecretFlag(flag) || isOpenValue(secret)) continue;
    found.push({ start: range[0], end: range[1] });
  }
  return found;
}

/** An assignment in prose, a comment or a text that is no JSON5: `apiKey: "..."`, `TOKEN=...`. */
const ASSIGNMENT =
  /(?<![A-Za-z0-9_?&#-])["']?[A-Za-z0-9_-]{0,40}(?:token|secret|password|passwd|passphrase|pwd|api[-_]?key|private[-_]?key|account[-_]?key|access[-_]?key|authorization)["']?\s{0,8}[:=]\s{0,8}(?:"(?<double>[^"\r\n]+)|'(?<single>[^'\r\n]+)|(?<bare>(?:\$\{\w{1,80}\}|[^\s"',;}\]])+))/dgi;

/** Secrets of a text that has no tree: by shape, and by the name they are assigned to. */
export function secretsInText(text: string): readonly Range[] {
  return mergeRanges([...secretShapes(text), ...assignedSecrets(text)]);
}

/**
 * What is assigned to a secret's name: `TOKEN=…`, `password: …`, the `Pwd=…;` of a connection string. The parameters
 * of a URL are shapes of their own.
 */
export function assignedSecrets(text: string): readonly Range[] {
  if (!text.includes('=') && !text.includes(':')) return [];
  const found: Range[] = [];
  for (const match of text.matchAll(ASSIGNMENT)) {
    const groups = match.indices?.groups;
    const range = groups?.double ?? groups?.single ?? groups?.bare;
    if (range === undefined) continue;
    const [start, end] = range;
    if (!isOpenValue(text.slice(start, end))) found.push({ start, end });
  }
  return mergeRanges(found);
}

const SCHEME_WORD = /^(?:bearer|basic|token|apikey|bot)?\s*$/i;
const ENV_NAME = /^[A-Z][A-Z0-9]*_[A-Z0-9_]*(?:KEY|TOKEN|SECRET|PASSWORD|PASSWD|PASSPHRASE|CREDENTIALS?)$/;
const MARKER = /^(?:secretref-[a-z]+(?::[A-Za-z0-9_./-]*)?|__OPENCLAW_REDACTED__|\*{3,})$/;
/** What OpenClaw itself writes where an account needs no key: `model-auth-markers` of 2026.9.6. */
const NO_KEY = /^(?:ollama-local|custom-local|codex-app-server|gcp-vertex-credentials|minimax-oauth)$/;
const WORDS = /^(?:true|false|null|undefined|none|\{|\[)$/;

/** True for what may stand under a secret's name and is none: nothing, `${ENV}`, the name of a variable, a marker. */
export function isOpenValue(value: string): boolean {
  const bare = value.trim();
  if (SCHEME_WORD.test(bare) || ENV_NAME.test(bare) || MARKER.test(bare) || NO_KEY.test(bare) || WORDS.test(bare)) {
    return true;
  }
  if (!bare.includes('${')) return false;
  // `$${NAME}` is the escaped spelling of a literal; what is left of it is then no placeholder.
  return SCHEME_WORD.test(bare.replace(/(?<!\$)\$\{[A-Za-z_]\w*\}/g, ''));
}

/** Sorts ranges and joins those that touch or overlap. */
export function mergeRanges(ranges: readonly Range[]): readonly Range[] {
  const merged: { start: number; end: number }[] = [];
  for (const { start, end } of [...ranges].sort((a, b) => a.start - b.start || a.end - b.end)) {
    const last = merged.at(-1);
    if (last !== undefined && start <= last.end) last.end = Math.max(last.end, end);
    else if (end > start) merged.push({ start, end });
  }
  return merged;
}
