/** Why an edit is not made, in a sentence or two that say what to do instead. */
export interface Refusal {
  readonly reason:
    | 'path'
    | 'value'
    | 'not-found'
    | 'expectation'
    | 'patch'
    | 'unparsable'
    | 'read-only'
    | 'include'
    | 'clobber'
    | 'roster'
    | 'managed'
    | 'verdict'
    | 'allowlist'
    | 'bill';
  readonly message: string;
  /** As OpenClaw names the place. */
  readonly path?: string;
  /** The rule whose finding stands in the way. */
  readonly ruleId?: string;
  /** Whether it is written all the same where somebody insists. */
  readonly canForce: boolean;
}

/** Ends the making of an edit; whoever asked for it is told, and nothing is written. */
export class EditRefused extends Error {
  readonly refusals: readonly Refusal[];

  constructor(refusals: readonly Refusal[]) {
    super(refusals.map(({ message }) => message).join('\n'));
    this.name = 'EditRefused';
    this.refusals = refusals;
  }
}

/** For what no insistence helps against. */
export function refuse(reason: Refusal['reason'], message: string): never {
  throw new EditRefused([{ reason, message, canForce: false }]);
}
