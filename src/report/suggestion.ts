import { type ConfigPath, startsWithPath } from '../document/config-path.js';
import { applyEdits, composeEdits } from '../document/edit/edits.js';
import { withHeir } from '../document/edit/heir.js';
import type { Operation } from '../document/edit/operation.js';
import { planOperation } from '../document/edit/plan.js';
import type { Document, Edit } from '../document/node.js';
import { parseDocument } from '../document/parse.js';
import { wholeText } from '../document/text-source.js';
import { findMember, nodeAt } from '../document/tree.js';
import type { Finding } from '../engine/finding.js';
import { secretRanges } from '../openclaw/secrets/secrecy.js';
import type { Report, ReportedFinding } from './model.js';
import { rangesWithin } from './ranges.js';
import { insertedRanges, shareSecrets } from './redact/shared-secrets.js';
import type { ShownText } from './redact/shown-text.js';

/** A repair of one finding on its own, for formats that carry one: the edits of its file's text. */
export interface Suggestion {
  readonly title: string;
  readonly edits: readonly Edit[];
}

/** Working out a fix parses the file again; for larger ones no format is worth it. */
const LARGEST_TEXT = 1_000_000;

/**
 * What one click may apply: the safe fix of an open finding, where it touches nothing but the file of the finding and
 * writes no secret.
 */
export function suggestionFor(finding: ReportedFinding, { input }: Report): Suggestion | undefined {
  const { fix, source, origin, status } = finding;
  if (status !== 'open' || fix?.applicability !== 'safe' || origin.fix === null || source === undefined)
    return undefined;
  if (source.text.length > LARGEST_TEXT) return undefined;
  const edits = editsOf(origin, source.document);
  if (edits === undefined || edits.length === 0) return undefined;
  return !input.showSecrets && writesSecret(edits, source) ? undefined : { title: fix.title, edits };
}

function writesSecret(edits: readonly Edit[], source: ShownText): boolean {
  const text = applyEdits(wholeText(source.text), edits);
  const after = { text, secrets: secretRanges(parseDocument(text)), parts: [{ start: 0, end: text.length }] };
  const secrets = shareSecrets(source, after, edits).after;
  return insertedRanges(edits).some((range) => rangesWithin(secrets, range).length > 0);
}

function editsOf(finding: Finding, document: Document): readonly Edit[] | undefined {
  const change = finding.fix?.change;
  if (change?.type === 'edits') return change.edits;
  if (change?.type !== 'operations') return undefined;
  const operations = inFilePaths(finding, change.operations);
  return operations && planAll(operations, document);
}

function planAll(operations: readonly Operation[], document: Document): readonly Edit[] | undefined {
  let here = document;
  let edits: readonly Edit[] = [];
  for (const [index, operation] of operations.entries()) {
    if (pathsOf(operation).some((path) => crossesInclude(here, path))) return undefined;
    const planned = planOperation(here, withHeir(here, operation, operations.slice(0, index)));
    if (!planned.ok || planned.lostComments.length > 0) return undefined;
    edits = composeEdits(edits, planned.edits);
    here = parseDocument(applyEdits(here.text, planned.edits));
  }
  return edits;
}

/** Operation paths are those the rule saw; a session's lie below its key, an included file's above its own root. */
function inFilePaths({ path, viewPath }: Finding, operations: readonly Operation[]): readonly Operation[] | undefined {
  if (path === null || viewPath === null) return undefined;
  const shared = commonEnd(path, viewPath);
  const above = viewPath.slice(0, viewPath.length - shared);
  const below = path.slice(0, path.length - shared);
  const translated: Operation[] = [];
  for (const operation of operations) {
    const [first, second] = pathsOf(operation).map((each) =>
      startsWithPath(each, above) ? [...below, ...each.slice(above.length)] : undefined,
    );
    if (first === undefined) return undefined;
    if (operation.op !== 'move') translated.push({ ...operation, path: first });
    else if (second !== undefined) translated.push({ ...operation, from: first, to: second });
    else return undefined;
  }
  return translated;
}

function commonEnd(a: ConfigPath, b: ConfigPath): number {
  let length = 0;
  while (length < a.length && length < b.length && a.at(-1 - length) === b.at(-1 - length)) length++;
  return length;
}

function pathsOf(operation: Operation): readonly ConfigPath[] {
  return operation.op === 'move' ? [operation.from, operation.to] : [operation.path];
}

/** Where other files are merged in, what a rule saw is not what the file holds. */
function crossesInclude({ root }: Document, path: ConfigPath): boolean {
  if (root === undefined) return false;
  for (let depth = 0; depth <= path.length; depth++) {
    const node = nodeAt(root, path.slice(0, depth));
    if (node?.type === 'object' && findMember(node, '$include') !== undefined) return true;
  }
  return false;
}
