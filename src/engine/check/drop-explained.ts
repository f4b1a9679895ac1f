import { relatedPaths } from '../../document/config-path.js';
import type { Rule } from '../rule.js';
import type { Found } from './run-rule.js';

/** Drops what a last-resort rule says about a place that another rule has already explained better. */
export function dropExplained(rules: readonly Rule[], found: readonly Found[]): readonly Found[] {
  const lastResort = new Set(rules.filter((rule) => rule.lastResort).map((rule) => rule.id));
  const explained = found.filter(({ finding }) => !lastResort.has(finding.ruleId));
  return found.filter(
    ({ finding }) => !lastResort.has(finding.ruleId) || !explained.some((other) => explains(other, finding)),
  );
}

function explains({ finding }: Found, about: Found['finding']): boolean {
  if (finding.file !== about.file || finding.path === null || about.path === null) return false;
  return finding.severity !== 'info' && relatedPaths(finding.path, about.path);
}
