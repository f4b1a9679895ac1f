import type { Document, Edit, Range } from '../document/node.js';
import type { ConfigValue } from '../openclaw/config/view.js';
import type { FileKind, Installation, InstallationFile } from '../openclaw/installation.js';
import type { Release, ReleaseRange } from '../openclaw/releases/release.js';
import type { ScannedMembers } from '../openclaw/sessions/store.js';
import type { NeededKeys } from './check/needed-keys.js';
import type { Applicability, Change, Fix, Patch, Severity } from './finding.js';
import type { Place } from './fix.js';
import type { Directive } from './suppressions/directives.js';

/** A before/after pair that documents a rule and is its test; texts are compared to the letter. */
export interface Example {
  /** What the example shows, where the rule has more than one. */
  readonly title?: string;
  /** The text the rule reads: a config, one session entry, one cron store … */
  readonly before: string;
  /**
   * The text after the rule's own fix; absent where the rule only reports; equal to `before` where all is well;
   * empty where a session's entry goes as a whole.
   */
  readonly after?: string;
  /** The release it suits; the rule's `since` unless given, else the newest known. */
  readonly target?: string;
  /** The fix needs `--unsafe`. */
  readonly unsafe?: true;
  /** Nothing is reported here: the false alarm this rule must not raise. */
  readonly clean?: true;
  /** The config beside a state file. */
  readonly config?: string;
  /** Further files by path relative to the state directory, e.g. `agents.json5` for an `$include`. */
  readonly files?: Readonly<Record<string, string>>;
  /** The key of the session entry, for rules that read `sessions`. */
  readonly sessionKey?: string;
  /** Permission bits by path relative to the state directory (`.` for itself), where they are not 0o600 and 0o700. */
  readonly modes?: Readonly<Record<string, number>>;
  /** Processes that locks name and that are gone. */
  readonly deadPids?: readonly number[];
  /** Names of environment variables that are set. */
  readonly env?: readonly string[];
  /** Paths that the config names and that lead nowhere. */
  readonly missing?: readonly string[];
}

/** What a rule declares about itself; `explain`, the docs and SARIF print it. */
export interface RuleMeta extends ReleaseRange {
  /** `area/bad-pattern`. */
  readonly id: string;
  readonly severity: Severity;
  /** One sentence: what is wrong. */
  readonly summary: string;
  /** Why it matters and what happens if nothing is done. */
  readonly why: string;
  readonly references?: readonly string[];
  /** The strongest fix the rule offers; `undefined` where it only reports. */
  readonly fixable?: Applicability;
  readonly examples: readonly Example[];
  /** Ids of rules whose fixes must have been made before this rule looks. */
  readonly after?: readonly string[];
  /** Ids of the upstream migrations this rule stands for. */
  readonly migrations?: readonly string[];
  /** The rule speaks only where no other rule has something to say about the same place. */
  readonly lastResort?: true;
  /** Absent where the rule may always have something to say. Worked out by the build, never written by hand. */
  readonly neededKeys?: NeededKeys | undefined;
  /** It has nothing to say where a config is checked by itself. Worked out by the build. */
  readonly needsState?: boolean | undefined;
  /** Its place in the order rules are run in. Worked out by the build. */
  readonly rank?: number;
}

/** What every rule may look at beside its own subject. */
export interface Context {
  readonly target: Release;
  readonly installation: Installation;
  /** The config as OpenClaw sees it; `undefined` where there is none or it does not parse. */
  readonly config: ConfigValue | undefined;
}

export interface Report {
  /** The value the finding is about. */
  readonly at: Place;
  /** Point at the key (a retired key) or at the value; `value` unless given. */
  readonly on?: 'key' | 'value';
  readonly message: string;
  readonly severity?: Severity;
  readonly fix?: Fix;
  /** Other places of the same document that the finding is about; one that is not there is left out. */
  readonly related?: readonly { readonly at: Place; readonly on?: 'key' | 'value'; readonly message: string }[];
}

export interface ConfigContext extends Context {
  readonly config: ConfigValue;
  report(report: Report): void;
}

/** A state file that is one JSON document. */
export interface FileContext extends Context {
  readonly file: InstallationFile;
  readonly root: ConfigValue;
  report(report: Report): void;
}

