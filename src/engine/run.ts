import { createHash } from 'node:crypto';
import type { Dialect, Document, Edit } from '../document/node.js';
import type { FileKind, Installation, Target } from '../openclaw/installation.js';
import { inRange } from '../openclaw/releases/release.js';
import { applyFix } from './apply-fix.js';
import { type Asked, applyTogether } from './apply-together.js';
import { inDatabase } from './database-finding.js';
import type { FileAction, Finding, Fix } from './finding.js';
import { findingBase } from './locate.js';
import { orderRules } from './order.js';
import type { Rule, SuppressionContext } from './rule.js';
import { type Found, isAllowed, type RuleInput, runRule } from './run-rule.js';
import { speakingFindings } from './speaking.js';
import { type EntryProposal, runStore } from './store.js';
import { configSubject } from './subject.js';
import { removeDirective, SuppressionLedger } from './suppression-ledger.js';
import type { Directive } from './suppressions.js';
import { TouchedPlaces } from './touched-places.js';
import { type PathChange, PathTracker } from './track-path.js';
import { type Draft, editFile, openWorkspace, type Touch, type Workspace } from './workspace.js';

/** How far fixing goes: look only, or apply what is safe, or also what may change a model, account or permission. */
export type FixLevel = 'none' | 'safe' | 'unsafe';

/** A fix about to be made, with the texts before and after it. */
export interface Proposal {
  readonly finding: Finding;
  readonly fix: Fix;
  readonly before: Workspace;
  readonly after: Workspace;
  /** For a fix inside a session store: the entry alone; the workspaces are the same then. */
  readonly entry?: { readonly before: Document; readonly after: Document | undefined };
}

export type Verdict = { readonly apply: true } | { readonly apply: false; readonly reason: string };

/** What a guard makes of a fix. */
export type Lowered = Pick<Fix, 'applicability' | 'reason'>;

export interface RunOptions {
  readonly fix: FixLevel;
  /** Hold the config to strict JSON, as other readers of it may. */
  readonly strictJson?: boolean;
  /** Every rule there is, where `rules` are a selection; a suppression of any other rule is never needed. */
  readonly ruleIds?: readonly string[];
  /** Findings an author has answered; their fixes are not made. Returns the author's reason. */
  readonly suppression?: (finding: Finding) => string | undefined;
  /** Files that must not be written, with the reason a person reads. */
  readonly readOnly?: (file: string, kind: FileKind) => string | undefined;
  /** May lower a fix: what it would do to routes is only known once it is made. */
  readonly guard?: (proposal: Proposal) => Lowered | undefined;
  /** Which fixes the guard has to see; all of them unless given. */
  readonly concerns?: (fix: Fix) => boolean;
  /** Asked before each fix, for a review by hand. */
  readonly decide?: (proposal: Proposal) => Promise<Verdict>;
  readonly onProgress?: (done: number, all: number) => void;
  /** Awaited between steps, so that a long run lets signals through; may throw to end it. */
  readonly pause?: () => Promise<void>;
}

export interface FileResult {
  readonly path: string;
  readonly kind: FileKind;
  readonly dialect: Dialect;
  readonly before: string;
  readonly after: string;
  /** From `before` to `after`. */
  readonly edits: readonly Edit[];
  readonly touched: readonly Touch[];
}

/** A fault of ours that a run came upon; it is reported and nothing of it is written. */
export interface Defect {
  readonly ruleId: string;
  readonly file: string;
  readonly message: string;
}

export interface RunResult {
  readonly target: Target;
  readonly findings: readonly Finding[];
  readonly files: readonly FileResult[];
  readonly actions: readonly (FileAction & { readonly ruleId: string })[];
  readonly defects: readonly Defect[];
  /** Paths of files that one fix changes together: half of it would lose what it carries from one to the other. */
  readonly joint?: readonly (readonly string[])[];
}

