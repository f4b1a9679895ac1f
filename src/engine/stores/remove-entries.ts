import { applyEdits, composeEdits } from '../../document/edit/edits.js';
import { planOperation } from '../../document/edit/plan.js';
import type { Document, Edit } from '../../document/node.js';
import { parseDocument } from '../../document/parse.js';

/** An entry of a store that goes as a whole, and the rule that takes it away. */
export interface GoneEntry {
  /** Its place among all entries. */
  readonly index: number;
  readonly key: string;
  readonly ruleId: string;
}

/**
 * The edits that take entries out of a store. Those at its end share the comma before them: they go one after the
 * other; any other takes its own comma along. Where a key is there twice, any of them may share one.
 * @param count of the entries, of a key that is there twice the one in force
 */
export function removals(
  document: Document,
  gone: readonly GoneEntry[],
  count: number,
): readonly (Edit & { readonly ruleId: string })[] {
  const isLast = (at: number): boolean => gone[at]?.index === count - (gone.length - at);
  const { root } = document;
  const isKeyTwice = root?.type === 'object' && root.members.length > count;
  let start = isKeyTwice ? 0 : gone.length;
  while (start > 0 && isLast(start - 1)) start--;
  const single = gone.slice(0, start).flatMap(({ key, ruleId }) => {
    const planned = planOperation(document, { op: 'remove', path: [key] });
    return planned.ok ? planned.edits.map((edit) => ({ ...edit, ruleId })) : [];
  });
  const atEnd = gone.slice(start);
  const ruleId = [...new Set(atEnd.map((entry) => entry.ruleId))].join(', ');
  return [...single, ...oneByOne(document, atEnd).map((edit) => ({ ...edit, ruleId }))];
}

function oneByOne(document: Document, gone: readonly GoneEntry[]): readonly Edit[] {
  let edits: readonly Edit[] = [];
  let left = document;
  for (const { key } of [...gone].reverse()) {
    const planned = planOperation(left, { op: 'remove', path: [key] });
    if (!planned.ok) continue;
    edits = composeEdits(edits, planned.edits);
    left = parseDocument(applyEdits(left.text, planned.edits));
  }
  return edits;
}