export interface SessionContext extends Context {
  readonly file: InstallationFile;
  readonly key: string;
  readonly entry: ConfigValue;
  report(report: Report): void;
}

/** A session entry before it is parsed. */
export interface EntryText {
  readonly key: string;
  /** Of a large store without long texts (of more than 256 characters) inside of members. */
  readonly text: string;
  /** Some of the entry's own members as written; `undefined` where nothing is known of them. */
  readonly members: ScannedMembers | undefined;
  readonly file: InstallationFile;
  readonly config: ConfigValue | undefined;
  readonly target: Release;
}

/** The text of a file, parsed as far as it can be. */
export interface TextContext extends Context {
  readonly file: InstallationFile;
  readonly document: Document;
  /** How strict the program is that reads the file. */
  readonly reader: 'json' | 'json5';
  report(report: {
    readonly range: Range;
    readonly message: string;
    readonly severity?: Severity;
    readonly fix?: TextFix;
    readonly related?: readonly { readonly range: Range; readonly message: string }[];
  }): void;
}

/** A fix as edits of the text. Of a text that is broken it has to make the whole, or it is not applied. */
export interface TextFix {
  readonly title: string;
  readonly applicability: Applicability;
  readonly edits: readonly Edit[];
  /** Where a person has to choose: what there is to choose from, likeliest first; `edits` are empty then. */
  readonly readings?: readonly Patch[];
}

/** The directives of a file that answer nothing: no finding has needed them in this run. */
export interface SuppressionContext extends Context {
  readonly file: InstallationFile;
  readonly document: Document;
  readonly unused: readonly Directive[];
  /** The ids of all rules there are, where they are known. */
  readonly rules: readonly string[] | undefined;
  report(report: {
    readonly range: Range;
    readonly message: string;
    readonly fix?: { readonly title: string; readonly applicability: Applicability; readonly edits: readonly Edit[] };
  }): void;
}

/** A transcript: one JSON object a line. Only those are read that hold something a rule looks for. */
export interface TranscriptContext extends Context {
  readonly file: InstallationFile;
  readonly text: string;
  report(report: {
    readonly range: Range;
    readonly message: string;
    readonly fix?: { readonly title: string; readonly applicability: Applicability; readonly edits: readonly Edit[] };
  }): void;
}

export interface InstallationContext extends Context {
  report(report: {
    readonly file: string;
    readonly message: string;
    readonly severity?: Severity;
    /** Nothing is to be done but to run OpenClaw's own doctor, as the message says. */
    readonly leftTo?: 'openclaw';
    /** A place in one of the installation's documents, where there is one. */
    readonly at?: { readonly path: readonly (string | number)[]; readonly on?: 'key' | 'value' };
    readonly fix?: {
      readonly title: string;
      readonly applicability: Applicability;
      readonly change: Change;
      readonly reason?: string;
    };
  }): void;
}

/** State files that are one JSON document each, by kind. */
export type DocumentKind = Exclude<
  FileKind,
  'config' | 'include' | 'sessions' | 'transcript' | 'lock' | 'sqlite' | 'credentials' | 'other'
>;

export type Rule =
  | (RuleMeta & { readonly reads: 'config'; check(context: ConfigContext): void })
  | (RuleMeta & {
      readonly reads: 'sessions';
      /**
       * Byte strings without which the rule cannot fire on a store; absent where it must see every entry. They are not
       * looked for in long texts (of more than 256 characters) inside of members, such as prompts.
       */
      readonly needles?: readonly string[];
      /**
       * A cheap look that spares sound entries the parsing: false only where the rule has nothing to say for certain.
       * Asked where the needles are there; absent where they say enough.
       */
      readonly concerns?: (entry: EntryText) => boolean;
      entry(context: SessionContext): void;
    })
  | (RuleMeta & { readonly reads: DocumentKind; check(context: FileContext): void })
  | (RuleMeta & { readonly reads: 'text'; check(context: TextContext): void })
  | (RuleMeta & { readonly reads: 'transcript'; check(context: TranscriptContext): void })
  | (RuleMeta & { readonly reads: 'suppressions'; check(context: SuppressionContext): void })
  | (RuleMeta & { readonly reads: 'installation'; check(context: InstallationContext): void });

/** Declares a rule; the file's default export. */
export function defineRule(rule: Rule): Rule {
  return rule;
}
