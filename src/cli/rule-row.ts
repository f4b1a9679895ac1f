import { type Rule, ruleUrl } from '../index.js';

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
    url: ruleUrl(id),
  };
}
