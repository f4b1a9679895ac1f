import { applyEdits } from './edit/edits.js';
import type { Dialect, Document, Edit, SyntaxProblem } from './node.js';
import { keepCertainRepairs, withoutRepair } from './parser/certain-repairs.js';
import { readBest } from './parser/choose-reading.js';
import type { Tree } from './parser/reader.js';

/**
 * Reads a JSON5 text. Never throws: a broken text gives `problems`, in the order of their places, and the tree that
 * could be made of it. Takes time and memory in proportion to the length of the text, however deep it nests.
 */
export function parseDocument(text: string): Document {
  const tree = readBest(text);
  const { root, comments } = tree;
  return { text, dialect: dialectOf(tree), root, comments, problems: proven(text, keepCertainRepairs(tree.problems)) };
}

/** Whether the text was too much to read to its end: no more is known of it than where that shows. */
export function isGivenUp({ problems }: Document): boolean {
  return problems.some(({ code }) => code.startsWith('too-'));
}

export function dialectOf({ usesJson5, comments }: Tree): Dialect {
  if (usesJson5) return 'json5';
  return comments.length > 0 ? 'jsonc' : 'json';
}

/** The edits of all repairs, sorted and disjoint. What they leave has fewer problems, if not none. */
export function repairEdits(problems: readonly SyntaxProblem[]): readonly Edit[] {
  const edits = problems.flatMap(({ repair }) => repair?.edits ?? []);
  return edits.toSorted((a, b) => a.offset - b.offset || Math.sign(a.length) - Math.sign(b.length));
}

/** The problems as they are if their repairs leave fewer of them, else without repairs: what does not help is no repair. */
function proven(text: string, problems: readonly SyntaxProblem[]): readonly SyntaxProblem[] {
  const edits = repairEdits(problems);
  if (edits.length === 0) return problems;
  const left = keepCertainRepairs(readBest(applyEdits(text, edits)).problems);
  return left.length < problems.length ? problems : problems.map(withoutRepair);
}
