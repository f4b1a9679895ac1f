import type { Edit } from '../node.js';

/** A side of all merge conflicts of a text. */
export interface ConflictSide {
  readonly title: string;
  readonly edits: readonly Edit[];
}

interface Part {
  readonly type: 'marker' | 'ours' | 'theirs' | 'base';
  readonly start: number;
  readonly end: number;
}

const MARKER = /^(?:(<{7})(?:[ \t].*)?|(\|{7})(?:[ \t].*)?|(={7})|(>{7})(?:[ \t].*)?)(?:\r\n|\r|\n|$)/;

/** What the text becomes with one side of every conflict, or both; empty where a conflict has no end. */
export function conflictSides(text: string): readonly ConflictSide[] {
  const parts = conflictParts(text);
  if (parts === undefined || parts.length === 0) return [];
  const hasBase = parts.some(({ type }) => type === 'base');
  const sides: ConflictSide[] = [
    { title: 'Keep your side of the merge (HEAD, above the line of =)', edits: without(parts, ['theirs', 'base']) },
    { title: 'Keep the other side of the merge (below the line of =)', edits: without(parts, ['ours', 'base']) },
  ];
  if (hasBase) {
    sides.push({ title: 'Keep what stood there before both (the base)', edits: without(parts, ['ours', 'theirs']) });
  }
  return sides;
}

function without(parts: readonly Part[], types: readonly Part['type'][]): readonly Edit[] {
  return parts
    .filter(({ type }) => type === 'marker' || types.includes(type))
    .map(({ start, end }) => ({ offset: start, length: end - start, text: '' }));
}

function conflictParts(text: string): readonly Part[] | undefined {
  const parts: Part[] = [];
  let here: Part['type'] | undefined;
  let start = 0;
  for (const line of text.match(/[^\r\n]*(?:\r\n|\r|\n|$)/g) ?? []) {
    const end = start + line.length;
    const [, ours, base, theirs, close] = MARKER.exec(line) ?? [];
    if (ours !== undefined) {
      if (here !== undefined) return undefined;
      here = 'ours';
    } else if (here !== undefined && base !== undefined) here = 'base';
    else if (here !== undefined && here !== 'theirs' && theirs !== undefined) here = 'theirs';
    else if (here === 'theirs' && close !== undefined) here = undefined;
    else {
      if (here !== undefined && end > start) parts.push({ type: here, start, end });
      start = end;
      continue;
    }
    parts.push({ type: 'marker', start, end });
    start = end;
  }
  return here === undefined ? parts : undefined;
}
