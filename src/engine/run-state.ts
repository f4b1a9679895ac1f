import type { RuleInput } from './check/run-rule.js';
import type { FileAction, Finding } from './finding.js';
import { placeOf } from './finding-place.js';
import { PathTracker } from './paths/track-path.js';
import type { Rule } from './rule.js';
import type { Lowered, RunOptions } from './run-options.js';
import type { Defect } from './run-result.js';
import type { Workspace } from './workspace.js';

type Refusal = Required<Pick<Finding, 'notApplied'>> & Pick<Finding, 'isBlocked'>;

export interface RunSetup {
  /** In the order they run. */
  readonly rules: readonly Rule[];
  readonly opened: Workspace;
  readonly input: RuleInput;
  readonly options: RunOptions;
}

/** Where a run stands: what it was asked, what the files have become, what was done, what was left and why. */
export class RunState {
  workspace: Workspace;
  readonly rules: readonly Rule[];
  readonly opened: Workspace;
  readonly input: RuleInput;
  readonly options: RunOptions;
  readonly actions: (FileAction & { readonly ruleId: string })[] = [];
  readonly defects: Defect[] = [];
  readonly joint: (readonly string[])[] = [];
  /** What was fixed, as it was found. */
  readonly applied: Finding[] = [];
  readonly tracker = new PathTracker();
  readonly #refused = new Map<string, string>();
  readonly #blocked = new Set<string>();
  readonly #lowered = new Map<string, Lowered>();

  constructor({ rules, opened, input, options }: RunSetup) {
    this.rules = rules;
    this.opened = opened;
    this.workspace = opened;
    this.input = input;
    this.options = options;
  }

  /** How many fixes there are to be made, as far as the first look tells; those of stores come to light later. */
  fixable = 0;

  expect(findings: readonly Finding[]): void {
    const fixes = findings.flatMap(({ fix, status }) => (fix === null || status === 'suppressed' ? [] : [fix]));
    const wanted = fixes.filter(({ applicability }) => applicability === 'safe' || applicability === this.options.fix);
    this.fixable = new Set(wanted.map(({ change }) => change)).size;
  }

  get level(): 'safe' | 'unsafe' {
    return this.options.fix === 'unsafe' ? 'unsafe' : 'safe';
  }

  refuse(finding: Finding, reason: string): undefined {
    this.#refused.set(identityOf(finding), reason);
    return undefined;
  }

  /** As `refuse`, where it is the file that cannot be written. */
  block(finding: Finding, reason: string): undefined {
    this.#blocked.add(identityOf(finding));
    return this.refuse(finding, reason);
  }

  /** What a finding says of a fix that was not made, if it was refused. */
  refusalOf(finding: Finding): Refusal | undefined {
    const identity = identityOf(finding);
    const notApplied = this.#refused.get(identity);
    if (notApplied === undefined) return undefined;
    return { notApplied, ...(this.#blocked.has(identity) && { isBlocked: true }) };
  }

  lower(finding: Finding, lowered: Lowered): void {
    this.#lowered.set(identityOf(finding), lowered);
  }

  /** The finding with its fix as the guard judged it. */
  asLowered(finding: Finding): Finding {
    const lowered = this.#lowered.get(identityOf(finding));
    if (lowered === undefined || finding.fix === null) return finding;
    return { ...finding, fix: { ...finding.fix, ...lowered } };
  }

  wasApplied(finding: Finding): boolean {
    const identity = identityOf(finding);
    return this.applied.some((applied) => applied.ruleId === finding.ruleId && identityOf(applied) === identity);
  }

  recordDefect(finding: Finding, message: string): void {
    if (this.defects.some((known) => known.ruleId === finding.ruleId && known.message === message)) return;
    this.defects.push({ ruleId: finding.ruleId, file: finding.file, message });
  }
}

function identityOf(finding: Finding): string {
  return placeOf(finding.ruleId, finding.file, finding.path) + finding.message;
}
