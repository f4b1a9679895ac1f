import { Chalk, type ChalkInstance } from 'chalk';
import type { Severity } from '../../engine/finding.js';

/** The colours of a terminal report; without colour every one of them leaves its text alone. */
export interface Style {
  readonly severity: Readonly<Record<Severity, ChalkInstance>>;
  readonly file: ChalkInstance;
  readonly rule: ChalkInstance;
  readonly faint: ChalkInstance;
  readonly strong: ChalkInstance;
  readonly good: ChalkInstance;
  readonly bad: ChalkInstance;
  readonly command: ChalkInstance;
  readonly added: ChalkInstance;
  readonly removed: ChalkInstance;
  readonly hunk: ChalkInstance;
}

export function createStyle(color: boolean): Style {
  const chalk = new Chalk({ level: color ? 1 : 0 });
  return {
    severity: { error: chalk.bold.red, warning: chalk.bold.yellow, info: chalk.bold.blue },
    file: chalk.bold.underline,
    rule: chalk.bold,
    faint: chalk.dim,
    strong: chalk.bold,
    good: chalk.green,
    bad: chalk.red,
    command: chalk.cyan,
    added: chalk.green,
    removed: chalk.red,
    hunk: chalk.cyan,
  };
}
