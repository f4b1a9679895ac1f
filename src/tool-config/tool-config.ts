import type { ConfigPath } from '../document/config-path.js';
import type { Range } from '../document/node.js';
import type { Severity } from '../engine/finding.js';

/** How a rule counts; `off` leaves it out. */
export type RuleLevel = Severity | 'off';

/** A finding that is answered outside of the file, for files that hold no comments. */
export interface ConfiguredSuppression {
  /** Rule id, with `*` for any characters. */
  readonly rule: string;
  /**
   * Glob on the file's path, at any depth: `agents/*\/agent/models.json`. A leading `./` stands for the directory of
   * the config. Every file unless given.
   */
  readonly file?: string;
  /** Path inside the file, as findings print it, with `*` and `[*]` for any member or item; what lies below it too. */
  readonly path?: string;
  readonly reason: string;
}

/** What `clawmend.config.json5` (or `clawmend` in a `package.json`) may say. Command-line flags win over it. */
export interface ToolConfigFile {
  /** A release, `installed` or `latest`. */
  readonly target?: string;
  /** Files or a state directory to check when the command line names none; relative to the config. */
  readonly paths?: readonly string[];
  readonly failOn?: Severity;
  readonly strictJson?: boolean;
  /** By rule id or pattern; of several that match, the last one counts. */
  readonly rules?: Readonly<Record<string, RuleLevel>>;
  readonly suppressions?: readonly ConfiguredSuppression[];
  /** Modules whose default export is a rule or a list of rules; paths relative to the config, or package names. */
  readonly plugins?: readonly string[];
}

/** `file:line:column`, as messages name a place. */
export type Origin = string;

export interface LoadedSuppression extends ConfiguredSuppression {
  /** The config that says so: its absolute path, its text, and where in it. */
  readonly source: { readonly path: string; readonly text: string };
  readonly at: ConfigPath;
  readonly range: Range;
}

/** The config in force, with everything it extends merged in; every path is absolute. */
export interface ToolConfig {
  /** The files it was read from, the one in force first. */
  readonly files: readonly string[];
  readonly target?: { readonly release: string; readonly origin: Origin };
  readonly paths?: readonly string[];
  readonly failOn?: Severity;
  readonly strictJson?: boolean;
  /** Later ones win. */
  readonly levels: readonly { readonly rule: string; readonly level: RuleLevel; readonly origin: Origin }[];
  readonly suppressions: readonly LoadedSuppression[];
  readonly plugins: readonly { readonly file: string; readonly origin: Origin }[];
}

/** The stronger config over the one it extends: lists are joined, single values replaced, rules merged. */
export function mergeToolConfigs(under: ToolConfig, over: ToolConfig): ToolConfig {
  const plugins = [...under.plugins, ...over.plugins];
  return {
    ...under,
    ...over,
    files: [...new Set([...over.files, ...under.files])],
    levels: [...under.levels, ...over.levels],
    suppressions: [...under.suppressions, ...over.suppressions],
    // Two configs may bring the same plugin along; its rules exist once.
    plugins: plugins.filter(({ file }, index) => plugins.findIndex((other) => other.file === file) === index),
  };
}
