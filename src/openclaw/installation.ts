import type { Release } from './releases/release.js';
import type { TranscriptFacts } from './transcripts/facts.js';

/** What a file of an installation is for; decides which rules read it and how it is written. */
export type FileKind =
  | 'config'
  | 'include'
  | 'sessions'
  | 'cron-jobs'
  | 'cron-state'
  | 'auth-profiles'
  | 'auth-state'
  | 'auth-legacy'
  | 'models-json'
  | 'exec-approvals'
  | 'tui-last-session'
  | 'plugin-manifest'
  | 'plugin-installs'
  | 'transcript'
  | 'lock'
  | 'sqlite'
  | 'credentials'
  | 'other';

/** One file on disk. `path` is absolute; `content` is there for the kinds whose text a rule reads. */
export interface InstallationFile {
  readonly path: string;
  readonly kind: FileKind;
  /** The agent whose directory holds the file. */
  readonly agentId?: string;
  /** Permission bits, e.g. 0o600; absent where the platform has none. */
  readonly mode?: number;
  readonly size: number;
  /** Milliseconds since the epoch. */
  readonly modifiedAt: number;
  readonly content?: string;
  /** Of a transcript: what a quick look at it says; absent where nobody looked. */
  readonly transcript?: TranscriptFacts;
  /** Of a database: its layout's number (`user_version`), where it could be read. */
  readonly schemaVersion?: number;
  /** Of a database: why its rows were not read. */
  readonly unread?: string;
  /** Of the state's database: what OpenClaw has taken over from the config (keys of `config_machine_state`). */
  readonly imported?: readonly string[];
  /** Set where the content was put together from rows of a database; such a file is never written. */
  readonly rows?: DatabaseRows;
}

/** The rows that a content stands for: one member, job or document each. */
export interface DatabaseRows {
  /** Absolute path. */
  readonly database: string;
  readonly table: string;
  /** The column that holds the JSON. */
  readonly column: string;
  readonly shape: 'entries' | 'jobs' | 'document';
  /** In the order of the content. */
  readonly keys: readonly string[];
  /** Of cron jobs: the path of the JSON file each was imported from. */
  readonly stores?: readonly string[];
}

/** Something that could not be read; a finding or an input failure, as `severity` says. */
export interface LoadProblem {
  readonly path: string;
  readonly code:
    | 'missing'
    | 'directory'
    | 'no-permission'
    | 'binary'
    | 'too-large'
    | 'unreadable'
    | 'symlink'
    /** In a tree that may be a stranger's: a link that leads out of it, or may. */
    | 'foreign-link'
    | 'include-missing'
    | 'include-escapes'
    | 'include-circular'
    | 'include-too-deep'
    | 'include-unreadable';
  readonly message: string;
  /** The file and path of the `$include` that named it. */
  readonly includedBy?: { readonly file: string; readonly path: readonly (string | number)[] };
}

/** Whether a gateway holds the state: writing state under a running one is refused. `unknown` counts as running. */
export interface GatewayStatus {
  readonly state: 'running' | 'stopped' | 'unknown';
  /** What it was read from, without machine secrets: `gateway.lock names live process 4711`. */
  readonly evidence: string;
}

/** The files of one OpenClaw home, read once. Every path is absolute. */
export interface Installation {
  readonly home: string;
  readonly stateDir: string | undefined;
  readonly configPath: string | undefined;
  readonly files: readonly InstallationFile[];
  readonly directories: readonly { readonly path: string; readonly mode?: number }[];
  readonly problems: readonly LoadProblem[];
  /** By including file (absolute), what each `$include` text in it resolves to (absolute); only what was loaded. */
  readonly includes: ReadonlyMap<string, ReadonlyMap<string, string>>;
  /** What the config names and is not there (`plugins.load.paths`, memory stores), as it is written; absent where nobody looked. */
  readonly missingPaths?: ReadonlySet<string>;
  /** Names (never values) of the environment variables that are set, from the process and the state dir's `.env`. */
  readonly envNames: ReadonlySet<string>;
  readonly gateway: GatewayStatus;
  /** When the files were read, in milliseconds since the epoch; absent where the caller has no clock. */
  readonly readAt?: number;
  /** Process ids that locks name and no live process has; absent where nobody looked. */
  readonly deadPids?: ReadonlySet<number>;
  /** Existing state directories of earlier names beside the one in force. */
  readonly legacyHomes?: readonly string[];
  /** Existing places of a name that OpenClaw does not look at (`.moltbot`, `moltbot.json`). */
  readonly unrecognized?: readonly string[];
  /** Files that git tracks, absolute; absent where it was not looked for. */
  readonly tracked?: ReadonlySet<string>;
  /** Set where OpenClaw is told never to write the config (Nix and the like). */
  readonly configReadOnly?: boolean;
}

/** The release the files must suit, and where that came from. */
export interface Target {
  readonly release: Release;
  readonly source: 'flag' | 'config' | 'installed' | 'newest-known';
}
