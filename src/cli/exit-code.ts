import type { Finding, Severity } from '../index.js';

export const EXIT = { clean: 0, findings: 1, failure: 2, interrupted: 130 } as const;
export type ExitCode = (typeof EXIT)[keyof typeof EXIT];

export interface Verdict {
  readonly findings: readonly Finding[];
  /** From which severity on a finding counts. */
  readonly failOn: Severity;
  /** So many warnings are let pass; all count, or none, as `failOn` says, unless given. */
  readonly maxWarnings: number | undefined;
  /** `--diff` has something to say. */
  readonly hasPatch: boolean;
  /** Something could not be written, or a fault of ours came to light. */
  readonly hasFailed: boolean;
}

const WEIGHT: Readonly<Record<Severity, number>> = { info: 0, warning: 1, error: 2 };

export function exitCode({ findings, failOn, maxWarnings, hasPatch, hasFailed }: Verdict): ExitCode {
  if (hasFailed) return EXIT.failure;
  if (hasPatch) return EXIT.findings;
  const open = findings.filter(({ status }) => status === 'open');
  const warnings = open.filter(({ severity }) => severity === 'warning').length;
  if (maxWarnings !== undefined && warnings > maxWarnings) return EXIT.findings;
  const counts = ({ severity }: Finding): boolean =>
    WEIGHT[severity] >= WEIGHT[failOn] && !(severity === 'warning' && maxWarnings !== undefined);
  return open.some(counts) ? EXIT.findings : EXIT.clean;
}
