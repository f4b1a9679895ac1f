import type { Rule } from '../engine/rule.js';
import type { Proposal, Verdict } from '../engine/run-options.js';
import type { Environment } from '../installation/locate.js';
import type { ToolConfig } from '../tool-config/tool-config.js';
import type { SeverityOverride } from './rules/select-rules.js';

/** The process a check runs in: `processSystem()` reads it; tests and servers hand in their own. */
export interface System {
  /** Absolute. */
  readonly cwd: string;
  readonly env: Environment;
  /** `os.homedir()`; used where HOME is not set. */
  readonly homedir: string;
  /** `process.platform` */
  readonly platform: string;
  /** `os.tmpdir()`; gateways keep their locks there. */
  readonly tmpdir: string;
  readonly pid: number;
  /** `process.geteuid()` and `process.getgroups()`; absent where the platform has none. */
  readonly user?: { readonly uid: number; readonly gids: readonly number[] };
  readonly now: () => Date;
  /** Whether a process of that id exists, whoever owns it. */
  readonly isAlive: (pid: number) => boolean;
}

export interface CheckOptions {
  readonly system: System;
  /** Config files to check on their own, or state directories; the installation of the user unless given. */
  readonly paths?: readonly string[] | undefined;
  readonly config?: string | undefined;
  readonly stateDir?: string | undefined;
  /** `skip` leaves the state unread. */
  readonly state?: 'read' | 'skip' | undefined;
  /** A release, `installed` or `latest`; the installed release, else the newest known, unless given. */
  readonly target?: string | undefined;
  /** Rule ids, `*` stands for any characters. */
  readonly only?: readonly string[] | undefined;
  readonly skip?: readonly string[] | undefined;
  readonly severity?: readonly SeverityOverride[] | undefined;
  /** Hold the config to strict JSON. */
  readonly strictJson?: boolean | undefined;
  /** What `findToolConfig` has found. Options that say otherwise win. */
  readonly toolConfig?: ToolConfig | undefined;
  /**
   * Whether the plugins that `toolConfig` names, which are programs, are run. They are left alone unless whoever runs
   * the check says so: the config may lie in a tree that somebody else has written.
   */
  readonly plugins?: 'run' | 'leave' | undefined;
  /**
   * Whose tree the files lie in. In a stranger's, links that lead out of the repository are findings and nothing behind
   * them is read. With `CI` in the environment every tree is one.
   */
  readonly tree?: 'own' | 'strangers' | undefined;
  /** Rules of one's own, which run beside ours. */
  readonly rules?: readonly Rule[] | undefined;
  /** Files whose content is given and not read, by absolute path; they need not be there. */
  readonly given?: ReadonlyMap<string, Uint8Array> | undefined;
  /** Asked before each fix; all that the level allows are made unless given. */
  readonly decide?: ((proposal: Proposal) => Promise<Verdict>) | undefined;
  readonly onProgress?: ((done: number, all: number) => void) | undefined;
  /** Ends the run between two steps once it is aborted; the promise is rejected with the signal's reason. */
  readonly signal?: AbortSignal | undefined;
}
