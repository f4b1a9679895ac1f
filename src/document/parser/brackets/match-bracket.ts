import { CLOSE_BRACE } from '../../characters.js';
import type { Indentation } from './indentation.js';
import type { BracketStack } from './stack.js';

/**
 * How brackets that do not fit are understood. No way is right for all texts: the parser tries them and keeps the one
 * that leaves the fewest problems.
 * - `nearest`: a bracket closes the innermost container of its kind; what is open inside that was never closed.
 * - `mistyped`: a bracket closes the innermost container, of whatever kind.
 * - `layout`: a bracket that starts a line closes the container whose line is indented like its own.
 */
export type BracketReading = 'nearest' | 'mistyped' | 'layout';

export type BracketMatch =
  /** Close this many containers. All but the last of them lack their own bracket. */
  { readonly action: 'close'; readonly count: number } | { readonly action: 'mistyped' } | { readonly action: 'stray' };

const STRAY = { action: 'stray' } as const;
const MISTYPED = { action: 'mistyped' } as const;
const CLOSE_ONE = { action: 'close', count: 1 } as const;

/** Layout is asked this deep only, so that a text made to be slow is not. */
const LAYOUT_SEARCH = 64;

/** What to do with the closing bracket `code` at `offset`. */
export function matchBracket(
  stack: BracketStack,
  reading: BracketReading,
  layout: Indentation,
  bracket: { readonly code: number; readonly offset: number },
): BracketMatch {
  const type = bracket.code === CLOSE_BRACE ? 'object' : 'array';
  if (reading === 'layout' && layout.startsLine(bracket.offset)) {
    const decision = decideByLayout(stack, layout, type, layout.width(bracket.offset));
    if (decision !== undefined) return decision;
  }
  if (stack.top?.node.type === type) return CLOSE_ONE;
  if (reading === 'mistyped') return MISTYPED;
  if (!stack.holds(type)) return STRAY;
  let count = 1;
  while (stack.below(count - 1)?.node.type !== type) count++;
  return { action: 'close', count };
}

function decideByLayout(
  stack: BracketStack,
  layout: Indentation,
  type: 'object' | 'array',
  width: number,
): BracketMatch | undefined {
  for (let depth = 0; depth < LAYOUT_SEARCH; depth++) {
    const frame = stack.below(depth);
    if (frame === undefined) break;
    const opened = layout.width(frame.node.start);
    if (opened === width && frame.node.type === type) return { action: 'close', count: depth + 1 };
    if (opened < width) break;
  }
  const top = stack.top;
  if (top === undefined) return undefined;
  const opened = layout.width(top.node.start);
  if (opened < width) return STRAY;
  return opened === width ? MISTYPED : undefined;
}
