import type { SyntaxProblem } from '../node.js';
import { MOST_COMMENTS, MOST_ESCAPES, MOST_LEVELS, MOST_PROBLEMS, MOST_VALUES } from './bounds.js';
import { tooDeep, tooManyProblems, tooMuch } from './problems.js';
import type { State } from './state.js';

/** Of more problems than are read, so many are told. */
const TOLD = 20;

/** Why the rest of a text is not read; `undefined` as long as it is. */
export function whyGivenUp({ cursor, stack }: State, values: number): SyntaxProblem | undefined {
  if (stack.depth <= MOST_LEVELS && values <= MOST_VALUES && !cursor.isFull) return undefined;
  const { pos, problems, comments, text } = cursor;
  const last = Math.max(0, Math.min(pos, text.length) - 1);
  if (stack.depth > MOST_LEVELS) return tooDeep({ start: last, end: last + 1 }, MOST_LEVELS);
  const place = problems.at(-1);
  if (problems.length > MOST_PROBLEMS && place !== undefined) {
    return tooManyProblems({ start: place.start, end: place.end }, MOST_PROBLEMS);
  }
  const comment = comments.at(-1);
  if (comments.length > MOST_COMMENTS && comment !== undefined) {
    return tooMuch({ start: comment.start, end: comment.start + 2 }, 'comments', MOST_COMMENTS);
  }
  if (cursor.escapes > MOST_ESCAPES) return tooMuch({ start: last, end: last + 1 }, 'escapes', MOST_ESCAPES);
  return tooMuch({ start: last, end: last + 1 }, 'values', MOST_VALUES);
}

/** A text that is not read to its end: no tree, since half of one says nothing, and no repair. */
export function givenUp(why: SyntaxProblem, problems: readonly SyntaxProblem[]) {
  const first = problems.slice(0, TOLD).map(({ code, start, end, message }) => ({ code, start, end, message }));
  const told = why.code === 'too-many-problems' ? [...first, why] : [why];
  return { root: undefined, comments: [], problems: told, usesJson5: true, isGivenUp: true } as const;
}
