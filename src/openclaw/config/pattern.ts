import { type ConfigPath, parsePath } from '../../document/config-path.js';

/** What a pattern walks over. */
export interface Walkable<T> {
  at(path: ConfigPath): T | undefined;
  members(): readonly T[];
  items(): readonly T[];
}

/**
 * A pattern is a config path with wildcards: `*` for any member, `[*]` for any item, `{a,b.c}` for alternatives.
 * `agents.{defaults,list[*],entries.*}.model` stands for three paths. Wildcards are captured, in order.
 */
export interface Pattern {
  readonly text: string;
  readonly alternatives: readonly (readonly PatternSegment[])[];
}

export type PatternSegment =
  | { readonly type: 'key'; readonly key: string }
  | { readonly type: 'index'; readonly index: number }
  | { readonly type: 'any-member' }
  | { readonly type: 'any-item' };

const cache = new Map<string, Pattern>();

/** Reads a pattern; patterns are constants of ours, so the parsed form is kept. */
export function parsePattern(text: string): Pattern {
  const known = cache.get(text);
  if (known !== undefined) return known;
  const pattern: Pattern = { text, alternatives: expandBraces(text).map(parseSegments) };
  cache.set(text, pattern);
  return pattern;
}

/** Every value below `root` that the pattern names, in the order the author wrote them. */
export function matchPattern<T extends Walkable<T>>(root: T, text: string): readonly T[] {
  return parsePattern(text).alternatives.flatMap((segments) => matchSegments(root, segments));
}

export function matchSegments<T extends Walkable<T>>(root: T, segments: readonly PatternSegment[]): readonly T[] {
  let found: readonly T[] = [root];
  for (const segment of segments) {
    found = found.flatMap((value) => step(value, segment));
    if (found.length === 0) break;
  }
  return found;
}

function step<T extends Walkable<T>>(value: T, segment: PatternSegment): readonly T[] {
  switch (segment.type) {
    case 'any-member':
      return value.members();
    case 'any-item':
      return value.items();
    case 'key':
    case 'index': {
      const child = value.at([segment.type === 'key' ? segment.key : segment.index]);
      return child === undefined ? [] : [child];
    }
  }
}

function parseSegments(text: string): readonly PatternSegment[] {
  // `[*]` is no path syntax; a marker key that no config holds takes its place while the path is read.
  return parsePath(text.replaceAll('[*]', '["\\u0000item"]')).map((segment): PatternSegment => {
    if (typeof segment === 'number') return { type: 'index', index: segment };
    if (segment === '*') return { type: 'any-member' };
    if (segment === '\u0000item') return { type: 'any-item' };
    return { type: 'key', key: segment };
  });
}

function expandBraces(text: string): readonly string[] {
  const open = text.indexOf('{');
  if (open < 0) return [text];
  const close = text.indexOf('}', open);
  if (close < 0) throw new Error(`unclosed brace in pattern ${text}`);
  const before = text.slice(0, open);
  const after = text.slice(close + 1);
  return text
    .slice(open + 1, close)
    .split(',')
    .flatMap((choice) => expandBraces(joinPath(before, choice, after)));
}

/** Joins the pieces around a brace; an empty choice stands for the parent itself. */
function joinPath(before: string, choice: string, after: string): string {
  if (choice !== '') return before + choice + after;
  return before.endsWith('.') && after !== '' ? before.slice(0, -1) + after : before.replace(/\.$/, '') + after;
}
