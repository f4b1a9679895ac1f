import { createRequire } from 'node:module';
import * as path from 'node:path';
import type { ConfigPath } from '../document/config-path.js';
import { isThere, readTextFile } from '../installation/text-file.js';
import { type ReadToolConfig, readToolConfig } from './read-tool-config.js';
import { mergeToolConfigs, type Origin, type ToolConfig } from './tool-config.js';
import { ToolConfigError } from './tool-config-error.js';

/** Looked for in each directory, the first one counts. */
const FILE = 'clawmend.config.json5';
const PACKAGE = 'package.json';
const PACKAGE_KEY = 'clawmend';
const MAX_EXTENDS = 20;

/**
 * The config that is in force in a directory: its own or the nearest one above it. The search ends at the root of a
 * repository or at the home directory; outside of both only the directory itself counts, as what lies above it may be
 * anybody's, and a config can bring programs along.
 * @throws {ToolConfigError}
 */
export async function findToolConfig(cwd: string, home: string): Promise<ToolConfig | undefined> {
  for (const directory of placesToLook(cwd, home)) {
    for (const name of [FILE, PACKAGE]) {
      const found = await loadIfThere(path.join(directory, name), cwd);
      if (found !== undefined) return found;
    }
  }
  return undefined;
}

/** @throws {ToolConfigError} also where there is no such file */
export async function loadToolConfig(file: string, cwd: string): Promise<ToolConfig> {
  const loaded = await loadIfThere(path.resolve(cwd, file), cwd);
  if (loaded !== undefined) return loaded;
  throw new ToolConfigError(`${file}: there is no config of clawmend; name a file that holds one.`);
}

function placesToLook(cwd: string, home: string): readonly string[] {
  const places: string[] = [];
  for (let directory = cwd; ; directory = path.dirname(directory)) {
    places.push(directory);
    // A worktree and a submodule have a file of that name.
    if (directory === home || isThere(path.join(directory, '.git'))) return places;
    if (path.dirname(directory) === directory) return [cwd];
  }
}

async function loadIfThere(file: string, cwd: string, open: readonly string[] = []): Promise<ToolConfig | undefined> {
  const name = path.relative(cwd, file) || file;
  const text = readIfThere(file, name);
  if (text === undefined) return undefined;
  const within = path.basename(file) === PACKAGE ? PACKAGE_KEY : undefined;
  const read = readToolConfig(text, name, within);
  if (read === undefined) return undefined;
  const base = path.dirname(file);
  const extendsAt = read.origin(read.nodes.extends?.start ?? 0);
  let loaded = withPlaces(read, { path: file, text }, within === undefined ? [] : [within]);
  for (const extended of [...read.extends].reverse()) {
    const other = resolveFrom(base, extended, extendsAt);
    if (other === file || open.includes(other) || open.length >= MAX_EXTENDS) {
      throw new ToolConfigError(`${extendsAt}: "extends" goes round in a circle; take ${extended} out.`);
    }
    const under = await loadIfThere(other, cwd, [...open, file]);
    if (under === undefined)
      throw new ToolConfigError(`${extendsAt}: "extends" names ${extended}, which is not there.`);
    loaded = mergeToolConfigs(under, loaded);
  }
  return loaded;
}

function withPlaces(
  { config, nodes, origin }: ReadToolConfig,
  source: { readonly path: string; readonly text: string },
  within: ConfigPath,
): ToolConfig {
  const base = path.dirname(source.path);
  const startOf = (node: { readonly start: number } | undefined): Origin => origin(node?.start ?? 0);
  const { target, paths, failOn, strictJson, rules = {}, suppressions = [], plugins = [] } = config;
  return {
    files: [source.path],
    ...(target !== undefined && { target: { release: target, origin: startOf(nodes.target) } }),
    ...(paths && { paths: paths.map((entry) => path.resolve(base, entry)) }),
    ...(failOn && { failOn }),
    ...(strictJson !== undefined && { strictJson }),
    levels: Object.entries(rules).map(([rule, level]) => ({
      rule,
      level,
      origin: startOf(nodes.rules.findLast(({ key }) => key === rule)?.keyRange),
    })),
    suppressions: suppressions.map((entry, index) => {
      const { start = 0, end = 0 } = nodes.suppressions[index] ?? {};
      return { ...entry, source, at: [...within, 'suppressions', index], range: { start, end } };
    }),
    plugins: plugins.map((entry, index) => {
      const at = startOf(nodes.plugins[index]);
      return { file: resolveFrom(base, entry, at), origin: at };
    }),
  };
}

/** A path relative to the config, or the name of a package that is installed where the config lies. */
function resolveFrom(base: string, specifier: string, origin: Origin): string {
  if (/^\.{1,2}($|[\\/])/.test(specifier) || path.isAbsolute(specifier)) return path.resolve(base, specifier);
  try {
    return createRequire(path.join(base, PACKAGE)).resolve(specifier);
  } catch (error) {
    const isHidden = error instanceof Error && 'code' in error && error.code === 'ERR_PACKAGE_PATH_NOT_EXPORTED';
    throw new ToolConfigError(
      isHidden
        ? `${origin}: the package ${specifier} has no "default" among its exports.`
        : `${origin}: there is no package ${specifier} here; a path begins with ./ or ../`,
    );
  }
}

function readIfThere(file: string, name: string): string | undefined {
  try {
    return readTextFile(file);
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    throw new ToolConfigError(`${name}: the config cannot be read (${code ?? String(error)}).`);
  }
}
