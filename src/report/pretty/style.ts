import { Chalk } from 'chalk';
import type { Severity } from '../../engine/finding.js';

type Paint = (text: string) => string;

/** The colours of a terminal report; without colour every one of them leaves its text alone. */
export interface Style {
  readonly severity: Readonly<Record<Severity, Paint>>;
  readonly file: Paint;
  readonly rule: Paint;
  readonly faint: Paint;
  readonly strong: Paint;
  readonly good: Paint;
  readonly bad: Paint;
  readonly command: Paint;
  readonly added: Paint;
  readonly removed: Paint;
  readonly hunk: Paint;
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
