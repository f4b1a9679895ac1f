import type { Finding, Severity } from '../../engine/finding.js';
import type { Rule } from '../../engine/rule.js';
import { matchesRule } from '../../engine/rule-pattern.js';
import { closest } from '../closest.js';
import { InputError } from '../input-error.js';

/** Rule ids, with `*` for any characters: `models/*`. */
export interface RuleSelection {
  /** Only these rules run. */
  readonly only?: readonly string[] | undefined;
  /** These do not run; stronger than `only`. */
  readonly skip?: readonly string[] | undefined;
  /** What the findings of a rule count as; a later entry that names the rule too wins. */
  readonly severity?: readonly SeverityOverride[] | undefined;
}

export interface SeverityOverride {
  readonly rule: string;
  readonly severity: Severity | 'off';
  /** Where the config says so, as messages name it. Such an `off` gives way to an id that `only` names in full. */
  readonly origin?: string;
}

export interface SelectedRules {
  readonly rules: readonly Rule[];
  readonly rate: (finding: Finding) => Finding;
}

/**
 * @param others `not-loaded` where plugins were left alone: a config may then name rules that are not here
 * @throws {InputError} where a pattern names no rule
 */
export function selectRules(
  rules: readonly Rule[],
  selection: RuleSelection,
  others: 'none' | 'not-loaded' = 'none',
): SelectedRules {
  const { only = [], skip = [], severity = [] } = selection;
  const named = (pattern: string, option: string): ReadonlySet<string> => idsLike(rules, pattern, option);
  const configured = (pattern: string, origin: string): ReadonlySet<string> =>
    others === 'not-loaded' ? new Set(matching(rules, pattern)) : named(pattern, `${origin}: "rules"`);
  const wanted = only.length === 0 ? undefined : union(only.map((pattern) => named(pattern, '--only')));
  const unwanted = union(skip.map((pattern) => named(pattern, '--skip')));
  const severities = new Map<string, Severity | 'off'>();
  for (const { rule, severity: level, origin } of severity) {
    for (const id of origin === undefined ? named(rule, '--severity') : configured(rule, origin)) {
      const isAsked = origin !== undefined && level === 'off' && only.includes(id);
      if (!isAsked) severities.set(id, level);
    }
  }
  const isWanted = ({ id }: Rule): boolean =>
    (wanted?.has(id) ?? true) && !unwanted.has(id) && severities.get(id) !== 'off';
  return {
    rules: rules.filter(isWanted),
    rate: (finding) => {
      const level = severities.get(finding.ruleId);
      return level === undefined || level === 'off' ? finding : { ...finding, severity: level };
    },
  };
}

/** @throws {InputError} */
export function findRule(rules: readonly Rule[], id: string): Rule {
  const rule = rules.find((candidate) => candidate.id === id);
  if (rule !== undefined) return rule;
  throw new InputError(unknownRule(rules, id, 'no rule is called'));
}

function idsLike(rules: readonly Rule[], pattern: string, option: string): ReadonlySet<string> {
  const ids = matching(rules, pattern);
  if (ids.length > 0) return new Set(ids);
  throw new InputError(unknownRule(rules, pattern, `${option} names no rule:`));
}

function matching(rules: readonly Rule[], pattern: string): readonly string[] {
  return rules.filter(({ id }) => matchesRule(pattern, id)).map(({ id }) => id);
}

function unknownRule(rules: readonly Rule[], id: string, what: string): string {
  const isPattern = id.includes('*');
  const areas = [...new Set(rules.map((rule) => rule.id.slice(0, rule.id.indexOf('/'))))];
  const near = isPattern
    ? closest(id.replace(/\/?\*.*$/, ''), areas, 1).map((area) => `${area}/*`)
    : closest(
        id,
        rules.map((rule) => rule.id),
      );
  const hint = near.length > 0 ? `did you mean ${near.join(' or ')}?` : '"clawmend rules" lists them all.';
  return `${what} ${JSON.stringify(id)}; ${hint}`;
}

function union(sets: readonly ReadonlySet<string>[]): ReadonlySet<string> {
  return new Set(sets.flatMap((set) => [...set]));
}
