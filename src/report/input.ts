import type { ConfigPath } from '../document/config-path.js';
import type { RuleMeta } from '../engine/rule.js';
import type { RunResult } from '../engine/run-result.js';

/** What became of the files after the run; empty unless `--fix` was asked for. */
export interface Written {
  /** Names the backup that `undo` puts back; absent where nothing was written. */
  readonly runId?: string;
  /** Where the backup lies, absolute. */
  readonly backup?: string;
  /** Absolute paths of what was written, chmod and delete included. */
  readonly paths: readonly string[];
  /** Files that could not be written, each with a sentence that says why. */
  readonly failures: readonly {
    readonly path: string;
    readonly message: string;
    /** What was to be done to it; its text was to be written unless given. */
    readonly change?: 'write' | 'create' | 'chmod' | 'delete';
  }[];
  /** Symbolic links through which files were written. */
  readonly links?: readonly { readonly path: string; readonly target: string }[];
  /** Files of which a hard link keeps the old text. */
  readonly twins?: readonly string[];
  /** Files that were written although their mode forbids it to all but root; they keep that mode. */
  readonly writeProtected?: readonly string[];
  /** Temporary files of a run that was cut off, which are gone now. */
  readonly swept?: readonly string[];
}

/** Where a model slot leads under a release: the fields of a route that a change can be seen in. */
export interface RouteSummary {
  /** As written. */
  readonly ref: string;
  readonly provider: string;
  readonly model: string;
  readonly runtime: string;
  readonly auth: { readonly kind: string; readonly profile?: string; readonly env?: string };
  readonly bill: string;
  readonly route: string;
}

/** A model slot that leads elsewhere after the fixes. */
export interface RouteChange {
  readonly agent: string;
  readonly slot: string;
  /** Absolute. */
  readonly file: string;
  readonly path: string;
  readonly before: RouteSummary;
  readonly after: RouteSummary;
  /** The difference in a few words: `same subscription, Codex harness instead of PI`. */
  readonly verdict?: string;
}

/** Everything a report may say. Reports are pure: the same input gives the same text. */
export interface ReportInput {
  readonly result: RunResult;
  readonly tool: { readonly name: string; readonly version: string; readonly homepage?: string };
  /** Absolute; files are named relative to it. */
  readonly cwd: string;
  /** `check`: looked only; `diff`: fixes worked out, nothing written; `fix`: fixes written. */
  readonly mode: 'check' | 'fix' | 'diff';
  readonly color: boolean;
  /** Columns of the terminal. */
  readonly width: number;
  readonly showSecrets: boolean;
  readonly written: Written;
  /** Lines a person should know of beside the findings: what was not looked at, and why. */
  readonly notes: readonly string[];
  /** A file that is there could not be read, or not all of it; `notes` say which. */
  readonly isIncomplete?: boolean;
  /** What a rule says about itself; formats that list rules leave out what they are not told. */
  readonly rule?: (id: string) => RuleMeta | undefined;
  /** The page of a rule. */
  readonly ruleUrl?: (id: string) => string | undefined;
  /** The user's home, absolute: files a person reads about are named `~/…` when they lie there and not below `cwd`. */
  readonly home?: string;
  /**
   * What a person has to type to run the same again, without the flags that choose mode, strength or format:
   * `npx clawmend --target 2026.5.12 openclaw.json`. The tool's name unless given.
   */
  readonly invocation?: string;
  /** What to type to see the routes of the same files. */
  readonly routesCall?: string;
  /** Where a fix goes: into the files, into git's index by way of a patch, or to standard output. */
  readonly writes?: 'to-files' | 'by-git' | 'to-output';
  /** How far fixing went; `safe` unless given. */
  readonly level?: 'safe' | 'unsafe';
  /** Places of the config that the target refuses: as the files are or, after `--fix`, as they have been left. */
  readonly refused?: readonly { readonly file: string; readonly path: ConfigPath }[];
  /** Whether every rule was asked; no promise is made where not. */
  readonly scope?: 'all-rules' | 'some-rules';
  /** How much a report for people shows: `folded` unless given. */
  readonly detail?: 'folded' | 'everything' | 'statistics';
  /** So many findings are shown in a report for people, all unless given; the rest is counted. */
  readonly most?: number;
  readonly routes?: readonly RouteChange[];
  /** How many model slots are written otherwise after the fixes and lead where they led. */
  readonly sameRoutes?: number;
}