/** Rules whose fixes undo each other; nothing may be written then. */
export class FixCycle extends Error {
  readonly ruleIds: readonly string[];

  constructor(ruleIds: readonly string[]) {
    super(`the fixes of ${ruleIds.join(' and ')} undo each other; nothing was written`);
    this.name = 'FixCycle';
    this.ruleIds = ruleIds;
  }
}

const MAX_PASSES = 50;
const MAX_ROUNDS_PER_RULE = 5000;

/**
 * Checks an installation and, if asked to, works out every fix that may be made. Nothing is written.
 * @throws {FixCycle}
 */
export async function run(
  rules: readonly Rule[],
  installation: Installation,
  target: Target,
  given: RunOptions,
): Promise<RunResult> {
  const ordered = orderRules(rules.filter((rule) => inRange(target.release, rule)));
  const input: RuleInput = { installation, target: target.release, strictJson: given.strictJson ?? false };
  const opened = openWorkspace(installation.files);
  const ledger = new SuppressionLedger(opened, given.suppression);
  const options: RunOptions = {
    ...given,
    suppression: (finding) => ledger.reasonFor(finding),
    readOnly: (file, kind) =>
      opened.get(file)?.file.rows === undefined ? given.readOnly?.(file, kind) : 'databases are only read here',
  };
  const initial = speakingFindings(ordered, await checkAll(ordered, opened, input, options)).map(
    ({ finding, subject }) => ({ subject, finding: suppress(finding, options) }),
  );
  const fixer = new Fixer(ordered, opened, input, options);
  if (options.fix !== 'none') await fixer.run();
  const findings = options.fix === 'none' ? fixer.judged(initial) : await fixer.conclude(initial);
  const sessions = await fixer.runStores();
  const known = given.ruleIds ?? rules.map(({ id }) => id);
  // A rule for other releases has not run: what answers it may be needed under another target.
  const hasRun = ordered.map(({ id }) => id);
  const unused = fixer.runUnused(ledger.unused(hasRun, known));
  return {
    target,
    findings: sortFindings(
      [...findings, ...sessions, ...unused].map((finding) =>
        withOrigin(inDatabase(finding, opened.get(finding.file)?.file), ledger),
      ),
    ),
    files: fileResults(fixer.workspace),
    actions: fixer.actions,
    defects: fixer.defects,
    joint: fixer.joint,
  };
}

async function checkAll(
  rules: readonly Rule[],
  workspace: Workspace,
  input: RuleInput,
  options: Pick<RunOptions, 'onProgress' | 'pause'>,
): Promise<readonly Found[]> {
  const found: Found[] = [];
  for (const [index, rule] of rules.entries()) {
    options.onProgress?.(index, rules.length);
    await options.pause?.();
    for (const one of runRule(rule, workspace, input)) found.push(one);
  }
  return found;
}

function withOrigin(finding: Finding, ledger: SuppressionLedger): Finding {
  if (finding.status !== 'suppressed' || ledger.isAnsweredInFile(finding)) return finding;
  return { ...finding, answeredIn: 'config' };
}

function suppress(finding: Finding, options: RunOptions): Finding {
  const justification = options.suppression?.(finding);
  return justification === undefined ? finding : { ...finding, status: 'suppressed', justification };
}

/** A fix that was made, and what it did. */
interface Made {
  readonly finding: Finding;
  readonly fix: Fix;
  readonly changes: readonly PathChange[];
  readonly actions: readonly FileAction[];
  readonly files: readonly string[];
}

interface Round {
  readonly applied: readonly Made[];
  /** Fixes that have to wait until the rule has looked again. */
  readonly deferred: number;
}

