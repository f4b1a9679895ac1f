import { applyEdits } from '../document/edit/edits.js';
import type { Document, Edit, JsonValue } from '../document/node.js';
import { parseDocument } from '../document/parse.js';
import { keepsText } from '../document/repair/kept-text.js';
import { repairOf } from '../document/repair/repair.js';
import { deepEqual, toValue } from '../document/value.js';
import type { Fix } from './finding.js';
import type { TextFix } from './rule.js';

/**
 * A fix of a text as it may be offered: what would repair a broken text is for a person to choose, whatever its rule
 * says, unless there is proof that the text was meant so.
 */
export function provenFix(document: Document, fix: TextFix): Fix {
  const { title, applicability, edits, readings } = fix;
  if (readings !== undefined) return { title, applicability: 'manual', change: { type: 'none' }, readings };
  const change = { type: 'edits' as const, edits };
  const unproven = whyUnproven(document, fix, edits);
  if (unproven === undefined) return { title, applicability, change };
  return { title, applicability: 'manual', change: { type: 'none' }, reason: unproven };
}

/**
 * Why edits of a text must not be made. Of a sound text only those that break it; of a broken one all that do not make
 * it whole in the one way it can have been meant, without a word less. What a person has chosen has only to make it whole.
 */
export function whyUnproven(
  document: Document,
  { applicability }: Pick<Fix, 'applicability'>,
  edits: readonly Edit[],
): string | undefined {
  const after = parseDocument(applyEdits(document.text, edits));
  const wasBroken = document.problems.length > 0;
  if (after.problems.length > 0 || after.root === undefined) {
    return wasBroken ? 'the file would still not parse' : 'the file would no longer parse';
  }
  if (!wasBroken || applicability === 'manual') return undefined;
  if (!keepsText(document.text, edits)) return 'it would take away something that was written';
  const { certain } = repairOf(document);
  if (certain === undefined) return 'there is more than one way to read the file';
  const meant = meaningOf(parseDocument(applyEdits(document.text, certain.edits)));
  if (meant !== undefined && deepEqual(toValue(after.root), meant)) return undefined;
  return 'the file was most likely meant otherwise';
}

function meaningOf({ root }: Document): JsonValue | undefined {
  return root && toValue(root);
}
