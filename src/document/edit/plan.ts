import type { Document } from '../node.js';
import type { Operation, Planned } from './operation.js';
import { planAppend, planInsert } from './operations/insert.js';
import { planMove } from './operations/move.js';
import { planRekey, planUnkey } from './operations/rekey.js';
import { planRemove } from './operations/remove.js';
import { planRename } from './operations/rename.js';
import { planSet } from './operations/set.js';
import { failed, type Planning } from './planning.js';

/**
 * The edits that make one operation on a document, so that nothing else of it changes. Never throws: what cannot be
 * done is a failure with its reason.
 */
export function planOperation(document: Document, operation: Operation): Planned {
  const { root } = document;
  if (root === undefined || document.problems.length > 0) {
    return failed('unparsable', 'the file has syntax errors; they have to be repaired first');
  }
  return plan({ document, root }, operation);
}

function plan(planning: Planning, operation: Operation): Planned {
  switch (operation.op) {
    case 'set':
      return planSet(planning, operation);
    case 'insert':
      return planInsert(planning, operation);
    case 'append':
      return planAppend(planning, operation);
    case 'remove':
      return planRemove(planning, operation);
    case 'rename':
      return planRename(planning, operation);
    case 'move':
      return planMove(planning, operation);
    case 'rekey':
      return planRekey(planning, operation);
    case 'unkey':
      return planUnkey(planning, operation);
  }
}
