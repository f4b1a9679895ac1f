import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import type { Rule } from '../engine/rule.js';
import { readToolConfig, ToolConfigError } from './read-tool-config.js';
import { type LoadedToolConfig, mergeToolConfigs } from './tool-config.js';

/** Looked for in each directory, the first one counts. */
const FILE = 'clawdoctor.config.json5';
const PACKAGE = 'package.json';
const PACKAGE_KEY = 'clawdoctor';
const MAX_EXTENDS = 20;

/**
 * The config that is in force in a directory: its own or the nearest one above it. The search ends at the root of
 * a repository, at the home directory and at the file system's root.
 * @throws {ToolConfigError}
 */
export async function findToolConfig(cwd: string, home: string): Promise<LoadedToolConfig | undefined> {
  for (let directory = cwd; ; directory = path.dirname(directory)) {
    const own = await loadIfThere(path.join(directory, FILE), cwd);
    if (own !== undefined) return own;
    const inPackage = await loadIfThere(path.join(directory, PACKAGE), cwd);
    if (inPackage !== undefined) return inPackage;
    const isLast = directory === home || path.dirname(directory) === directory;
    if (isLast || (await readIfThere(path.join(directory, '.git', 'HEAD'))) !== undefined) return undefined;
  }
}

/** @throws {ToolConfigError} also where there is no such file */
export async function loadToolConfig(file: string, cwd: string): Promise<LoadedToolConfig> {
  const loaded = await loadIfThere(path.resolve(cwd, file), cwd);
  if (loaded !== undefined) return loaded;
  throw new ToolConfigError(`${file}: there is no such config of clawdoctor; name an existing file.`);
}

/**
 * The rules of a config's plugins.
 * @throws {ToolConfigError} where a module cannot be loaded or exports no rules
 */
export async function loadPlugins({ plugins = [] }: LoadedToolConfig): Promise<readonly Rule[]> {
  const rules: Rule[] = [];
  for (const plugin of plugins) {
    const exported: unknown = await import(pathToFileURL(plugin).href).then(
      (module: { default?: unknown }) => module.default,
      (error: unknown) => {
        throw new ToolConfigError(`${plugin}: the plugin cannot be loaded: ${String(error)}`);
      },
    );
    const list = [exported].flat();
    if (!list.every(isRule)) {
      throw new ToolConfigError(`${plugin}: the default export has to be a rule or a list of rules (see defineRule).`);
    }
    rules.push(...list);
  }
  return rules;
}

async function loadIfThere(
  file: string,
  cwd: string,
  open: readonly string[] = [],
): Promise<LoadedToolConfig | undefined> {
  const source = await readIfThere(file);
  if (source === undefined) return undefined;
  const name = path.relative(cwd, file) || file;
  const isPackage = path.basename(file) === PACKAGE;
  const read = readToolConfig(source, name, isPackage ? PACKAGE_KEY : undefined);
  if (read === undefined) return undefined;
  if (open.includes(file) || open.length >= MAX_EXTENDS) {
    throw new ToolConfigError(`${name}: "extends" goes round in a circle; take one of the entries out.`);
  }
  const base = path.dirname(file);
  const { suppressions, paths, plugins, ...config } = read.config;
  let loaded: LoadedToolConfig = {
    ...config,
    files: [file],
    ...(paths && { paths: paths.map((entry) => path.resolve(base, entry)) }),
    ...(suppressions && { suppressions: suppressions.map((entry) => ({ ...entry, base })) }),
    ...(plugins && { plugins: plugins.map((entry) => resolveFrom(base, entry, name)) }),
  };
  for (const extended of [...read.extends].reverse()) {
    const under = await loadIfThere(resolveFrom(base, extended, name), cwd, [...open, file]);
    if (under === undefined) throw new ToolConfigError(`${name}: "extends" names ${extended}, which is not there.`);
    loaded = mergeToolConfigs(under, loaded);
  }
  return loaded;
}

/** A path relative to the config, or the name of a package that is installed where the config lies. */
function resolveFrom(base: string, specifier: string, name: string): string {
  if (specifier.startsWith('.') || path.isAbsolute(specifier)) return path.resolve(base, specifier);
  try {
    return createRequire(path.join(base, PACKAGE)).resolve(specifier);
  } catch {
    throw new ToolConfigError(`${name}: the package ${specifier} is not installed there.`);
  }
}

async function readIfThere(file: string): Promise<string | undefined> {
  try {
    return await readFile(file, 'utf8');
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code === 'ENOENT' || code === 'ENOTDIR' || code === 'EISDIR') return undefined;
    throw new ToolConfigError(`${file}: cannot be read (${code ?? String(error)}).`);
  }
}

function isRule(value: unknown): value is Rule {
  if (typeof value !== 'object' || value === null) return false;
  const rule = value as Partial<Rule>;
  return typeof rule.id === 'string' && typeof rule.reads === 'string' && ('check' in value || 'entry' in value);
}
