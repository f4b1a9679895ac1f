import { type ConfigPath, samePath } from '../../document/config-path.js';
import type { Operation } from '../../document/edit/operation.js';
import type { Finding } from '../finding.js';
import type { Rule } from '../rule.js';
import type { Found } from './run-rule.js';

/**
 * Drops what a last-resort rule says about a place that another rule explains better: one that speaks of that very
 * place, or whose own fix takes care of it. What the release refuses is an error, so the better words become one.
 */
export function dropExplained(rules: readonly Rule[], found: readonly Found[]): readonly Found[] {
  const lastResort = new Set(rules.filter((rule) => rule.lastResort).map((rule) => rule.id));
  const specific = found.filter(({ finding }) => !lastResort.has(finding.ruleId) && finding.severity !== 'info');
  const dropped = new Set<Found>();
  const raised = new Set<Found>();
  for (const plain of found) {
    if (!lastResort.has(plain.finding.ruleId)) continue;
    const better = specific.filter((other) => explains(other.finding, plain.finding));
    if (better.length === 0) continue;
    dropped.add(plain);
    if (plain.finding.severity !== 'error' || better.some(({ finding }) => finding.severity === 'error')) continue;
    for (const one of better) raised.add(one);
  }
  return found
    .filter((one) => !dropped.has(one))
    .map((one) => (raised.has(one) ? { ...one, finding: { ...one.finding, severity: 'error' } } : one));
}

function explains(finding: Finding, about: Finding): boolean {
  if (finding.file !== about.file) return false;
  if (finding.path !== null && about.path !== null && samePath(finding.path, about.path)) return true;
  const place = about.viewPath;
  if (place === null || finding.fix?.change.type !== 'operations') return false;
  return finding.fix.change.operations.some((operation) => takesCareOf(operation, place));
}

/** What a fix carries elsewhere is looked at there; what it takes out or writes anew is nobody's worry any more. */
function takesCareOf(operation: Operation, place: ConfigPath): boolean {
  switch (operation.op) {
    case 'remove':
      return isWithin(place, operation.path) || (operation.prune !== undefined && isWithin(operation.path, place));
    case 'set':
    case 'insert':
      return isWithin(place, operation.path);
    case 'move':
      if (operation.prune !== undefined && isWithin(operation.from, place)) return true;
      return samePath(place, operation.from) || isWithin(place, operation.to);
    case 'rename':
    case 'rekey':
      return samePath(place, operation.path);
    default:
      return false;
  }
}

function isWithin(path: ConfigPath, above: ConfigPath): boolean {
  return above.every((segment, index) => segment === path[index]);
}
