import type { BaselineEntry } from '../../report/baseline.js';
import type { Kept } from '../../report/homes/home-report.js';
import type { CheckOptions } from '../check-options.js';

/** How each of many homes is checked. All of it but `system` and `signal` can be handed to a worker. */
export interface HomesOptions {
  /** `rules` and plugins are programs: with them all homes are checked in this thread. */
  readonly check: Omit<CheckOptions, 'paths' | 'config' | 'stateDir' | 'given' | 'decide' | 'onProgress'>;
  readonly mode: 'check' | 'diff' | 'fix';
  readonly level: 'safe' | 'unsafe';
  readonly kept: Kept;
  readonly runsDirectory: string;
  readonly baseline?: { readonly directory: string; readonly entries: readonly BaselineEntry[] } | undefined;
  readonly showSecrets: boolean;
  readonly width: number;
  readonly color: boolean;
  readonly detail: 'folded' | 'everything' | 'statistics';
  /** What to type to check the same; the home's path is put behind it. */
  readonly command: string;
}
