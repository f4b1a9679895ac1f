import type { Document, Edit, Range, ValueNode } from '../../document/node.js';
import { documentStyle } from '../../document/style.js';

/** What an author replaces by a reason of her own. */
export const REASON = 'say why this is meant';

/** The comment that answers a finding where it stands: on a line of its own above the entry, or behind the entry's line. */
export function answerEdit(document: Document, ruleId: string, range: Range | null): Edit | undefined {
  const { text } = document;
  const { eol } = documentStyle(document);
  if (range === null) return { offset: 0, length: 0, text: `// doctor-ignore-file ${ruleId}: ${REASON}${eol}` };
  const start = entryOnItsOwnLine(document, range.start);
  if (start === undefined) {
    const end = endOfLine(text, range.start);
    if (document.problems.length > 0 || document.root === undefined) return undefined;
    return { offset: end, length: 0, text: ` // doctor-ignore ${ruleId}: ${REASON}` };
  }
  const line = startOfLine(text, start);
  return { offset: line, length: 0, text: `${text.slice(line, start)}// doctor-ignore ${ruleId}: ${REASON}${eol}` };
}

/** Where the innermost entry begins that holds an offset and has nothing before it on its line. */
function entryOnItsOwnLine({ text, root }: Document, offset: number): number | undefined {
  let found: number | undefined;
  let node: ValueNode | undefined = root;
  while (node !== undefined) {
    const entries: readonly (Range & { readonly value?: unknown })[] =
      node.type === 'object' ? node.members : node.type === 'array' ? node.items : [];
    const entry = entries.find(({ start, end }) => start <= offset && offset < end);
    if (entry === undefined) break;
    if (text.slice(startOfLine(text, entry.start), entry.start).trim() === '') found = entry.start;
    node = nodeOf(node, entry);
  }
  return found;
}

function nodeOf(node: ValueNode, entry: Range): ValueNode | undefined {
  if (node.type === 'object') return node.members.find((member) => member === entry)?.value;
  return node.type === 'array' ? node.items.find((item) => item === entry) : undefined;
}

function startOfLine(text: string, offset: number): number {
  return Math.max(text.lastIndexOf('\n', offset - 1), text.lastIndexOf('\r', offset - 1)) + 1;
}

function endOfLine(text: string, offset: number): number {
  const length = text.slice(offset).search(/[\n\r]/);
  return length < 0 ? text.length : offset + length;
}
