import type { Comment, Document, Range, ValueNode } from '../../document/node.js';
import type { Finding } from '../finding.js';
import { matchesRule } from '../rule-pattern.js';

/** A comment by which an author answers findings: `// doctor-ignore models/retired: kept for the archive agent`. */
export interface Directive {
  readonly comment: Comment;
  readonly type: 'next' | 'start' | 'end' | 'file';
  /** Rule ids, with `*` for any characters. */
  readonly patterns: readonly string[];
  /** Empty where the author gave none; then the comment suppresses nothing. */
  readonly reason: string;
}

/** Findings that an author has answered, and where. */
export interface Suppression {
  readonly directive: Directive;
  /** Findings that begin in here are meant; `null` for the whole file. */
  readonly scope: Range | null;
}

/** What stands behind it is taken apart by hand: a comment may be nothing but blanks, and long. */
const DIRECTIVE = /^\s*(?:\*\s*)?doctor-ignore(-start|-end|-file)?\s/;

/** The directives of a document, in source order. Only comments are read: a string that looks like one is none. */
export function readDirectives(document: Document): readonly Directive[] {
  return document.comments.flatMap((comment) => {
    const inner = document.text.slice(comment.start + 2, comment.type === 'block' ? comment.end - 2 : comment.end);
    const match = DIRECTIVE.exec(inner);
    if (match === null) return [];
    const said = inner.slice(match[0].length);
    const colon = said.includes(':') ? said.indexOf(':') : said.length;
    const patterns = said
      .slice(0, colon)
      .split(/[\s,]+/)
      .filter((id) => id !== '');
    return [{ comment, type: kindOf(match[1]), patterns, reason: said.slice(colon + 1).trim() }];
  });
}

/** What the directives with a reason suppress. */
export function readSuppressions(document: Document): readonly Suppression[] {
  const directives = readDirectives(document);
  return directives
    .filter(({ type, reason, patterns }) => type !== 'end' && reason !== '' && patterns.length > 0)
    .map((directive) => ({ directive, scope: scopeOf(document, directive, directives) }));
}

export function suppresses({ directive, scope }: Suppression, { ruleId, range }: Finding): boolean {
  if (!directive.patterns.some((pattern) => matchesRule(pattern, ruleId))) return false;
  if (scope === null) return true;
  return range !== null && range.start >= scope.start && range.start < scope.end;
}

function kindOf(suffix: string | undefined): Directive['type'] {
  if (suffix === '-start') return 'start';
  if (suffix === '-end') return 'end';
  return suffix === '-file' ? 'file' : 'next';
}

function scopeOf(document: Document, directive: Directive, all: readonly Directive[]): Range | null {
  const { comment, type, patterns } = directive;
  if (type === 'file') return null;
  if (type === 'start') {
    const closes = (other: Directive) =>
      other.type === 'end' &&
      other.comment.start > comment.start &&
      (other.patterns.length === 0 || other.patterns.some((pattern) => patterns.includes(pattern)));
    return { start: comment.end, end: all.find(closes)?.comment.start ?? document.text.length };
  }
  const line = lineBefore(document.text, comment.start);
  if (line.trim() !== '') return { start: comment.start - line.length, end: comment.start };
  return nextEntry(document.root, comment.end) ?? { start: comment.end, end: comment.end };
}

function lineBefore(text: string, offset: number): string {
  const start = Math.max(text.lastIndexOf('\n', offset - 1), text.lastIndexOf('\r', offset - 1)) + 1;
  return text.slice(start, offset);
}

/** The first member or item that begins behind an offset, in whole. */
function nextEntry(root: ValueNode | undefined, offset: number): Range | undefined {
  let node = root;
  while (node !== undefined) {
    if (node.start >= offset) return node;
    if (node.type === 'object') {
      const member = node.members.find(({ end }) => end > offset);
      if (member === undefined || member.start >= offset) return member;
      node = member.value;
    } else if (node.type === 'array') {
      node = node.items.find(({ end }) => end > offset);
    } else return undefined;
  }
  return undefined;
}
