import type { PlatformPath } from 'node:path';
import type { ConfigPath, PathSegment } from '../document/config-path.js';
import type { ValueNode } from '../document/node.js';
import { parseDocument } from '../document/parse.js';
import { findMember } from '../document/tree.js';
import type { InstallationFile, LoadProblem } from '../openclaw/installation.js';
import { type FileSystem, LARGEST_INCLUDE, listed, readText } from './file-system.js';
import { foreignLink } from './foreign-link.js';
import { MOST_INCLUDED, multiplyingFiles } from './include-count.js';
import { isInside } from './inside.js';

/** Files below files below files: OpenClaw stops at the eleventh. */
export const DEEPEST_INCLUDE = 10;
const LONGEST_PATH = 4096;

export interface Includes {
  readonly files: readonly InstallationFile[];
  /** By including file, what each `$include` text in it resolves to; only what was loaded. */
  readonly resolved: ReadonlyMap<string, ReadonlyMap<string, string>>;
  readonly problems: readonly LoadProblem[];
}

export interface IncludeOptions {
  readonly files: FileSystem;
  readonly paths: PlatformPath;
  /** Absolute directories that may be included from, beside the config's own. */
  readonly roots: readonly string[];
  /** A tree that may be a stranger's: links in it that lead out are told, not followed. */
  readonly confinedTo?: string | undefined;
}

/** One text an `$include` names, and where it stands. */
interface Spec {
  readonly text: string;
  readonly path: ConfigPath;
}

/** An `$include`, or an item of one, that is no text; OpenClaw refuses the config for it. */
interface NoSpec {
  readonly text?: undefined;
  readonly path: ConfigPath;
}

interface Visit {
  readonly file: string;
  readonly content: string;
  /** The files that lead here, this one last. */
  readonly chain: readonly string[];
}

/**
 * Reads every file a config includes, at any depth, once. Confined, as OpenClaw does it, to the directory of the
 * config and the given roots, both by name and after following symlinks.
 */
export async function loadIncludes(configPath: string, content: string, options: IncludeOptions): Promise<Includes> {
  const { paths, files } = options;
  const home = paths.dirname(configPath);
  const roots = await Promise.all(
    [home, ...options.roots].map(async (root) => ({ named: paths.normalize(root), real: await realRoot(files, root) })),
  );
  const loaded = new Map<string, InstallationFile>();
  const failed = new Map<string, Omit<LoadProblem, 'includedBy'>>();
  const resolved = new Map<string, Map<string, string>>();
  const problems: LoadProblem[] = [];
  const told = new Set<string>();
  const visited = new Set<string>();
  const queue: Visit[] = [{ file: configPath, content, chain: [paths.normalize(configPath)] }];

  const problem = (visit: Visit, spec: Spec | NoSpec, found: Omit<LoadProblem, 'includedBy'>): void => {
    const identity = JSON.stringify([visit.file, spec.path, found.code]);
    if (told.has(identity)) return;
    told.add(identity);
    problems.push({ ...found, includedBy: { file: visit.file, path: spec.path } });
  };

  for (let visit = queue.shift(); visit !== undefined; visit = queue.shift()) {
    // The same file at the same depth includes the same again; chains through it differ in what is circular only.
    const identity = `${visit.chain.length}\0${visit.file}`;
    if (visited.has(identity)) continue;
    visited.add(identity);
    for (const spec of includeSpecs(visit.content)) {
      if (spec.text === undefined) {
        problem(visit, spec, { path: visit.file, code: 'include-unreadable', message: NO_PATH });
        continue;
      }
      const target = targetOf(spec.text, visit.file, paths);
      if (typeof target !== 'string') {
        problem(visit, spec, { path: visit.file, ...target });
        continue;
      }
      if (visit.chain.includes(target)) {
        problem(visit, spec, { path: target, code: 'include-circular', message: circular(spec, visit, paths) });
        continue;
      }
      if (visit.chain.length > DEEPEST_INCLUDE) {
        problem(visit, spec, {
          path: target,
          code: 'include-too-deep',
          message: `More than ${DEEPEST_INCLUDE} files include one another on the way to ${quoted(spec.text)}; include it further up.`,
        });
        continue;
      }
      if (!loaded.has(target) && !failed.has(target)) {
        const outcome = await load(target, spec, roots, options);
        if ('code' in outcome) failed.set(target, outcome);
        else loaded.set(target, outcome);
      }
      const failure = failed.get(target);
      if (failure !== undefined) problem(visit, spec, failure);
      const file = loaded.get(target);
      if (file?.content === undefined) continue;
      const known = resolved.get(visit.file) ?? new Map<string, string>();
      resolved.set(visit.file, known.set(spec.text, target));
      queue.push({ file: target, content: file.content, chain: [...visit.chain, target] });
    }
  }
  for (const file of multiplyingFiles(targetsOf(resolved, [{ path: configPath, content }, ...loaded.values()]))) {
    resolved.delete(file);
    problems.push({ path: file, code: 'include-too-deep', message: MULTIPLYING, includedBy: { file, path: [] } });
  }
  return { files: [...loaded.values()], resolved, problems };
}

const MULTIPLYING = `The includes of this file come to more than ${MOST_INCLUDED} files, the same ones again and again; none of them is read here. Include each file once.`;

