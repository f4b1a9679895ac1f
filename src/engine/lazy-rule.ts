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
  readonly neededKeys?: RuleMeta['neededKeys'];
  /** Its place among the rules that its file declares. */
  readonly place: number;
  /** Which of the files. */
  readonly file: number;
}

/** Loads what a file of rules exports. */
export type LoadRules = () => Rule | readonly Rule[];

/** Rules that are loaded when they are first asked for more than their row says. */
export function lazyRules(rows: readonly RuleRow[], files: readonly LoadRules[]): readonly Rule[] {
  return rows.map((row, rank) => new LazyRule(row, rank, files) as unknown as Rule);
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
  readonly rank: number;
  readonly #place: number;
  readonly #load: LoadRules | undefined;
  #rule: Rule | undefined;

  constructor(row: RuleRow, rank: number, files: readonly LoadRules[]) {
    this.id = row.id;
    this.severity = row.severity;
    this.reads = row.reads;
    this.since = row.since;
    this.until = row.until;
    this.gaps = row.gaps;
    this.fixable = row.fixable;
    this.after = row.after;
    this.lastResort = row.lastResort;
    this.neededKeys = row.neededKeys;
    this.rank = rank;
    this.#place = row.place;
    this.#load = files[row.file];
  }

  get isLoaded(): boolean {
    return this.#rule !== undefined;
  }

  /** The rule as its file declares it. */
  get declared(): Rule {
    this.#rule ??= this.#read();
    return this.#rule;
  }

  #read(): Rule {
    const exported = this.#load?.();
    const rule = [exported].flat()[this.#place];
    if (rule === undefined) throw new Error(`the rule ${this.id} is not where the build found it`);
    return rule;
  }

  get summary(): string {
    return this.declared.summary;
  }

  get why(): string {
    return this.declared.why;
  }

  get references(): RuleMeta['references'] {
    return this.declared.references;
  }

  get examples(): RuleMeta['examples'] {
    return this.declared.examples;
  }

  get migrations(): RuleMeta['migrations'] {
    return this.declared.migrations;
  }

  get check(): unknown {
    return 'check' in this.declared ? this.declared.check : undefined;
  }

  get entry(): unknown {
    return 'entry' in this.declared ? this.declared.entry : undefined;
  }

  get needles(): unknown {
    return 'needles' in this.declared ? this.declared.needles : undefined;
  }

  get concerns(): unknown {
    return 'concerns' in this.declared ? this.declared.concerns : undefined;
  }
}
