import type { Edit } from '../node.js';
import { isOutput } from './around-root.js';

/** Whether edits take away nothing that somebody wrote: only marks and blanks, or what stands around the root by accident. */
export function keepsText(text: string, edits: readonly Edit[]): boolean {
  return edits.every((edit) => {
    const removed = text.slice(edit.offset, edit.offset + edit.length);
    return bare(removed) === bare(edit.text) || (edit.text === '' && isAround(text, edit) && isOutput(removed));
  });
}

/** Text without marks and blanks, and with what is written differently elsewhere brought into one form. */
function bare(text: string): string {
  return text
    .replace(/^#+|^\/\//, '//')
    .replace(/[{}[\],:;"'“”„‟‘’‚‛«»\s=>]|[\p{Cf}\p{Cc}]/gu, '')
    .replace(/^(?:None|nil|undefined|NULL|Null)$/, 'null')
    .replace(/^(?:True|TRUE|False|FALSE)$/, (word) => word.toLowerCase())
    .replace(/^[\d_]+$/, (digits) => digits.replaceAll('_', ''));
}

function isAround(text: string, { offset, length }: Edit): boolean {
  return text.slice(0, offset).trim() === '' || text.slice(offset + length).trim() === '';
}
