import type { BracketStack } from './brackets.js';
import type { Cursor } from './cursor.js';
import type { BracketReading } from './decide-close.js';
import type { Indentation } from './indentation.js';

/** What the reader knows at any place of a text. */
export interface State {
  readonly cursor: Cursor;
  readonly stack: BracketStack;
  readonly layout: Indentation;
  readonly brackets: BracketReading;
}