/** One round of fixing: every rule in order sees what the rules before it have left, until nothing changes. */
class Fixer {
  workspace: Workspace;
  readonly actions: (FileAction & { readonly ruleId: string })[] = [];
  readonly defects: Defect[] = [];
  readonly joint: (readonly string[])[] = [];
  readonly #rules: readonly Rule[];
  readonly #input: RuleInput;
  readonly #options: RunOptions;
  readonly #tracker = new PathTracker();
  readonly #applied: Finding[] = [];
  /** Why fixes were not made, by finding. */
  readonly #refused = new Map<string, string>();
  /** What the guard made of fixes, by finding. */
  readonly #lowered = new Map<string, Lowered>();
  readonly #opened: Workspace;

  constructor(rules: readonly Rule[], workspace: Workspace, input: RuleInput, options: RunOptions) {
    this.#rules = rules;
    this.#opened = workspace;
    this.workspace = workspace;
    this.#input = input;
    this.#options = options;
  }

  async run(): Promise<void> {
    const seen = new Map<string, number>([[stateHash(this.workspace, this.actions), 0]]);
    const byPass: string[][] = [];
    for (let pass = 0; pass < MAX_PASSES; pass++) {
      const active: string[] = [];
      for (const rule of this.#rules) if (await this.#exhaust(rule)) active.push(rule.id);
      byPass.push(active);
      if (active.length === 0) return;
      const hash = stateHash(this.workspace, this.actions);
      const first = seen.get(hash);
      if (first !== undefined) throw new FixCycle([...new Set(byPass.slice(first).flat())]);
      seen.set(hash, pass + 1);
    }
    throw new FixCycle([...new Set(byPass.slice(-2).flat())]);
  }

  /** Session stores come last: what is wrong with a session depends on the config, never the other way round. */
  async runStores(): Promise<readonly Finding[]> {
    const rules = this.#rules.filter((rule) => rule.reads === 'sessions');
    const findings: Finding[] = [];
    for (const [path, draft] of this.workspace) {
      if (draft.file.kind !== 'sessions' || rules.length === 0) continue;
      const { installation, target } = this.#input;
      const config = configSubject(this.workspace, installation)?.root;
      const result = await runStore(draft, rules, {
        context: { target, installation, config, file: draft.file },
        ...(this.#options.fix !== 'none' && { allow: (proposal) => this.#allowEntry(proposal) }),
        ...(this.#options.onProgress && { onProgress: this.#options.onProgress }),
        onDefect: (ruleId, message) => this.defects.push({ ruleId, file: path, message }),
      });
      this.workspace = editFile(this.workspace, path, result.edits, (edit) => edit.ruleId);
      for (const finding of result.findings) findings.push(suppress(finding, this.#options));
    }
    return findings;
  }

  /** What suppressions were not needed is only known when everything else has been looked at. */
  runUnused(unused: ReadonlyMap<string, readonly Directive[]>): readonly Finding[] {
    const findings: Finding[] = [];
    for (const rule of this.#rules) {
      if (rule.reads !== 'suppressions') continue;
      for (const [path, directives] of unused) {
        const draft = this.#opened.get(path);
        if (draft === undefined) continue;
        const { file, document } = draft;
        const { installation, target } = this.#input;
        const config = configSubject(this.workspace, installation)?.root;
        const report: SuppressionContext['report'] = ({ range, message, fix }) => {
          const base = { ...findingBase(rule, message, undefined), file: path, path: null, viewPath: null, range };
          const change = fix && { type: 'edits' as const, edits: fix.edits };
          const finding: Finding = { ...base, fix: fix && change ? { ...fix, change } : null };
          findings.push(this.#removeUnused(finding, directives));
        };
        rule.check({ installation, target, config, file, document, unused: directives, report });
      }
    }
    return findings;
  }

  #removeUnused(finding: Finding, directives: readonly Directive[]): Finding {
    const directive = directives.find(({ comment }) => comment.start === finding.range?.start);
    const draft = this.#opened.get(finding.file);
    if (this.#options.fix === 'none' || finding.fix === null || !directive || !draft) return finding;
    const refused = this.#options.readOnly?.(finding.file, draft.file.kind);
    if (refused !== undefined) return { ...finding, notApplied: refused };
    const edit = removeDirective(this.workspace, draft.file, directive, draft.original);
    if (edit === undefined) return finding;
    this.workspace = editFile(this.workspace, finding.file, [edit], () => finding.ruleId);
    return { ...finding, status: 'fixed' };
  }

  async #allowEntry({
    finding,
    fix,
    before,
    after,
  }: EntryProposal): Promise<true | { readonly refused: string | null }> {
    if (!isAllowed(fix, this.#level) || this.#options.suppression?.(finding) !== undefined) return { refused: null };
    const refusal = this.#options.readOnly?.(finding.file, 'sessions');
    if (refusal !== undefined) return { refused: refusal };
    const proposal: Proposal = {
      finding,
      fix,
      before: this.workspace,
      after: this.workspace,
      entry: { before, after },
    };
    return (await this.#objection(proposal)) ?? true;
  }

  get #level(): 'safe' | 'unsafe' {
    return this.#options.fix === 'unsafe' ? 'unsafe' : 'safe';
  }

  /** What the guard or the person at the keyboard has against a fix. */
  async #objection(proposal: Proposal): Promise<{ readonly refused: string } | undefined> {
    const lowered = this.#lowers(proposal);
    if (lowered !== undefined) this.#lowered.set(identity(proposal.finding), lowered);
    if (lowered !== undefined && !isAllowed({ ...proposal.fix, ...lowered }, this.#level)) {
      return { refused: lowered.reason ?? 'it may change which model, account or permission is in force' };
    }
    const verdict = await this.#options.decide?.(proposal);
    return verdict?.apply === false ? { refused: verdict.reason } : undefined;
  }

  #lowers(proposal: Proposal): Lowered | undefined {
    return this.#options.guard?.(proposal);
  }

  /**
   * Findings with their fixes as the guard sees them, where nothing is to be fixed yet. Fixes that keep off each
   * other are asked for together first: what changes nothing as a whole need not be looked at one by one.
   */
  judged(found: readonly Found[]): readonly Finding[] {
    const concerned = found.filter((one) => this.#isConcerned(one.finding));
    const asked = new Set(concerned);
    const harmless = new Set(concerned.length > 1 ? this.#harmlessTogether(concerned) : []);
    return found.map((one) => {
      const { finding, subject } = one;
      if (finding.fix === null || harmless.has(one) || !asked.has(one)) return finding;
      const made = applyFix(this.workspace, this.#input.installation, subject, finding.fix, finding.ruleId);
      if (!made.ok) return finding;
      const lowered = this.#lowers({ finding, fix: finding.fix, before: this.workspace, after: made.workspace });
      return lowered === undefined ? finding : { ...finding, fix: { ...finding.fix, ...lowered } };
    });
  }

  #isConcerned({ fix, status }: Finding): boolean {
    const { guard, concerns } = this.#options;
    if (guard === undefined || fix?.applicability !== 'safe' || status === 'suppressed') return false;
    return concerns?.(fix) ?? true;
  }

  #harmlessTogether(concerned: readonly Found[]): readonly Found[] {
    const { installation } = this.#input;
    const touched = new TouchedPlaces();
    const { workspace, made } = this.#makeTogether(concerned, touched, 'may-lose-comments');
    const together = [...made.keys()];
    let after = workspace;
    for (const one of concerned) {
      const { finding, subject } = one;
      if (made.has(one) || finding.fix === null || touched.concern(finding)) continue;
      const applied = applyFix(after, installation, subject, finding.fix, finding.ruleId);
      if (!applied.ok) continue;
      after = applied.workspace;
      touched.add(finding, applied.changes);
      together.push(one);
    }
    const [first] = together;
    if (first?.finding.fix == null) return [];
    const lowered = this.#lowers({ finding: first.finding, fix: first.finding.fix, before: this.workspace, after });
    return lowered === undefined ? together : [];
  }

  /** What can be made together, in as few steps as it takes; what is left has to be made one by one. */
  #makeTogether(
    found: readonly Found[],
    touched: TouchedPlaces,
    losing: 'may-lose-comments' | 'keeps-comments',
  ): { readonly workspace: Workspace; readonly made: ReadonlyMap<Found, readonly PathChange[]> } {
    const made = new Map<Found, readonly PathChange[]>();
    let { workspace } = this;
    let waiting: readonly AskedFinding[] = found.flatMap(asAsked);
    while (waiting.length > 1) {
      const step = applyTogether(workspace, this.#input.installation, waiting, losing);
      if (step.made.size === 0) break;
      workspace = step.workspace;
      for (const [{ found: one }, changes] of step.made) {
        made.set(one, changes);
        touched.add(one.finding, changes);
      }
      waiting = [...step.waiting].filter((asked) => !touched.concern(asked.found.finding));
    }
    return { workspace, made };
  }

  #asLowered(finding: Finding): Finding {
    const lowered = this.#lowered.get(identity(finding));
    if (lowered === undefined || finding.fix === null) return finding;
    return { ...finding, fix: { ...finding.fix, ...lowered } };
  }

  /** Findings as a re-scan of the patched text proves them. */
  async conclude(initial: readonly Found[]): Promise<readonly Finding[]> {
    const { pause } = this.#options;
    const rescanned = await checkAll(this.#rules, this.workspace, this.#input, pause ? { pause } : {});
    const left = speakingFindings(this.#rules, rescanned).map(({ finding, subject }) => ({
      subject,
      finding: suppress(finding, this.#options),
    }));
    const open = new Map<string, Found[]>();
    for (const found of left) {
      const key = place(found.finding.ruleId, found.finding.file, found.finding.path);
      open.set(key, [...(open.get(key) ?? []), found]);
    }
    const concluded = initial.map(({ finding }): Finding => {
      if (finding.status === 'suppressed') {
        this.#takeOpen(open, finding);
        return finding;
      }
      const still = this.#takeOpen(open, finding);
      // The texts do not show what is done to a file as a whole.
      if (finding.fix !== null && isDone(this.actions, finding.fix)) return { ...finding, status: 'fixed' };
      if (still === undefined) return this.#isChanged(finding) ? { ...finding, status: 'fixed' } : finding;
      const refused = this.#refused.get(identity(finding)) ?? this.#refused.get(identity(still.finding));
      return refused === undefined ? finding : this.#asLowered({ ...finding, notApplied: refused });
    });
    const known = new Set(concluded.map(origin));
    const followUps = this.#applied.filter((finding) => !known.has(origin(finding)));
    const news = [...open.values()].flat().map(({ finding }) => {
      const refused = this.#refused.get(identity(finding));
      return refused === undefined ? finding : this.#asLowered({ ...finding, notApplied: refused });
    });
    return [...concluded, ...followUps, ...news];
  }

  /** Something was written or done; only then may a finding that is gone count as fixed. */
  #isChanged(finding: Finding): boolean {
    if (this.actions.some((action) => action.path === finding.file)) return true;
    return [...this.workspace].some(([path, draft]) => this.#opened.get(path) !== draft);
  }

  #takeOpen(open: Map<string, Found[]>, finding: Finding): Found | undefined {
    if (this.actions.some((action) => action.path === finding.file && finding.path === null)) {
      const acted = this.#applied.some((applied) => identity(applied) === identity(finding));
      if (acted) {
        open.delete(place(finding.ruleId, finding.file, finding.path));
        return undefined;
      }
    }
    const now = finding.path === null ? finding : this.#tracker.track({ file: finding.file, path: finding.path });
    if (now === undefined) return undefined;
    return open.get(place(finding.ruleId, now.file, now.path))?.shift();
  }

  async #exhaust(rule: Rule): Promise<boolean> {
    let active = false;
    for (let round = 0; round < MAX_ROUNDS_PER_RULE; round++) {
      const outcome = await this.#round(rule);
      if (outcome.applied === 0) return active;
      active = true;
      if (outcome.deferred === 0) return active;
    }
    throw new FixCycle([rule.id]);
  }

  /**
   * Makes what a rule asks for, as far as it goes without looking again. Where the guard has something against the
   * round as a whole, the round is made again and every fix is asked for by itself.
   */
  async #round(rule: Rule): Promise<{ readonly applied: number; readonly deferred: number }> {
    const before = this.workspace;
    const together = this.#options.decide === undefined;
    const made = await this.#makeRound(rule, together ? 'together' : 'one-by-one');
    const concerned = together ? made.applied.filter(({ fix }) => this.#options.concerns?.(fix) ?? true) : [];
    const [first] = concerned;
    if (first !== undefined) {
      const { finding, fix } = first;
      if (this.#lowers({ finding, fix, before, after: this.workspace }) !== undefined) {
        this.workspace = before;
        return this.#keep(await this.#makeRound(rule, 'one-by-one'));
      }
    }
    return this.#keep(made);
  }

  #keep({ applied, deferred }: Round): { readonly applied: number; readonly deferred: number } {
    for (const { finding, changes, actions, files } of applied) {
      if (files.length > 1) this.joint.push(files);
      this.#tracker.add(changes);
      this.actions.push(...actions.map((action) => ({ ...action, ruleId: finding.ruleId })));
      this.#applied.push({ ...finding, status: 'fixed' });
    }
    return { applied: applied.length, deferred };
  }

  async #makeRound(rule: Rule, guarding: 'together' | 'one-by-one'): Promise<Round> {
    const applied: Made[] = [];
    const actions = [...this.actions];
    const touched = new TouchedPlaces();
    let deferred = 0;
    const asked = runRule(rule, this.workspace, this.#input).filter(
      ({ finding }) => finding.fix !== null && this.#options.suppression?.(finding) === undefined,
    );
    await this.#options.pause?.();
    const together = guarding === 'together' ? this.#applyTogether(asked, touched) : [];
    const settled = new Set(together.map(({ finding }) => finding));
    applied.push(...together);
    for (const found of asked) {
      const { finding } = found;
      if (finding.fix === null || settled.has(finding) || isDone(actions, finding.fix)) continue;
      if (touched.concern(finding)) {
        deferred++;
        continue;
      }
      await this.#options.pause?.();
      const made = await this.#apply(found, finding.fix, guarding);
      if (made === undefined) continue;
      applied.push(made);
      actions.push(...made.actions.map((action) => ({ ...action, ruleId: finding.ruleId })));
      touched.add(finding, made.changes);
    }
    return { applied, deferred };
  }

  #applyTogether(asked: readonly Found[], touched: TouchedPlaces): readonly Made[] {
    const allowed = asked.filter(
      ({ finding: { fix, ...finding } }) =>
        fix !== null && isAllowed(fix, this.#level) && this.#refusal({ ...finding, fix }, fix) === undefined,
    );
    const losing = this.#level === 'safe' ? 'keeps-comments' : 'may-lose-comments';
    const { workspace, made } = this.#makeTogether(allowed, touched, losing);
    this.workspace = workspace;
    return [...made].flatMap(([{ finding }, changes]) => {
      const { fix, file } = finding;
      return fix === null ? [] : [{ finding, fix, changes, actions: [], files: [file] }];
    });
  }

  async #apply(found: Found, fix: Fix, guarding: 'together' | 'one-by-one'): Promise<Made | undefined> {
    const { finding, subject } = found;
    const level = this.#level;
    if (!isAllowed(fix, level)) return undefined;
    const refusal = this.#refusal(finding, fix);
    if (refusal !== undefined) return this.#refuse(finding, refusal);
    const made = applyFix(this.workspace, this.#input.installation, subject, fix, finding.ruleId);
    if (!made.ok) {
      if (made.type === 'defect') this.#recordDefect(finding, made.message);
      return this.#refuse(finding, made.message);
    }
    if (made.lostComments > 0 && level === 'safe') {
      return this.#refuse(finding, 'it would take a comment along that belongs to something else; needs --unsafe');
    }
    const changed = changedFiles(this.workspace, made.workspace);
    const locked = changed.map(({ file }) => this.#options.readOnly?.(file.path, file.kind)).find((reason) => reason);
    if (locked !== undefined) return this.#refuse(finding, locked);
    if (guarding === 'one-by-one') {
      const objection = await this.#objection({ finding, fix, before: this.workspace, after: made.workspace });
      if (objection !== undefined) return this.#refuse(finding, objection.refused);
    }
    this.workspace = made.workspace;
    const files = changed.map(({ file }) => file.path);
    return { finding, fix, changes: made.changes, actions: made.actions, files };
  }

  #refusal(finding: Finding, fix: Fix): string | undefined {
    // Narrowing permissions or removing a leftover is no write that a program with the file in memory could undo.
    if (fix.change.type === 'actions') return this.#options.readOnly?.(finding.file, 'other');
    const draft = this.workspace.get(finding.file);
    return draft === undefined ? undefined : this.#options.readOnly?.(finding.file, draft.file.kind);
  }

  #refuse(finding: Finding, reason: string): undefined {
    this.#refused.set(identity(finding), reason);
    return undefined;
  }

