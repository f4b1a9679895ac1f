import { type CodeAction, CodeActionKind, type WorkspaceEdit } from 'vscode-languageserver';
import type { Plan } from '../../doctor/plan/plan.js';
import type { Range } from '../../document/node.js';
import type { Finding, Fix } from '../../engine/finding.js';
import type { Snapshot } from '../config/snapshot.js';
import { answerEdit } from './answer-edit.js';
import { diagnosticOf, openFindings, remarkOf } from './diagnostics.js';
import { choicesOf, editsOfFix, type FileEdits } from './fix-edits.js';
import type { Writer } from './workspace-edits.js';

export const FIX_ALL = `${CodeActionKind.SourceFixAll}.clawmend`;

/** What is asked for. */
export interface ActionQuestion {
  readonly file: string;
  readonly span: Range;
  /** Kinds that are wanted; all of them unless given. */
  readonly only: readonly string[] | undefined;
}

/** How an action is known again when the editor asks what it would change. */
export interface ActionData {
  readonly uri: string;
  readonly action: 'fix' | 'answer' | 'fix-all';
  /** Which of the findings, in the order of the plan, and which of its fixes. */
  readonly finding: number;
  readonly choice: number;
  /** Of the text the action is for. */
  readonly version: number;
}

/** An action without its edit, which takes longer to work out than to name. */
export type NamedAction = CodeAction & { readonly data: Omit<ActionData, 'uri' | 'version'> };

/** Whether there may be any actions, as far as findings tell whose fixes have not been judged yet. */
export function mayOffer({ result }: Plan, file: string, span: Range, only: ActionQuestion['only']): boolean {
  const open = openFindings(result.findings, file);
  const isHere = isWanted(CodeActionKind.QuickFix, only) && open.some(({ range }) => touches(range ?? NOWHERE, span));
  return isHere || (isWanted(FIX_ALL, only) && open.some(isSafelyFixable));
}

const NOWHERE: Range = { start: 0, end: 0 };

/** The actions at a place: each fix, an answer for each finding, and all safe fixes of the file. */
export function namedActions(
  snapshot: Snapshot,
  plan: Plan,
  { file, span, only }: ActionQuestion,
  writer: Writer,
): readonly NamedAction[] {
  const places = writer.placesOf(file);
  if (places === undefined) return [];
  const { findings } = plan.result;
  const here = openFindings(findings, file).filter(({ range }) => touches(range ?? NOWHERE, span));
  const actions: NamedAction[] = [];
  if (isWanted(CodeActionKind.QuickFix, only)) {
    for (const finding of here) {
      const about = {
        kind: CodeActionKind.QuickFix,
        diagnostics: [diagnosticOf(remarkOf(finding, [], snapshot.redaction.clean), places)],
      };
      const index = findings.indexOf(finding);
      for (const [choice, fix] of choicesOf(finding).entries()) {
        if (finding.isBlocked === true) continue;
        const isPreferred = fix.applicability === 'safe';
        actions.push({
          ...about,
          title: snapshot.redaction.clean(titleOf(fix)),
          ...(isPreferred && { isPreferred }),
          data: { action: 'fix', finding: index, choice },
        });
      }
      if (snapshot.isConfig(file)) {
        actions.push({
          ...about,
          title: `Answer ${finding.ruleId} with a comment`,
          data: { action: 'answer', finding: index, choice: 0 },
        });
      }
    }
  }
  const isFixable = openFindings(findings, file).some(isSafelyFixable);
  if (isFixable && snapshot.isConfig(file) && isWanted(FIX_ALL, only)) {
    actions.push({
      kind: FIX_ALL,
      title: 'Fix all safe problems in this file',
      data: { action: 'fix-all', finding: 0, choice: 0 },
    });
  }
  return actions;
}

/** What an action changes. */
export async function editOfAction(
  snapshot: Snapshot,
  plan: Plan,
  file: string,
  { action, finding: index, choice }: Omit<ActionData, 'uri' | 'version'>,
  writer: Writer,
): Promise<WorkspaceEdit | undefined> {
  const edits = await fileEdits(snapshot, plan, file, { action, index, choice });
  return edits && writer.edit(edits);
}

async function fileEdits(
  snapshot: Snapshot,
  plan: Plan,
  file: string,
  { action, index, choice }: { readonly action: ActionData['action']; readonly index: number; readonly choice: number },
): Promise<FileEdits | undefined> {
  if (action === 'fix-all') {
    const { result } = await snapshot.fixed(file);
    const edits = result.files.find(({ path }) => path === file)?.edits ?? [];
    return edits.length === 0 ? undefined : new Map([[file, edits]]);
  }
  const finding = plan.result.findings[index];
  if (finding === undefined) return undefined;
  if (action === 'fix') {
    const fix = choicesOf(finding)[choice];
    return fix && editsOfFix(snapshot, plan.rules, finding, fix);
  }
  const document = snapshot.workspace.get(file)?.document;
  const edit = document && answerEdit(document, finding.ruleId, finding.range);
  return edit && new Map([[file, [edit]]]);
}

function titleOf({ title, applicability, reason }: Fix): string {
  if (applicability === 'safe') return title;
  const word = applicability === 'unsafe' ? 'unsafe' : 'your choice';
  return `${title} (${word}${reason === undefined ? '' : `: ${reason}`})`;
}

function isSafelyFixable({ fix, isBlocked }: Finding): boolean {
  return fix?.applicability === 'safe' && isBlocked !== true && fix.change.type !== 'actions';
}

function touches(range: Range, span: Range): boolean {
  return range.start <= span.end && span.start <= range.end;
}

/** A kind stands for all below it: `source.fixAll` also for `source.fixAll.clawmend`. */
function isWanted(kind: string, only: readonly string[] | undefined): boolean {
  return only === undefined || only.some((wanted) => kind === wanted || kind.startsWith(`${wanted}.`) || wanted === '');
}
