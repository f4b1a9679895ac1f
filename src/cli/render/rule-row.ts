import { type Rule, rules, ruleUrl } from '../../index.js';

/** What a rule says of itself, as `rules` and `explain` give it to programs. */
export function ruleRow(rule: Rule) {
  const { id, severity, summary, why, fixable, reads, since, until, gaps, after, migrations, references } = rule;
  return {
    id,
    severity,
    summary,
    why,
    fixable: fixable ?? null,
    reads,
    since: since ?? null,
    until: until ?? null,
    gaps: gaps ?? [],
    after: after ?? [],
    migrations: migrations ?? [],
    references: references ?? [],
    url: pageOf(id) ?? null,
  };
}

/** The page of a rule, where it has one; those of plugins have none of ours. */
export function pageOf(id: string): string | undefined {
  return ruleUrl(
    id,
    rules.some((rule) => rule.id === id),
  );
}
