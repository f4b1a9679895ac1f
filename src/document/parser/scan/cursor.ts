import type { Comment, SyntaxProblem } from '../../node.js';
import { MOST_COMMENTS, MOST_ESCAPES, MOST_PROBLEMS } from '../bounds.js';

/** Where a scan stands in a text, and what it met on the way. The scanners of this folder move `pos` forward. */
export class Cursor {
  readonly text: string;
  pos: number;
  /** Set by the first construct that neither JSON nor JSONC knows. */
  usesJson5 = false;
  readonly comments: Comment[] = [];
  readonly problems: SyntaxProblem[] = [];
  /** Escapes read so far. */
  escapes = 0;
  /** End of the last merge conflict met. */
  conflictEnd = 0;
  /** From here on no merge conflict is closed: keeps a text full of opening markers from being searched for each. */
  noConflictEndAfter = Number.POSITIVE_INFINITY;

  /** Up to here no end of a string was found: of one in typographic quotes, by kind, and of one without an opening. */
  readonly noStringEndBefore = { '"': 0, "'": 0, unopened: 0 };

  constructor(text: string, pos = 0) {
    this.text = text;
    this.pos = pos;
  }

  /** Notes a problem; of more than are read, only that there are more. */
  report(problem: SyntaxProblem): void {
    if (this.problems.length <= MOST_PROBLEMS) this.problems.push(problem);
  }

  /** Whether more problems, comments or escapes stand in the text than are read: there is no use in going on. */
  get isFull(): boolean {
    return this.problems.length > MOST_PROBLEMS || this.comments.length > MOST_COMMENTS || this.escapes > MOST_ESCAPES;
  }

  /** Looks ahead from `pos`: whatever `read` does leaves no trace here. */
  peek<T>(pos: number, read: (ahead: Cursor) => T): T {
    const ahead = new Cursor(this.text, pos);
    ahead.conflictEnd = this.conflictEnd;
    ahead.noConflictEndAfter = this.noConflictEndAfter;
    const result = read(ahead);
    this.noConflictEndAfter = ahead.noConflictEndAfter;
    return result;
  }

  /** Goes back to `pos`, and forgets the comments and problems from there on. */
  rewind(pos: number): void {
    this.pos = pos;
    while ((this.comments.at(-1)?.start ?? -1) >= pos) this.comments.pop();
    while ((this.problems.at(-1)?.start ?? -1) >= pos) this.problems.pop();
  }
}
