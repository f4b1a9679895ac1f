import { Indentation } from './brackets/indentation.js';
import { isAboutBrackets, leadingContent } from './problems.js';
import { type Reading, readTree, type Tree } from './reader.js';

/** Reads a text; one that is broken, in the few ways it may have been meant, of which it keeps the best. */
export function readBest(text: string): Tree {
  const layout = new Indentation(text);
  const tree = readTree(text, layout, { brackets: 'nearest' });
  if (tree.problems.length === 0 || tree.isGivenUp) return tree;
  const best = bestOf(text, layout, tree, undefined);
  return withoutLeadingContent(text, layout, best) ?? best;
}

const OTHER_READINGS: readonly Reading['brackets'][] = ['layout', 'mistyped'];

/** The reading that leaves the fewest problems; of equal ones the one that heeds the layout. */
function bestOf(text: string, layout: Indentation, nearest: Tree, startAt: number | undefined): Tree {
  if (!nearest.problems.some(isAboutBrackets)) return nearest;
  let best = nearest;
  for (const brackets of OTHER_READINGS) {
    const tree = readTree(text, layout, startAt === undefined ? { brackets } : { brackets, startAt });
    const atLeast = brackets === 'layout' ? best.problems.length : best.problems.length - 1;
    if (tree.problems.length <= atLeast) best = tree;
  }
  return best;
}

/** A file may start with the output of a command. Reads it from a later brace on, where that makes more sense. */
function withoutLeadingContent(text: string, layout: Indentation, plain: Tree): Tree | undefined {
  const start = leadingJunk(plain);
  if (start === undefined) return undefined;
  const from = plain.root?.end ?? start;
  const lineStart = findLineBrace(text, from);
  const startAt = lineStart === -1 ? text.indexOf('{', from) : lineStart;
  if (startAt === -1) return undefined;
  const rest = bestOf(text, layout, readTree(text, layout, { brackets: 'nearest', startAt }), startAt);
  const whole = rest.problems.every(({ repair }) => repair !== undefined);
  if (!whole && (plain.root !== undefined || lineStart === -1)) return undefined;
  const end = start + text.slice(start, startAt).trimEnd().length;
  const problem = leadingContent({ start, end }, whole ? { start, end: startAt } : undefined);
  return { ...rest, problems: [problem, ...rest.problems] };
}

/** Where text starts that may stand before the real value; `undefined` where there is none. */
function leadingJunk({ root, problems }: Tree): number | undefined {
  if (problems.some(({ code }) => code === 'empty')) return undefined;
  if (root === undefined) return problems[0]?.start;
  const container = root.type === 'object' || root.type === 'array';
  const outside = problems.filter(({ code }) => code === 'trailing-content');
  if (outside.length === 0 || (container && outside.length === problems.length)) return undefined;
  return Math.min(root.start, ...problems.slice(0, 1).map(({ start }) => start));
}

/** Offset of the first brace that starts a line, or -1. */
function findLineBrace(text: string, from: number): number {
  const pattern = /\{(?<=^[ \t]*\{)/gm;
  pattern.lastIndex = from;
  return pattern.exec(text)?.index ?? -1;
}
