import type { ConfigPath } from '../document/config-path.js';
import type { Operation } from '../document/edit/operation.js';
import type { Edit, Range } from '../document/node.js';

/** `error`: rejected or broken at run time; `warning`: ignored or about to break; `info`: advice. */
export type Severity = 'error' | 'warning' | 'info';

/**
 * `safe`: same model, same account, same behaviour, or what upstream's own doctor does with no loss;
 * `unsafe`: may change which model, account or permission is in force; `manual`: shown, never applied.
 */
export type Applicability = 'safe' | 'unsafe' | 'manual';

/** Something done to a file as a whole; only state rules ask for it. */
export type FileAction =
  | { readonly action: 'chmod'; readonly path: string; readonly mode: number }
  | { readonly action: 'delete'; readonly path: string };

/** Operations on one file of several: of the config in the paths OpenClaw sees, of any other file in its own. */
export interface FileChange {
  readonly file: string;
  readonly operations: readonly Operation[];
}

/** What a fix does. Operation paths are those the rule saw (through `$include`), one after the other. */
export type Change =
  | { readonly type: 'operations'; readonly operations: readonly Operation[] }
  /** One change of several files: all of them or none. */
  | { readonly type: 'across'; readonly files: readonly FileChange[] }
  | { readonly type: 'edits'; readonly edits: readonly Edit[] }
  | { readonly type: 'actions'; readonly actions: readonly FileAction[] }
  | { readonly type: 'none' };

/** What makes of a broken text one that parses. */
export interface Patch {
  readonly title: string;
  readonly edits: readonly Edit[];
}

export interface Fix {
  /** Imperative: `Rename the key to gateway.auth.token`. */
  readonly title: string;
  readonly applicability: Applicability;
  readonly change: Change;
  /** Of one that is never applied here: OpenClaw's own doctor makes it. */
  readonly by?: 'openclaw';
  /** Why the fix is not safe, or why it was downgraded. */
  readonly reason?: string;
  /** Of a broken text that can be read in more than one way: a patch for each, the likeliest first. A person chooses. */
  readonly readings?: readonly Patch[];
}

/** Another place that a finding is about: the key that wins, what an alias stands for, the other of two that clash. */
export interface RelatedPlace {
  /** Absolute path of the file. */
  readonly file: string;
  /** Inside the file's text as it was before any fix. */
  readonly range: Range;
  /** What stands there, in a few words. */
  readonly message: string;
}

export type FindingStatus = 'open' | 'fixed' | 'suppressed';

export interface Finding {
  readonly ruleId: string;
  readonly severity: Severity;
  readonly message: string;
  /** Absolute path of the file. */
  readonly file: string;
  /** Inside the file, as its author wrote it; `null` for the file as a whole. */
  readonly path: ConfigPath | null;
  /** Inside the file's text as it was before any fix; `null` where the file has no text of ours to point at. */
  readonly range: Range | null;
  /** As OpenClaw sees the place, through `$include`; what operations use. */
  readonly viewPath: ConfigPath | null;
  readonly fix: Fix | null;
  /** The other places it is about, where the rule knows them. */
  readonly related?: readonly RelatedPlace[];
  /** Of one without a fix: OpenClaw's own doctor settles it. */
  readonly leftTo?: 'openclaw';
  readonly status: FindingStatus;
  /** The reason an author gave where the finding is suppressed. */
  readonly justification?: string;
  /** Where the reason stands, when it is not a comment in the file itself. */
  readonly answeredIn?: 'config' | 'baseline';
  /** Of a finding that is done: other fixes took its cause away, its own was not made. */
  readonly settledBy?: 'other-fixes';
  /** Why a fix that was asked for was not applied, or could not be if it were. */
  readonly notApplied?: string;
  /** The file cannot be written as things are, however far fixing may go. */
  readonly isBlocked?: true;
  /** Of one that is still open: what the rule says of it in the text after the fixes, where that is something else. */
  readonly messageAfter?: string;
  /** Not found before the fixes of this run: one of them has brought it about, or to light. */
  readonly isNew?: true;
}
