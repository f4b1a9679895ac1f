import type { Indentation } from './brackets/indentation.js';
import type { BracketReading } from './brackets/match-bracket.js';
import type { BracketStack } from './brackets/stack.js';
import type { Cursor } from './scan/cursor.js';

/** What the reader knows at any place of a text. */
export interface State {
  readonly cursor: Cursor;
  readonly stack: BracketStack;
  readonly layout: Indentation;
  readonly brackets: BracketReading;
}
