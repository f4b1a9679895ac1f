import { type ConfigPath, parsePath } from '../document/config-path.js';
import type { Operation, Source } from '../document/edit/operation.js';
import type { JsonValue } from '../document/node.js';
import type { ConfigValue } from '../openclaw/config/view.js';
import type { Applicability, FileChange, Fix } from './finding.js';

/** A place a rule names: a value it saw, a path, or a path as text. */
export type Place = ConfigValue | ConfigPath | string;

/** Collects the operations of a fix. Rules say what shall hold; the edit layer decides which bytes change. */
export interface EditBuilder {
  set(place: Place, value: JsonValue): void;
  insert(place: Place, value: JsonValue, options?: { readonly after?: string; readonly before?: string }): void;
  append(place: Place, value: JsonValue): void;
  /** `empty-parents` also removes the objects that this leaves empty. */
  remove(place: Place, prune?: 'empty-parents' | undefined): void;
  rename(place: Place, key: string): void;
  /** Carries the value with its comments. */
  move(from: Place, to: Place, prune?: 'empty-parents' | undefined): void;
  /** A list of objects becomes a map keyed by member `by`. */
  rekey(place: Place, by: string, options?: { readonly keys?: readonly string[]; readonly rename?: string }): void;
}

export type Build = (edit: EditBuilder) => void;

export function safe(title: string, build: Build): Fix {
  return makeFix(title, 'safe', build);
}

/** `reason` says which model, account or permission may change. */
export function unsafe(title: string, build: Build, reason?: string): Fix {
  return { ...makeFix(title, 'unsafe', build), ...(reason !== undefined && { reason }) };
}

/** One fix over several files: all of it is written, or nothing. */
export function safeAcross(title: string, files: readonly FileChange[]): Fix {
  return { title, applicability: 'safe', change: { type: 'across', files } };
}

/** Writes a value below `holder`, whether or not something stands there. */
export function write(
  edit: EditBuilder,
  holder: ConfigValue,
  place: string | ConfigPath,
  value: JsonValue,
  options?: Parameters<EditBuilder['insert']>[2],
): void {
  const below = typeof place === 'string' ? parsePath(place) : place;
  const path = [...holder.path, ...below];
  if (holder.has(below)) edit.set(path, value);
  else edit.insert(path, value, options);
}

/** The operations of one file of a fix over several. */
export function changeOf(file: string, build: Build): FileChange {
  const operations: Operation[] = [];
  build(builder(operations));
  return { file, operations };
}

/** A way out that only a person can choose; shown, never applied. */
export function manual(title: string): Fix {
  return { title, applicability: 'manual', change: { type: 'none' } };
}

/** A way out that OpenClaw's own doctor takes; `title` says what to run and what it does. */
export function byOpenClaw(title: string): Fix {
  return { ...manual(title), by: 'openclaw' };
}

function makeFix(title: string, applicability: Applicability, build: Build): Fix {
  const operations: Operation[] = [];
  build(builder(operations));
  return { title, applicability, change: { type: 'operations', operations } };
}

function builder(operations: Operation[]): EditBuilder {
  const source = (value: JsonValue): Source => ({ value });
  return {
    set: (place, value) => void operations.push({ op: 'set', path: toPath(place), source: source(value) }),
    insert: (place, value, options) =>
      void operations.push({
        op: 'insert',
        path: toPath(place),
        source: source(value),
        ...(options?.after !== undefined && { after: options.after }),
        ...(options?.before !== undefined && { before: options.before }),
      }),
    append: (place, value) => void operations.push({ op: 'append', path: toPath(place), source: source(value) }),
    remove: (place, prune) => void operations.push({ op: 'remove', path: toPath(place), ...(prune && { prune }) }),
    rename: (place, key) => void operations.push({ op: 'rename', path: toPath(place), key }),
    move: (from, to, prune) =>
      void operations.push({ op: 'move', from: toPath(from), to: toPath(to), ...(prune && { prune }) }),
    rekey: (place, by, options) => void operations.push({ op: 'rekey', path: toPath(place), by, ...options }),
  };
}

export function toPath(place: Place): ConfigPath {
  if (typeof place === 'string') return parsePath(place);
  return 'location' in place ? place.path : place;
}
