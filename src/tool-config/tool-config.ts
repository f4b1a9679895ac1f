import type { Severity } from '../engine/finding.js';

/** How a rule counts; `off` leaves it out. */
export type RuleLevel = Severity | 'off';

/** A finding that is answered outside of the file, for files that hold no comments. */
export interface ConfiguredSuppression {
  /** Rule id, with `*` for any characters. */
  readonly rule: string;
  /** Glob on the file's path, relative to the config that says so; every file unless given. */
  readonly file?: string;
  /** Path inside the file, as findings print it; the place itself and all below it. */
  readonly path?: string;
  readonly reason: string;
}

/** What `clawdoctor.config.json5` (or `clawdoctor` in a `package.json`) may say. Command-line flags win over it. */
export interface ToolConfig {
  /** A release, `installed` or `latest`. */
  readonly target?: string;
  /** Files or state directories to check when the command line names none; relative to the config. */
  readonly paths?: readonly string[];
  readonly failOn?: Severity;
  readonly strictJson?: boolean;
  /** By rule id or pattern; of several that match, the last one counts. */
  readonly rules?: Readonly<Record<string, RuleLevel>>;
  readonly suppressions?: readonly ConfiguredSuppression[];
  /** Modules whose default export is a rule or a list of rules; paths relative to the config, or package names. */
  readonly plugins?: readonly string[];
}

/** The config in force, with everything it extends merged in and its paths made absolute. */
export interface LoadedToolConfig extends ToolConfig {
  /** The files it was read from, the one in force first. */
  readonly files: readonly string[];
  readonly suppressions?: readonly (ConfiguredSuppression & { readonly base: string })[];
}

/** The stronger config over the one it extends: lists are joined, single values replaced, rules merged by id. */
export function mergeToolConfigs(under: LoadedToolConfig, over: LoadedToolConfig): LoadedToolConfig {
  return {
    ...under,
    ...over,
    files: [...over.files, ...under.files],
    ...((under.rules ?? over.rules) && { rules: { ...under.rules, ...over.rules } }),
    ...((under.suppressions ?? over.suppressions) && {
      suppressions: [...(under.suppressions ?? []), ...(over.suppressions ?? [])],
    }),
    ...((under.plugins ?? over.plugins) && { plugins: [...(under.plugins ?? []), ...(over.plugins ?? [])] }),
  };
}
