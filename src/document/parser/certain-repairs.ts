import type { SyntaxProblem } from '../node.js';
import { isAboutBrackets } from './problems.js';

/** Sorts the problems, drops those a merge conflict covers, and takes back the repairs that are not certain. */
export function keepCertainRepairs(problems: readonly SyntaxProblem[]): readonly SyntaxProblem[] {
  const sorted = outsideConflicts(problems.toSorted((a, b) => a.start - b.start || a.end - b.end));
  if (sorted.some(({ code }) => code === 'merge-conflict')) return sorted.map(withoutRepair);
  const unexplained = sorted.some((problem) => !isAboutBrackets(problem) && problem.repair === undefined);
  const brackets = sorted.filter(isAboutBrackets).length;
  const openEnds = new Set(sorted.filter(isOpenString).map(({ end }) => end));
  const certain = (problem: SyntaxProblem): boolean => {
    // Where something else is not understood, that may be what the bracket belongs to.
    if (isAboutBrackets(problem)) return brackets === 1 && !unexplained;
    // What is inserted behind a string without an end becomes part of it.
    return !problem.repair?.edits.some(({ offset }) => openEnds.has(offset));
  };
  return withDisjointRepairs(sorted.map((problem) => (certain(problem) ? problem : withoutRepair(problem))));
}

function isOpenString({ code, repair }: SyntaxProblem): boolean {
  return code === 'unterminated-string' && repair === undefined;
}

/** All repairs of a document can be applied at once: one whose edits run into those of another is left out. */
function withDisjointRepairs(problems: readonly SyntaxProblem[]): readonly SyntaxProblem[] {
  const edits = problems.flatMap((problem) => (problem.repair?.edits ?? []).map((edit) => ({ problem, edit })));
  edits.sort((a, b) => a.edit.offset - b.edit.offset || Math.sign(a.edit.length) - Math.sign(b.edit.length));
  const unsafe = new Set<SyntaxProblem>();
  let end = 0;
  for (const { problem, edit } of edits) {
    if (edit.offset < end) unsafe.add(problem);
    else end = edit.offset + edit.length;
  }
  return unsafe.size === 0 ? problems : problems.map((each) => (unsafe.has(each) ? withoutRepair(each) : each));
}

function outsideConflicts(sorted: readonly SyntaxProblem[]): readonly SyntaxProblem[] {
  let end = 0;
  return sorted.filter((problem) => {
    if (problem.code === 'merge-conflict') end = Math.max(end, problem.end);
    return problem.code === 'merge-conflict' || problem.start >= end;
  });
}

export function withoutRepair({ code, start, end, message }: SyntaxProblem): SyntaxProblem {
  return { code, start, end, message };
}
