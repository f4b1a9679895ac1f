import type { Severity } from '../../engine/finding.js';
import type { GatewayStatus, Target } from '../../openclaw/installation.js';
import type { LeavingPlugin } from '../../openclaw/plugins/leaving.js';
import type { Release } from '../../openclaw/releases/release.js';

/** The release a home comes from, and what says so. */
export interface Origin {
  readonly release: Release;
  readonly source: 'flag' | 'installed' | 'last-touched';
}

/** Something that is open after the safe fixes. */
export interface LeftFinding {
  readonly ruleId: string;
  readonly severity: Severity;
  /** Of the config; relative to nothing: `~/…` where it lies at home. */
  readonly file: string;
  readonly path: string | null;
  /** Whose it is: a fix that needs `--unsafe`, a person, or OpenClaw's own doctor. */
  readonly by: 'unsafe' | 'hand' | 'openclaw';
  /** The gateway does not start with it, or what it is about fails. */
  readonly isRefused: boolean;
}

/** A key that must stay until OpenClaw's doctor has read it. */
export interface KeptKey {
  readonly path: string;
  /** As the end of "it …". */
  readonly does: string;
  readonly otherwise: string;
}

export interface ImportedState {
  readonly what: string;
  readonly into: string;
  readonly files: number;
  readonly isNeededToStart: boolean;
}

/** One change of where slots lead, and the slots it happens to. */
export interface RouteGroup {
  readonly verdict: string;
  readonly slots: readonly string[];
  /** Another account is asked, or somebody else pays. */
  readonly isPaidOtherwise: boolean;
  /** Somebody still answers. */
  readonly isAnswered: boolean;
}

export interface RouteFacts {
  readonly slots: number;
  /** From the earlier release with the files as they are to the later one with the safe fixes. */
  readonly changes: readonly RouteGroup[];
  /** What `--unsafe` would change beyond that. */
  readonly unsafe: readonly RouteGroup[];
  /** Slots that lead elsewhere, or nowhere, under the later release without the fixes. */
  readonly keptByFixes: number;
  /** Slots whose account cannot be told from files. */
  readonly unseen: number;
}

/** Databases whose layout is another one in the later release. */
export interface LayoutChange {
  readonly role: 'state' | 'agent';
  readonly count: number;
  readonly from: number;
  readonly to: number;
  /** The newest layout the earlier release reads; absent where nobody knows. */
  readonly readBefore?: number;
}

/** All that is known of a home and two releases; what to do follows from it. */
export interface UpgradeFacts {
  readonly tool: string;
  readonly from: Origin;
  readonly to: Target;
  /** The release of the `openclaw` on PATH. */
  readonly installed: string | undefined;
  /** As a person reads it. */
  readonly place: string;
  readonly gateway: GatewayStatus;
  /** Flags that name the home, with a blank before them. */
  readonly flags: string;
  /** What OpenClaw's own commands need in front of them, with a blank behind. */
  readonly environment: string;
  readonly backup: { readonly directory: string | undefined; readonly others: readonly string[] };
  readonly unreadable: readonly { readonly file: string; readonly message: string }[];
  readonly hasConfig: boolean;
  readonly before: { readonly refused: number; readonly errors: number };
  readonly fixes: number;
  readonly left: readonly LeftFinding[];
  readonly kept: readonly KeptKey[];
  readonly imports: readonly ImportedState[];
  readonly comments: number;
  readonly routes: RouteFacts | undefined;
  readonly defaults: readonly { readonly since: string; readonly key: string; readonly now: string }[];
  readonly plugins: readonly LeavingPlugin[];
  readonly layouts: readonly LayoutChange[];
  /** The Node the later release runs on. */
  readonly node: string | undefined;
  /** What was not looked at, and why. */
  readonly notes: readonly string[];
}
