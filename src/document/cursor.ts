import type { Comment, SyntaxProblem } from './node.js';

/** Where a scan stands in a text, and what it met on the way. The scanners of this folder move `pos` forward. */
export class Cursor {
  readonly text: string;
  pos: number;
  /** Set by the first construct that neither JSON nor JSONC knows. */
  usesJson5 = false;
  readonly comments: Comment[] = [];
  readonly problems: SyntaxProblem[] = [];

  constructor(text: string, pos = 0) {
    this.text = text;
    this.pos = pos;
  }
}
