import { type KeyNumbers, NumberedKeys } from './check/needed-keys.js';
import type { Severity } from './finding.js';
import type { Rule, RuleMeta } from './rule.js';

/** What a run has to know of a rule before it looks at anything: worked out when we build, a row for each rule. */
export interface RuleRow {
  readonly id: string;
  readonly severity: Severity;
  readonly reads: Rule['reads'];
  readonly since?: string;
  readonly until?: string;
  readonly gaps?: RuleMeta['gaps'];
  readonly fixable?: RuleMeta['fixable'];
  readonly after?: readonly string[];
  readonly lastResort?: true;
  /** By their places in the table of keys. */
  readonly neededKeys?: KeyNumbers;
  readonly needsState?: true;
  /** Its place among the rules that its file declares. */
  readonly place: number;
  /** Which of the files. */
  readonly file: number;
}

/** The rows of all rules, and the keys that they name by number. */
export interface RuleRows {
  readonly keys: readonly string[];
  readonly rows: readonly RuleRow[];
}

/** What only people read of a rule. */
export type RuleDocumentation = Pick<RuleMeta, 'summary' | 'why' | 'references' | 'examples' | 'migrations'>;

/** Where the build has put what a row leaves out. */
export interface RuleFiles {
  /** What each file of rules exports. */
  readonly load: readonly (() => Rule | readonly Rule[])[];
  readonly documentation: () => Readonly<Record<string, RuleDocumentation>>;
}

/** Rules that are loaded when they are first asked for more than their row says. */
export function lazyRules({ keys, rows }: RuleRows, files: RuleFiles): readonly Rule[] {
  return rows.map((row, rank) => new LazyRule(row, rank, keys, files) as unknown as Rule);
}

class LazyRule {
  readonly id: string;
  readonly severity: Severity;
  readonly reads: Rule['reads'];
  readonly since: string | undefined;
  readonly until: string | undefined;
  readonly gaps: RuleMeta['gaps'];
  readonly fixable: RuleMeta['fixable'];
  readonly after: readonly string[] | undefined;
  readonly lastResort: true | undefined;
  readonly neededKeys: RuleMeta['neededKeys'];
  readonly needsState: true | undefined;
  readonly rank: number;
  readonly #row: RuleRow;
  readonly #files: RuleFiles;
  #rule: Rule | undefined;

  constructor(row: RuleRow, rank: number, keys: readonly string[], files: RuleFiles) {
    this.id = row.id;
    this.severity = row.severity;
    this.reads = row.reads;
    this.since = row.since;
    this.until = row.until;
    this.gaps = row.gaps;
    this.fixable = row.fixable;
    this.after = row.after;
    this.lastResort = row.lastResort;
    this.neededKeys = row.neededKeys && new NumberedKeys(keys, row.neededKeys);
    this.needsState = row.needsState;
    this.rank = rank;
    this.#row = row;
    this.#files = files;
  }

  get isLoaded(): boolean {
    return this.#rule !== undefined;
  }

  /** The rule as its file declares it. */
  get declared(): Rule {
    return { ...this.#code, ...this.#documentation };
  }

  get #code(): Rule {
    this.#rule ??= this.#read();
    return this.#rule;
  }

  get #documentation(): RuleDocumentation {
    const found = this.#files.documentation()[this.id];
    if (found === undefined) throw new Error(`the build has lost what there is to read about ${this.id}`);
    return found;
  }

  #read(): Rule {
    const exported = this.#files.load[this.#row.file]?.();
    const rule = [exported].flat()[this.#row.place];
    if (rule === undefined) throw new Error(`the rule ${this.id} is not where the build found it`);
    return rule;
  }

  get summary(): string {
    return this.#documentation.summary;
  }

  get why(): string {
    return this.#documentation.why;
  }

  get references(): RuleMeta['references'] {
    return this.#documentation.references;
  }

  get examples(): RuleMeta['examples'] {
    return this.#documentation.examples;
  }

  get migrations(): RuleMeta['migrations'] {
    return this.#documentation.migrations;
  }

  get check(): unknown {
    return 'check' in this.#code ? this.#code.check : undefined;
  }

  get entry(): unknown {
    return 'entry' in this.#code ? this.#code.entry : undefined;
  }

  get needles(): unknown {
    return 'needles' in this.#code ? this.#code.needles : undefined;
  }

  get concerns(): unknown {
    return 'concerns' in this.#code ? this.#code.concerns : undefined;
  }
}