  #recordDefect(finding: Finding, message: string): void {
    if (this.defects.some((known) => known.ruleId === finding.ruleId && known.message === message)) return;
    this.defects.push({ ruleId: finding.ruleId, file: finding.file, message });
  }
}

function isDone(actions: readonly FileAction[], fix: Fix): boolean {
  if (fix.change.type !== 'actions') return false;
  return fix.change.actions.every((wanted) =>
    actions.some((done) => done.action === wanted.action && done.path === wanted.path),
  );
}

function changedFiles(before: Workspace, after: Workspace): readonly Draft[] {
  return [...after.values()].filter((draft) => before.get(draft.file.path) !== draft);
}

interface AskedFinding extends Asked {
  readonly found: Found;
}

function asAsked(found: Found): readonly AskedFinding[] {
  const { finding, subject } = found;
  return finding.fix === null ? [] : [{ found, subject, fix: finding.fix, ruleId: finding.ruleId }];
}

function identity(finding: Finding): string {
  return place(finding.ruleId, finding.file, finding.path) + finding.message;
}

/** A finding by where it began in the text as it was read, however its path has changed since. */
function origin({ ruleId, file, range }: Finding): string {
  return JSON.stringify([ruleId, file, range?.start]);
}

function place(ruleId: string, file: string, path: Finding['path']): string {
  return JSON.stringify([ruleId, file, path]);
}

/** What has become of the files so far; a cycle comes back to a state that was there before. */
function stateHash(workspace: Workspace, actions: readonly FileAction[]): string {
  const hash = createHash('sha256').update(JSON.stringify(actions));
  for (const [path, { text }] of workspace) hash.update(path).update('\0').update(text).update('\0');
  return hash.digest('hex');
}

function fileResults(workspace: Workspace): readonly FileResult[] {
  const written = [...workspace.values()].filter(({ file }) => file.rows === undefined);
  return written.map((draft) => ({
    path: draft.file.path,
    kind: draft.file.kind,
    get dialect() {
      return draft.document.dialect;
    },
    before: draft.original,
    after: draft.text,
    edits: draft.edits,
    touched: draft.touched,
  }));
}

function sortFindings(findings: readonly Finding[]): readonly Finding[] {
  return [...findings].sort(
    (a, b) =>
      compareText(a.file, b.file) ||
      (a.range?.start ?? -1) - (b.range?.start ?? -1) ||
      compareText(a.ruleId, b.ruleId) ||
      compareText(a.message, b.message),
  );
}

function compareText(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
