import type { Document } from '../document/node.js';
import type { FileKind } from '../openclaw/installation.js';
import type { Finding, Fix } from './finding.js';
import type { Workspace } from './workspace.js';

/** How far fixing goes: look only, or apply what is safe, or also what may change a model, account or permission. */
export type FixLevel = 'none' | 'safe' | 'unsafe';

/** A fix about to be made, with the texts before and after it. */
export interface Proposal {
  readonly finding: Finding;
  readonly fix: Fix;
  readonly before: Workspace;
  readonly after: Workspace;
  /** How many fixes there are to ask for, as far as they are known before the first is made. */
  readonly of?: number;
  /** For a fix inside a session store: the entry alone; the workspaces are the same then. */
  readonly entry?: { readonly before: Document; readonly after: Document | undefined };
}

export type Verdict = { readonly apply: true } | { readonly apply: false; readonly reason: string };

/** What a guard makes of a fix; with a title and no change where a person has to do something else instead. */
export type Lowered = Pick<Fix, 'applicability' | 'reason'> & Partial<Pick<Fix, 'title' | 'change' | 'by'>>;

export interface RunOptions {
  readonly fix: FixLevel;
  /** Hold the config to strict JSON, as other readers of it may. */
  readonly strictJson?: boolean;
  /** Every rule there is, where `rules` are a selection; a suppression of any other rule is never needed. */
  readonly ruleIds?: readonly string[];
  /** `not-loaded`: plugins were left alone, so a suppression of a rule that is not here may well be needed. */
  readonly otherRules?: 'none' | 'not-loaded';
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
  /** Told of a rule that fails, which is a defect of ours: the others go on. The run ends unless given. */
  readonly onFault?: (ruleId: string, error: unknown) => void;
  /** Awaited between steps, so that a long run lets signals through; may throw to end it. */
  readonly pause?: () => Promise<void>;
}
