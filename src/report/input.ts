import type { RunResult } from '../engine/run.js';

/** What became of the files after the run; empty unless `--fix` was asked for. */
export interface Written {
  /** Names the backup that `undo` puts back; absent where nothing was written. */
  readonly runId?: string;
  /** Absolute paths of what was written, chmod and delete included. */
  readonly paths: readonly string[];
  /** Files that could not be written, each with a sentence that says why. */
  readonly failures: readonly { readonly path: string; readonly message: string }[];
}

/** Everything a report may say. Reports are pure: the same input gives the same text. */
export interface ReportInput {
  readonly result: RunResult;
  readonly tool: { readonly name: string; readonly version: string };
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
}
