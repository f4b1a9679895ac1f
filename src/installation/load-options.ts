import type { GatewayStatus } from '../openclaw/installation.js';
import type { Release } from '../openclaw/releases/release.js';
import type { TranscriptFacts } from '../openclaw/transcripts/facts.js';
import type { FileSystem } from './file-system.js';
import type { GatewayPlace } from './gateway.js';
import type { Environment } from './locate.js';
import type { DatabaseRead } from './sqlite/read-database.js';

/** What is to be loaded, and the machine it is loaded from. */
export interface LoadOptions {
  readonly files: FileSystem;
  readonly env: Environment;
  readonly homedir: string;
  readonly cwd: string;
  readonly platform: string;
  /** `--config` and `--state-dir`. */
  readonly config?: string | undefined;
  readonly stateDir?: string | undefined;
  /** Files and directories named on the command line; they replace what would be located. */
  readonly paths?: readonly string[] | undefined;
  /** `--no-state` is `skip`. */
  readonly state?: 'read' | 'skip';
  /** A tree that may be a stranger's: links in it that lead out are told, not followed. */
  readonly confinedTo?: string | undefined;
  /** Decides where some state lives, where it is known. */
  readonly release?: Release | undefined;
  /** Reads a database without a trace; they are only listed where it is not given. */
  readonly readDatabase?: ((path: string, role: 'state' | 'agent') => Promise<DatabaseRead>) | undefined;
  /** Streams a transcript past; they are only listed where it is not given. */
  readonly scanTranscript?: ((path: string) => Promise<TranscriptFacts | undefined>) | undefined;
  /** Milliseconds since the epoch. */
  readonly now?: number | undefined;
  /** Whether a process of that id exists; asked for the processes that locks name. */
  readonly isAlive?: ((pid: number) => boolean) | undefined;
  /** Asked once, and only where state was read. */
  readonly gateway?: (place: GatewayPlace) => Promise<GatewayStatus>;
}