/** What each file includes, as often as it does; of a circle, which is told elsewhere, nothing. */
function targetsOf(
  resolved: ReadonlyMap<string, ReadonlyMap<string, string>>,
  files: readonly { readonly path: string; readonly content?: string }[],
): ReadonlyMap<string, readonly string[]> {
  return new Map(
    files.map(({ path, content = '' }) => {
      const specs = resolved.get(path);
      if (specs === undefined) return [path, []];
      return [path, includeSpecs(content).flatMap(({ text }) => (text && specs.get(text)) || [])];
    }),
  );
}

/** The way to a value, from the inside out; a path is only made of it where one is told. */
interface Trail {
  readonly segment: PathSegment;
  readonly above: Trail | undefined;
}

/** Every text below an `$include`, in source order. Lists are looked through, as upstream does. */
export function includeSpecs(content: string): readonly (Spec | NoSpec)[] {
  const found: { readonly spec: Spec | NoSpec; readonly start: number }[] = [];
  const root = parseDocument(content).root;
  const pending: { node: ValueNode; trail: Trail | undefined }[] = [];
  if (root !== undefined) pending.push({ node: root, trail: undefined });
  for (let next = pending.pop(); next !== undefined; next = pending.pop()) {
    const { node, trail } = next;
    if (node.type === 'array') {
      for (const [index, item] of node.items.entries()) {
        pending.push({ node: item, trail: { segment: index, above: trail } });
      }
    } else if (node.type === 'object') {
      const include = findMember(node, '$include')?.value;
      if (include !== undefined) {
        const path = [...pathOf(trail), '$include'];
        for (const spec of specsOf(include, path)) found.push({ spec, start: include.start });
      }
      for (const { key, value } of node.members) {
        if (key !== '$include') pending.push({ node: value, trail: { segment: key, above: trail } });
      }
    }
  }
  return found.sort((a, b) => a.start - b.start).map(({ spec }) => spec);
}

function pathOf(trail: Trail | undefined): PathSegment[] {
  const path: PathSegment[] = [];
  for (let at = trail; at !== undefined; at = at.above) path.push(at.segment);
  return path.reverse();
}

const NO_PATH = 'This include names no file; write the path of one in quotes, or a list of such paths.';

function specsOf(node: ValueNode, path: ConfigPath): readonly (Spec | NoSpec)[] {
  if (node.type === 'string') return [{ text: node.value, path }];
  if (node.type !== 'array') return [{ path }];
  return node.items.map((item, index) => {
    const at = [...path, index];
    return item.type === 'string' ? { text: item.value, path: at } : { path: at };
  });
}

function targetOf(text: string, from: string, paths: PlatformPath): string | Pick<LoadProblem, 'code' | 'message'> {
  if (text.includes('\0')) {
    return { code: 'include-unreadable', message: 'The path of this include holds a zero character; write it anew.' };
  }
  if (text === '') return { code: 'include-missing', message: 'The path of this include is empty; name a file.' };
  const target = paths.normalize(paths.resolve(paths.dirname(from), text));
  if (target.length < LONGEST_PATH) return target;
  return { code: 'include-unreadable', message: 'The path of this include is longer than OpenClaw takes; shorten it.' };
}

async function load(
  target: string,
  spec: Spec,
  roots: readonly { readonly named: string; readonly real: string }[],
  options: IncludeOptions,
): Promise<InstallationFile | Omit<LoadProblem, 'includedBy'>> {
  const { files, paths } = options;
  const problem = (code: LoadProblem['code'], message: string) => ({ path: target, code, message });
  if (!roots.some((root) => isInside(root.named, target, paths))) {
    return problem(
      'include-escapes',
      `${quoted(spec.text)} is outside of the directory of the config, where OpenClaw does not follow; move it there or list its directory in OPENCLAW_INCLUDE_ROOTS.`,
    );
  }
  const real = await files.realpath(target).catch(() => undefined);
  if (real !== undefined && !roots.some((root) => isInside(root.real, real, paths))) {
    return problem(
      'include-escapes',
      `${quoted(spec.text)} is a symbolic link out of the directory of the config, where OpenClaw does not follow; copy the file or list its directory in OPENCLAW_INCLUDE_ROOTS.`,
    );
  }
  const foreign = await foreignLink(target, options);
  if (foreign !== undefined) return problem('include-escapes', `${quoted(spec.text)}: ${foreign}`);
  const read = await readText(files, target, LARGEST_INCLUDE);
  if (!read.ok) {
    if (read.code === 'missing') {
      return problem('include-missing', `${quoted(spec.text)} does not exist; create it or remove this include.`);
    }
    return problem('include-unreadable', `${quoted(spec.text)}: ${read.message}`);
  }
  if (read.content.trim() === '') {
    return problem(
      'include-unreadable',
      `${quoted(spec.text)} is empty, which OpenClaw refuses; write {} into it or remove this include.`,
    );
  }
  return listed(target, 'include', read.stat, { content: read.content });
}

function circular(spec: Spec, visit: Visit, paths: PlatformPath): string {
  const names = visit.chain.map((file) => paths.basename(file)).join(' → ');
  return `${quoted(spec.text)} leads back to a file that includes this one (${names}); remove one of the includes.`;
}

function quoted(text: string): string {
  return JSON.stringify(text.length > 120 ? `${text.slice(0, 117)}...` : text);
}

async function realRoot(files: FileSystem, root: string): Promise<string> {
  return (await files.realpath(root).catch(() => undefined)) ?? root;
}
