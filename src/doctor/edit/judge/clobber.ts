import { type ConfigPath, formatPath, startsWithPath } from '../../../document/config-path.js';
import type { JsonValue } from '../../../document/node.js';
import { isObject, valueAt } from '../../../document/value.js';
import { idOf } from '../plain.js';
import type { Touched } from '../plan-change.js';
import type { Refusal } from '../refusal.js';

/**
 * Maps and lists that others add to: an assignment that drops entries of them is seldom meant. OpenClaw protects them
 * (`assertNonDestructiveReplacement` of 2026.9.6), save the lists of allowed models.
 */
const PROTECTED: readonly ConfigPath[] = [
  ['agents', 'defaults', 'models'],
  ['agents', 'defaults', 'modelPolicy', 'allow'],
  ['agents', 'entries'],
  ['agents', 'entries', '*', 'modelPolicy', 'allow'],
  ['agents', 'list'],
  ['models', 'providers'],
  ['models', 'providers', '*'],
  ['models', 'providers', '*', 'models'],
  ['plugins', 'entries'],
  ['auth', 'profiles'],
];
const SHOWN = 6;

/** Entries that assignments would drop from protected maps and lists, a refusal for each of these. */
export function clobbered(before: JsonValue, after: JsonValue, touched: readonly Touched[]): readonly Refusal[] {
  const assigned = touched.filter(({ how, drops }) => how === 'set' && drops === 'assigned').map(({ path }) => path);
  const lost: { readonly path: ConfigPath; readonly names: readonly string[] }[] = [];
  for (const path of PROTECTED.flatMap((pattern) => placesOf(before, pattern))) {
    if (!assigned.some((place) => startsWithPath(path, place))) continue;
    if (lost.some((known) => known.names.some((name) => startsWithPath(path, [...known.path, name])))) continue;
    const kept = new Set(entriesOf(valueAt(after, path)) ?? []);
    const names = (entriesOf(valueAt(before, path)) ?? []).filter((name) => !kept.has(name));
    if (names.length > 0) lost.push({ path, names });
  }
  return lost.map(({ path, names }) => ({
    reason: 'clobber',
    path: formatPath(path),
    message: `${formatPath(path)} would lose ${shown(names)}. --merge adds and keeps them; --replace means it.`,
    canForce: true,
  }));
}

/** Agents that would be gone from the roster; their sessions and state would stay behind. */
export function droppedAgents(before: JsonValue, after: JsonValue, touched: readonly Touched[]): readonly Refusal[] {
  if (touched.some(({ path, how, drops }) => how === 'set' && drops === 'meant' && path[0] === 'agents')) return [];
  const kept = new Set(agentsOf(after));
  const names = agentsOf(before).filter((id) => !kept.has(id));
  if (names.length === 0) return [];
  return [
    {
      reason: 'roster',
      path: 'agents',
      message: `The roster would lose ${shown(names)}, whose sessions and state would stay behind. openclaw agents delete takes an agent out whole; --force takes out the entry alone.`,
      canForce: true,
    },
  ];
}

function agentsOf(config: JsonValue): readonly string[] {
  return ['entries', 'list'].flatMap((key) => entriesOf(valueAt(config, ['agents', key])) ?? []);
}

/** What a map or a list holds, by name; `undefined` for anything else, and for a list whose items have none. */
function entriesOf(value: JsonValue | undefined): readonly string[] | undefined {
  if (isObject(value)) return Object.keys(value);
  if (!Array.isArray(value)) return undefined;
  return value.flatMap((item) => (typeof item === 'string' ? item : (idOf(item) ?? [])));
}

function placesOf(root: JsonValue, pattern: ConfigPath): readonly ConfigPath[] {
  let found: readonly ConfigPath[] = [[]];
  for (const segment of pattern) {
    found = found.flatMap((path): readonly ConfigPath[] => {
      const value = valueAt(root, path);
      if (!isObject(value)) return [];
      if (segment === '*') return Object.keys(value).map((key) => [...path, key]);
      return Object.hasOwn(value, segment) ? [[...path, segment]] : [];
    });
  }
  return found;
}

function shown(names: readonly string[]): string {
  const more = names.length - SHOWN;
  return `${names.slice(0, SHOWN).join(', ')}${more > 0 ? ` and ${more} more` : ''}`;
}
