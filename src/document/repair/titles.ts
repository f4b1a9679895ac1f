import type { Indentation } from '../parser/brackets/indentation.js';
import type { MarkEdit } from './hypothesis.js';

const NAMES: Readonly<Record<string, string>> = {
  '"': 'quote',
  "'": 'quote',
  ',': 'comma',
  ':': 'colon',
  '{': 'brace {',
  '}': 'brace }',
  '[': 'bracket [',
  ']': 'bracket ]',
};
const MOST_NAMED = 3;

/** What a reading does, in the words of somebody who looks at the file: `Add the missing brace } at 12:3`. */
export function titleOf(text: string, layout: Indentation, chain: readonly MarkEdit[]): string {
  const steps = chain.map((edit) => `${step(text, edit)} at ${layout.place(edit.offset)}`);
  const named = steps.length > MOST_NAMED ? steps.slice(0, MOST_NAMED - 1) : steps;
  const more = steps.length - named.length;
  const all = [...named, ...(more > 0 ? [`${more} more of the kind`] : [])];
  const joined = all.length > 1 ? `${all.slice(0, -1).join(', ')} and ${all.at(-1)}` : (all[0] ?? 'Change nothing');
  return joined.charAt(0).toUpperCase() + joined.slice(1);
}

function step(text: string, { offset, length, text: mark, isGuess }: MarkEdit): string {
  const removed = text.slice(offset, offset + length);
  if (isGuess) return mark === '\\' ? 'write \\ before the quote' : 'write \\n for the line break';
  if (length === 0) return `add the missing ${NAMES[mark] ?? mark}`;
  if (mark === '') return `remove the ${NAMES[removed] ?? removed}`;
  return `write ${mark} instead of ${removed}`;
}
