import type { Finding, Severity } from '../index.js';

export const EXIT = { clean: 0, findings: 1, failure: 2, interrupted: 130 } as const;
export type ExitCode = (typeof EXIT)[keyof typeof EXIT];

export interface Verdict extends Threshold {
  readonly findings: readonly Finding[];
}

/** What is compared with what is left. */
export interface Threshold {
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

export function exitCode({ findings, ...threshold }: Verdict): ExitCode {
  const open = findings.filter(({ status }) => status === 'open');
  const of = (severity: Severity): number => open.filter((finding) => finding.severity === severity).length;
  return exitCodeOf({ error: of('error'), warning: of('warning'), info: of('info') }, threshold);
}

/** @param open how many findings are left, by severity */
export function exitCodeOf(
  open: Readonly<Record<Severity, number>>,
  { failOn, maxWarnings, hasPatch, hasFailed }: Threshold,
): ExitCode {
  if (hasFailed) return EXIT.failure;
  if (hasPatch) return EXIT.findings;
  if (maxWarnings !== undefined && open.warning > maxWarnings) return EXIT.findings;
  const counts = (severity: Severity): boolean =>
    WEIGHT[severity] >= WEIGHT[failOn] && !(severity === 'warning' && maxWarnings !== undefined);
  return SEVERITIES.some((severity) => open[severity] > 0 && counts(severity)) ? EXIT.findings : EXIT.clean;
}

const SEVERITIES = ['error', 'warning', 'info'] as const;
