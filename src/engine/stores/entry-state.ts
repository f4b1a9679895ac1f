import { applyEdits, composeEdits } from '../../document/edit/edits.js';
import { planOperation } from '../../document/edit/plan.js';
import type { Document, Edit } from '../../document/node.js';
import { parseDocument } from '../../document/parse.js';
import { type ConfigValue, createView, type Part } from '../../openclaw/config/view.js';
import type { StoreEntry } from '../../openclaw/sessions/store.js';
import { verifyOperation } from '../apply/verify.js';
import { locate } from '../check/create-finding.js';
import type { Finding, Fix } from '../finding.js';
import { pathChanges } from '../paths/path-changes.js';
import { PathTracker } from '../paths/track-path.js';
import type { Rule, SessionContext } from '../rule.js';
import { type FileDraft, mapBack } from '../workspace.js';

export type SessionRule = Rule & { readonly reads: 'sessions' };

/** A fix of an entry about to be made, with the entry's texts before and after it. */
export interface EntryProposal {
  readonly finding: Finding;
  readonly fix: Fix;
  readonly before: Document;
  /** `undefined` where the entry itself goes. */
  readonly after: Document | undefined;
}

export type EntryVerdict = true | { readonly refused: string | null; readonly isBlocked?: true };

export interface StoreOptions {
  readonly context: Omit<SessionContext, 'key' | 'entry' | 'report'>;
  /** Says whether a fix may be made, or why not; absent where nothing is to be fixed. */
  readonly allow?: (proposal: EntryProposal) => Promise<EntryVerdict>;
  readonly onDefect?: (ruleId: string, message: string) => void;
  readonly onProgress?: (done: number, all: number) => void;
}

/** One entry on its way from what was read to what will be written. */
export class EntryState {
  readonly #draft: FileDraft;
  readonly #entry: StoreEntry;
  readonly #options: StoreOptions;
  readonly #tracker = new PathTracker();
  readonly #refused = new Map<string, Required<Pick<Finding, 'notApplied'>> & Pick<Finding, 'isBlocked'>>();
  readonly #rulesAtWork: string[] = [];
  #document: Document;
  #edits: readonly Edit[] = [];
  #gone: string | undefined;

  constructor(draft: FileDraft, entry: StoreEntry, document: Document, options: StoreOptions) {
    this.#draft = draft;
    this.#entry = entry;
    this.#document = document;
    this.#options = options;
  }

  get isGone(): boolean {
    return this.#gone !== undefined;
  }

  check(rule: SessionRule): readonly Finding[] {
    const root = this.#view();
    if (root === undefined) return [];
    const findings: Finding[] = [];
    rule.entry({
      ...this.#options.context,
      key: this.#entry.key,
      entry: root,
      report: (report) => {
        findings.push(locate(rule, root, report, (range) => this.#inOriginal(range)));
      },
    });
    return findings;
  }

  /** Makes what the rule asks for; true where something changed. */
  async fix(rule: SessionRule): Promise<boolean> {
    if (this.isGone) return false;
    for (const finding of this.check(rule)) {
      if (finding.fix !== null && (await this.#apply(finding, finding.fix))) return true;
    }
    return false;
  }

  conclude(initial: readonly Finding[], rules: readonly SessionRule[]): readonly Finding[] {
    const left = this.isGone ? [] : rules.flatMap((rule) => this.check(rule));
    const open = left.map(placeOf);
    const concluded = initial.map((finding): Finding => {
      const now = finding.path && this.#tracker.track({ file: finding.file, path: finding.path });
      const at = now ? open.indexOf(placeOf({ ...finding, path: now.path })) : -1;
      if (at < 0)
        return this.#edits.length > 0 || this.isGone ? this.#asFixed(finding) : { ...finding, status: 'open' };
      open[at] = '';
      const refused = this.#refused.get(placeOf(finding));
      return refused === undefined ? finding : { ...finding, ...refused };
    });
    const news = left.filter((_, index) => open[index] !== '');
    return [...concluded, ...news.map((finding): Finding => ({ ...finding, isNew: true }))];
  }

  #asFixed(finding: Finding): Finding {
    const itself = this.#rulesAtWork.includes(finding.ruleId) && finding.fix?.applicability !== 'manual';
    return { ...finding, status: 'fixed', ...(!itself && { settledBy: 'other-fixes' as const }) };
  }

  /** The rule that takes the whole entry away. */
  get goneBy(): string | undefined {
    return this.#gone;
  }

  /** What changes inside the entry. */
  fileEdits(): readonly (Edit & { readonly ruleId: string })[] {
    const { start } = this.#entry;
    const ruleId = [...new Set(this.#rulesAtWork)].join(', ');
    return this.#edits.map((edit) => ({ ...edit, offset: edit.offset + start, ruleId }));
  }

  async #apply(finding: Finding, fix: Fix): Promise<boolean> {
    if (fix.change.type !== 'operations') return false;
    let document: Document | undefined = this.#document;
    let edits = this.#edits;
    const changes = [];
    for (const operation of fix.change.operations) {
      if (document === undefined) return this.#refuse(finding, 'the entry is gone already');
      if (operation.op === 'remove' && operation.path.length === 0) {
        document = undefined;
        continue;
      }
      const planned = planOperation(document, operation);
      if (!planned.ok) return this.#refuse(finding, planned.message);
      edits = composeEdits(edits, planned.edits);
      const after: Document = parseDocument(applyEdits(document.text, planned.edits));
      const verified = verifyOperation(document, after, operation);
      if (!verified.ok) {
        this.#options.onDefect?.(finding.ruleId, verified.message);
        return this.#refuse(finding, verified.message);
      }
      changes.push(...pathChanges(this.#draft.file.path, operation, document, [this.#entry.key]));
      document = after;
    }
    if (document === this.#document) return false;
    const verdict = await this.#options.allow?.({ finding, fix, before: this.#document, after: document });
    if (verdict !== true) return verdict?.refused ? this.#refuse(finding, verdict.refused, verdict.isBlocked) : false;
    if (document === undefined) this.#gone = finding.ruleId;
    else this.#document = document;
    this.#edits = edits;
    this.#tracker.add(changes);
    this.#rulesAtWork.push(finding.ruleId);
    return true;
  }

  #refuse(finding: Finding, notApplied: string, isBlocked?: true): false {
    this.#refused.set(placeOf(finding), { notApplied, ...(isBlocked && { isBlocked }) });
    return false;
  }

  #view(): ConfigValue | undefined {
    const part: Part = {
      file: this.#draft.file.path,
      document: this.#document,
      offset: this.#entry.start,
      prefix: [this.#entry.key],
    };
    return createView(part);
  }

  #inOriginal(range: { readonly start: number; readonly end: number }) {
    const back = (offset: number) => mapBack(this.#draft.edits, this.#entry.start + mapBack(this.#edits, offset));
    return { start: back(range.start), end: back(range.end) };
  }
}

function placeOf({ ruleId, path }: Finding): string {
  return JSON.stringify([ruleId, path]);
}
