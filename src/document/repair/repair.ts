import { endOfLine } from '../characters.js';
import { applyEdits, composeEdits } from '../edit/edits.js';
import type { Document, Edit, SyntaxCode, SyntaxProblem } from '../node.js';
import { isGivenUp, parseDocument, repairEdits } from '../parse.js';
import { toValue } from '../value.js';
import { withoutOutput } from './around-root.js';
import { conflictSides } from './conflict.js';
import { keepsText } from './kept-text.js';
import { pastedLines } from './pasted.js';
import { certainOf, MAX_MARKS, readingsOf, type TextReading } from './readings.js';
import { FAR } from './search.js';

/** A patch that makes a broken text whole. */
export interface Patch {
  readonly title: string;
  readonly edits: readonly Edit[];
}

/** What can be done about a text that does not parse. */
export interface Repair {
  /** The one way it was meant, where there is no doubt. */
  readonly certain: Patch | undefined;
  /** Two or three ways it may have been meant, likeliest first, for a person to choose from; else empty. */
  readonly candidates: readonly Patch[];
}

/** A longer text is told what is wrong with it, and no more: to work out what was meant would take too long. */
const LONGEST_REPAIRED = 1_000_000;
/** Nor is one whose lines are so long: at each place of a line its rest is looked at. The sum of their lengths, squared. */
const MOST_LOOKED_AT = 1_000_000_000;
const MOST_CANDIDATES = 3;
const NONE: Repair = { certain: undefined, candidates: [] };
const known = new WeakMap<Document, Repair>();

/** Works out how the whole of a broken text can be repaired at once. Nothing is to be done where it parses. */
export function repairOf(document: Document): Repair {
  let repair = known.get(document);
  if (repair === undefined) {
    repair = isRepairable(document) ? workOut(document) : NONE;
    known.set(document, repair);
  }
  return repair;
}

function isRepairable(document: Document): boolean {
  const { problems, text } = document;
  if (problems.length === 0 || text.length > LONGEST_REPAIRED || isGivenUp(document)) return false;
  let sum = 0;
  for (let start = 0; start < text.length; ) {
    const end = endOfLine(text, start) + 1;
    sum += (end - start) ** 2;
    start = end;
  }
  return sum <= MOST_LOOKED_AT;
}

function workOut(document: Document): Repair {
  const repair = ofMarks(document);
  if (repair.certain !== undefined) return repair;
  const pasted = pastedLines(document.text);
  if (pasted.length === 0) return repair;
  const candidates = [...pasted, ...repair.candidates].slice(0, MOST_CANDIDATES);
  return { certain: undefined, candidates: withoutRepeats(document.text, candidates) };
}

/** What marks that came or went, and what stands around the root, have to do with it. */
function ofMarks(document: Document): Repair {
  if (document.problems.some(({ code }) => code === 'merge-conflict')) return ofConflict(document);
  const { text } = document;
  for (const { edits: first, titles } of beginnings(document)) {
    const before = applyEdits(text, first);
    const repair = ofText(before, first, titles);
    if (repair === undefined) continue;
    const certain = repair.certain && keepsText(text, repair.certain.edits) ? repair.certain : undefined;
    const candidates = certain === undefined ? repair.candidates : [];
    return { certain, candidates: certain === undefined && repair.certain ? [repair.certain] : candidates };
  }
  return NONE;
}

interface Beginning {
  readonly edits: readonly Edit[];
  readonly titles: readonly string[];
}

/** What may have to be done before marks alone are at stake: output taken off, words put right that stand by themselves. */
function beginnings(document: Document): readonly Beginning[] {
  const { text } = document;
  const nothing: Beginning = { edits: [], titles: [] };
  const bare: Beginning = { edits: withoutOutput(text), titles: ['Remove the text around the braces'] };
  const words = wordRepairs(document);
  const all: Beginning[] = [nothing];
  if (bare.edits.length > 0) all.push(bare);
  if (words.edits.length > 0) all.push(words);
  if (bare.edits.length > 0) {
    const inner = wordRepairs(parseDocument(applyEdits(text, bare.edits)));
    if (inner.edits.length > 0) {
      all.push({ edits: composeEdits(bare.edits, inner.edits), titles: [...bare.titles, ...inner.titles] });
    }
  }
  return all;
}

/** Problems that lie in marks: the search weighs them against each other. */
const MARK_CODES: ReadonlySet<SyntaxCode> = new Set([
  'unclosed',
  'mismatched-close',
  'stray-close',
  'trailing-content',
  'leading-content',
  'missing-comma',
  'missing-colon',
  'unexpected-comma',
  'unterminated-string',
]);

function wordRepairs({ problems }: Document): Beginning {
  const ofWords = problems.filter(({ code, repair }) => repair !== undefined && !MARK_CODES.has(code));
  return { edits: repairEdits(ofWords), titles: [...new Set(ofWords.flatMap(titleOfProblem))] };
}

function titleOfProblem({ repair }: SyntaxProblem): readonly string[] {
  return repair === undefined ? [] : [repair.title];
}

/** The repair of a text that some edits have led to; `undefined` where no reading of it was found. */
function ofText(text: string, first: readonly Edit[], titles: readonly string[]): Repair | undefined {
  const { root, problems } = parseDocument(text);
  if (root !== undefined && problems.length === 0) {
    return { certain: { title: titles.join(', '), edits: first }, candidates: [] };
  }
  const readings = readingsOf(text);
  if (readings.length === 0) return undefined;
  const asPatch = ({ title, edits }: TextReading): Patch => ({
    title: [...titles, title].join(', '),
    edits: composeEdits(first, edits),
  });
  const certain = certainOf(readings);
  return {
    certain: certain && asPatch(certain),
    candidates: plausible(readings).map(asPatch),
  };
}

function plausible(readings: readonly TextReading[]): readonly TextReading[] {
  const [best] = readings;
  if (best === undefined) return [];
  return readings.filter(({ cost, marks }) => marks <= MAX_MARKS && cost - best.cost <= FAR).slice(0, MOST_CANDIDATES);
}

/** Nobody but a person can say which side is right; a side that does not parse by itself is none. */
function ofConflict({ text }: Document): Repair {
  const candidates = conflictSides(text).flatMap(({ title, edits }): readonly Patch[] => {
    const rest = parseDocument(applyEdits(text, edits));
    if (rest.problems.length === 0) return [{ title, edits }];
    const { certain } = repairOf(rest);
    return certain ? [{ title: `${title}. ${certain.title}`, edits: composeEdits(edits, certain.edits) }] : [];
  });
  return { certain: undefined, candidates: withoutRepeats(text, candidates) };
}

function withoutRepeats(text: string, patches: readonly Patch[]): readonly Patch[] {
  const seen = new Set<string>();
  return patches.filter(({ edits }) => {
    const { root } = parseDocument(applyEdits(text, edits));
    const meaning = root === undefined ? '' : JSON.stringify(toValue(root));
    if (seen.has(meaning)) return false;
    seen.add(meaning);
    return true;
  });
}
