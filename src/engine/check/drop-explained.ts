import { type ConfigPath, pathKey } from '../../document/config-path.js';
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
  const isPlain = ({ finding }: Found): boolean => lastResort.has(finding.ruleId);
  if (!found.some(isPlain)) return found;
  const specific = new Explanations(found.filter((one) => !isPlain(one) && one.finding.severity !== 'info'));
  const dropped = new Set<Found>();
  const raised = new Set<Found>();
  for (const plain of found) {
    if (!isPlain(plain)) continue;
    const better = specific.of(plain.finding);
    if (better.length === 0) continue;
    dropped.add(plain);
    if (plain.finding.severity !== 'error' || better.some(({ finding }) => finding.severity === 'error')) continue;
    for (const one of better) raised.add(one);
  }
  return found
    .filter((one) => !dropped.has(one))
    .map((one) => (raised.has(one) ? { ...one, finding: { ...one.finding, severity: 'error' } } : one));
}

/** What explains better, by the places that it explains: there may be thousands of findings on both sides. */
class Explanations {
  readonly #byPlace = new Map<string, Found[]>();
  /** What takes care of all that lies in a place, by that place. */
  readonly #byHolder = new Map<string, Found[]>();

  constructor(specific: readonly Found[]) {
    for (const one of specific) {
      const { file, path, fix } = one.finding;
      if (path !== null) list(this.#byPlace, inFile(file, path), one);
      if (fix?.change.type !== 'operations') continue;
      for (const operation of fix.change.operations) {
        const { at = [], inside } = takenCareOf(operation);
        for (const place of at) list(this.#byPlace, inView(file, place), one);
        if (inside !== undefined) list(this.#byHolder, inView(file, inside), one);
      }
    }
  }

  of({ file, path, viewPath }: Finding): readonly Found[] {
    const there = path === null ? undefined : this.#byPlace.get(inFile(file, path));
    const found = [...(there ?? [])];
    if (viewPath === null) return found;
    found.push(...(this.#byPlace.get(inView(file, viewPath)) ?? []));
    for (let depth = 0; depth <= viewPath.length; depth++) {
      found.push(...(this.#byHolder.get(inView(file, viewPath.slice(0, depth))) ?? []));
    }
    return found;
  }
}

/** What a fix carries elsewhere is looked at there; what it takes out or writes anew is nobody's worry any more. */
function takenCareOf(operation: Operation): {
  readonly at?: readonly ConfigPath[];
  readonly inside?: ConfigPath;
} {
  switch (operation.op) {
    case 'remove':
      return { at: operation.prune === undefined ? [] : holdersOf(operation.path), inside: operation.path };
    case 'set':
    case 'insert':
      return { inside: operation.path };
    case 'move':
      return { at: operation.prune === undefined ? [operation.from] : holdersOf(operation.from), inside: operation.to };
    case 'rename':
    case 'rekey':
      return { at: [operation.path] };
    default:
      return {};
  }
}

/** A place and everything it lies in. */
function holdersOf(path: ConfigPath): readonly ConfigPath[] {
  return Array.from({ length: path.length + 1 }, (_, depth) => path.slice(0, depth));
}

function inFile(file: string, path: ConfigPath): string {
  return `file ${file} ${pathKey(path)}`;
}

function inView(file: string, path: ConfigPath): string {
  return `view ${file} ${pathKey(path)}`;
}

function list(lists: Map<string, Found[]>, key: string, one: Found): void {
  const known = lists.get(key);
  if (known === undefined) lists.set(key, [one]);
  else if (known.at(-1) !== one) known.push(one);
}
