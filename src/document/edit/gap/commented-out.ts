import { parseDocument } from '../../parse.js';
import type { GapToken } from './items.js';

/** A longer stretch is prose. */
const MOST_LINES = 60;
/** How a line that may open a commented-out member begins. */
const KEY = /^\s*(?:"[^"\n]*"|'[^'\n]*'|[\w$]+)\s*:/;
const QUOTED_KEY = /^\s*["']/;

/**
 * The comments that hold a member somebody has switched off (`// account: 'main',`) rather than words about the one
 * below. A trailing comma, a quoted key or a block of several lines tells them from `// default: 30`.
 */
export function commentedOut(text: string, tokens: readonly GapToken[]): ReadonlySet<GapToken> {
  const found = new Set<GapToken>();
  for (const run of runsOfComments(tokens)) {
    for (let first = 0; first < run.length; first++) {
      const count = countMemberLines(run.slice(first, first + MOST_LINES).map((token) => bodyOf(text, token)));
      for (const token of run.slice(first, first + count)) found.add(token);
      first += Math.max(0, count - 1);
    }
  }
  return found;
}

/** Line comments below each other; a block comment is a run of its own. */
function runsOfComments(tokens: readonly GapToken[]): readonly (readonly GapToken[])[] {
  const runs: GapToken[][] = [];
  let open: GapToken[] | undefined;
  let breaks = 0;
  for (const token of tokens) {
    if (token.kind === 'break') breaks++;
    if (token.kind === 'line-comment') {
      if (open !== undefined && breaks === 1) open.push(token);
      else {
        open = [token];
        runs.push(open);
      }
      breaks = 0;
    } else if (token.kind !== 'blank' && token.kind !== 'break') {
      if (token.kind === 'block-comment') runs.push([token]);
      open = undefined;
      breaks = 0;
    }
  }
  return runs;
}

function bodyOf(text: string, { kind, start, end }: GapToken): string {
  return text.slice(start + 2, kind === 'line-comment' ? end : end - 2);
}

/** How many of these lines, from the first on, are one or more members; 0 where they are not. */
function countMemberLines(lines: readonly string[]): number {
  const [first] = lines;
  if (first === undefined || !KEY.test(first)) return 0;
  for (let count = 1; count <= lines.length; count++) {
    const body = lines.slice(0, count).join('\n').trim();
    if (count > 1 && !/[}\]],?$/.test(body)) continue;
    const isMember = /,$/.test(body) || QUOTED_KEY.test(first) || body.includes('\n');
    if (isMember && holdsMembers(body)) return count;
  }
  return 0;
}

function holdsMembers(body: string): boolean {
  const { root, problems } = parseDocument(`{${body}\n}`);
  return problems.length === 0 && root?.type === 'object' && root.members.length > 0;
}
