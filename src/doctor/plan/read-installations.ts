import * as path from 'node:path';
import { withGivenFiles } from '../../installation/given-files.js';
import { hostFiles } from '../../installation/host.js';
import { loadInstallation } from '../../installation/load.js';
import { readDatabase } from '../../installation/sqlite/read-database.js';
import { scanTranscript } from '../../installation/transcripts/scan.js';
import { hasContent } from '../../openclaw/file-bytes.js';
import type { Installation, LoadProblem, Target } from '../../openclaw/installation.js';
import type { CheckOptions } from '../check-options.js';
import { findGateway } from '../guards/find-gateway.js';
import { strangersTree } from '../guards/strangers-tree.js';
import { InputError } from '../input-error.js';

export interface ReadInstallations {
  /** One for each config. */
  readonly installations: readonly [Installation, ...Installation[]];
  /** What could not be looked at, and why. */
  readonly notes: readonly string[];
  /** A file that is there could not be read. */
  readonly isComplete: boolean;
}

/** @throws {InputError} where what was asked for cannot be read */
export async function readInstallations(options: CheckOptions, target: Target): Promise<ReadInstallations> {
  const { system } = options;
  const files = withGivenFiles(hostFiles(system.platform), options.given ?? new Map());
  const paths = options.paths ?? [];
  await refuseSeveralDirectories(paths, options);
  const installation = await loadInstallation({
    files,
    env: system.env,
    homedir: system.homedir,
    cwd: system.cwd,
    platform: system.platform,
    config: options.config,
    stateDir: options.stateDir,
    paths,
    confinedTo: strangersTree(options),
    state: options.state ?? 'read',
    release: target.release,
    now: system.now().getTime(),
    isAlive: system.isAlive,
    readDatabase,
    scanTranscript,
    gateway: (place) => findGateway(place, system),
  });
  const problems = remainingProblems(installation, options);
  return {
    installations: perConfig(installation),
    notes: problems.map((problem) => sentence(problem, system.cwd)),
    isComplete: problems.every(({ code }) => HARMLESS.has(code)),
  };
}

async function refuseSeveralDirectories(paths: readonly string[], { system }: CheckOptions): Promise<void> {
  if (paths.length < 2) return;
  const files = hostFiles(system.platform);
  for (const name of paths) {
    const stat = await files.stat(path.resolve(system.cwd, name), 'follow').catch(() => undefined);
    if (stat?.type !== 'directory') continue;
    throw new InputError(`${name} is a directory; name config files only, or this one directory alone.`);
  }
}

/** What leaves out nothing that OpenClaw itself would read. */
const HARMLESS: ReadonlySet<LoadProblem['code']> = new Set(['missing', 'symlink']);

/** Problems that leave nothing to check end the run; the others are told beside its findings. */
function remainingProblems(installation: Installation, options: CheckOptions): readonly LoadProblem[] {
  const { system } = options;
  const named = new Set((options.paths ?? []).map((name) => path.resolve(system.cwd, name)));
  // An include that cannot be read is a finding, at the place that names it.
  // So is a link that is not followed, at its own.
  const own = installation.problems.filter(
    ({ includedBy, code }) => includedBy === undefined && code !== 'foreign-link',
  );
  const fatal = own.find(
    (problem) =>
      named.has(problem.path) ||
      (problem.path === installation.configPath && !isStateWithoutConfig(installation, problem, options)),
  );
  if (fatal !== undefined) throw new InputError(sentence(fatal, system.cwd));
  return own;
}

function sentence({ path: file, message }: LoadProblem, cwd: string): string {
  return `${shown(file, cwd)}: ${message}`;
}

/** OpenClaw runs without a config too; its state can be checked. A config that was asked for by name must be there. */
function isStateWithoutConfig(installation: Installation, problem: LoadProblem, options: CheckOptions): boolean {
  if (problem.code !== 'missing' || options.config !== undefined) return false;
  // Who still has all of it under a name that is read no more is told so; "no config" would send them to onboarding.
  if ((installation.unrecognized ?? []).length > 0) return true;
  return installation.files.some(hasContent);
}

/** Rules look at one config at a time; state belongs to the first. */
function perConfig(installation: Installation): readonly [Installation, ...Installation[]] {
  const configs = installation.files.filter((file) => file.kind === 'config' && hasContent(file));
  const [first, ...others] = configs.map(({ path: config }) => ({ config, files: reachable(installation, config) }));
  if (first === undefined || others.length === 0) return [installation];
  const claimed = new Set(others.flatMap(({ files }) => [...files]));
  const kept = installation.files.filter(({ path: file }) => first.files.has(file) || !claimed.has(file));
  return [
    { ...installation, configPath: first.config, files: kept },
    ...others.map(({ config, files }) => ({
      ...installation,
      configPath: config,
      files: installation.files.filter(({ path: file }) => files.has(file)),
    })),
  ];
}

/** The config and every file it includes. */
function reachable({ includes }: Installation, config: string): ReadonlySet<string> {
  const found = new Set<string>();
  const pending = [config];
  for (let next = pending.pop(); next !== undefined; next = pending.pop()) {
    if (found.has(next)) continue;
    found.add(next);
    pending.push(...(includes.get(next)?.values() ?? []));
  }
  return found;
}

/** A path as the user would write it. */
function shown(file: string, cwd: string): string {
  const relative = path.relative(cwd, file);
  return relative === '' || relative.startsWith('..') ? file : relative;
}
