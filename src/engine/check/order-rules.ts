import { compareReleases, release } from '../../openclaw/releases/release.js';
import type { Rule } from '../rule.js';

/** What must be readable before anything else can be asked comes first. */
const FIRST: Readonly<Record<string, number>> = { text: 0, installation: 1, config: 2 };
const FROM_THE_START = '2026.1.0';

/**
 * The order rules are run in: text before config before state, earlier releases before later ones, and every rule
 * behind those it names in `after`. It depends on the rules alone, not on the order they are given in.
 * @throws {Error} where `after` names an unknown rule or goes round in a circle: a defect of ours.
 */
export function orderRules(rules: readonly Rule[]): readonly Rule[] {
  if (rules.every(({ rank }) => rank !== undefined)) return rules.toSorted((a, b) => (a.rank ?? 0) - (b.rank ?? 0));
  const sorted = [...rules].sort(byNature);
  const byId = new Map(sorted.map((rule) => [rule.id, rule]));
  const ordered = new Set<Rule>();
  const open = new Set<string>();
  const visit = (rule: Rule): void => {
    if (ordered.has(rule)) return;
    if (open.has(rule.id)) throw new Error(`rules wait for each other: ${[...open, rule.id].join(' -> ')}`);
    open.add(rule.id);
    for (const id of rule.after ?? []) {
      const before = byId.get(id);
      if (before !== undefined) visit(before);
    }
    open.delete(rule.id);
    ordered.add(rule);
  };
  for (const rule of sorted) visit(rule);
  return [...ordered];
}

/** Ids that some rule's `after` names although no rule has them. */
export function unknownPredecessors(rules: readonly Rule[]): readonly string[] {
  const known = new Set(rules.map((rule) => rule.id));
  return rules.flatMap((rule) => (rule.after ?? []).filter((id) => !known.has(id)));
}

function byNature(a: Rule, b: Rule): number {
  return (
    (FIRST[a.reads] ?? 3) - (FIRST[b.reads] ?? 3) ||
    compareReleases(release(a.since ?? FROM_THE_START), release(b.since ?? FROM_THE_START)) ||
    (a.id < b.id ? -1 : 1)
  );
}
