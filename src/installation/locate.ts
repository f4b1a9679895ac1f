import * as path from 'node:path';
import { isAtLeast, type Release } from '../openclaw/releases/release.js';

/** The environment the caller hands in; nothing here reads the process. */
export type Environment = Readonly<Record<string, string | undefined>>;

export interface LocateOptions {
  readonly env: Environment;
  /** What the operating system calls the user's home. */
  readonly homedir: string;
  readonly cwd: string;
  /** `linux`, `darwin`, `win32`, ... decides separators and the delimiter of path lists. */
  readonly platform: string;
  readonly exists: (path: string) => Promise<boolean>;
  /** `--config`; wins over the environment. */
  readonly config?: string | undefined;
  /** `--state-dir`; wins over the environment. */
  readonly stateDir?: string | undefined;
  /** The release in force, where one is known: it decides where exec approvals live. */
  readonly release?: Release | undefined;
}

export type LocationOrigin = 'flag' | 'env' | 'profile' | 'default' | 'legacy';

/** Where the files of an OpenClaw home are, whether they exist or not. Every path is absolute. */
export interface Locations {
  readonly home: string;
  readonly stateDir: string;
  readonly stateDirOrigin: LocationOrigin;
  readonly configPath: string;
  readonly configOrigin: LocationOrigin;
  /** A named profile; absent for the default one. */
  readonly profile: string | undefined;
  readonly credentialsDir: string;
  /** Agent directories named by the environment, beside `agents/<id>/agent`. */
  readonly agentDirs: readonly string[];
  /** The places exec approvals are read from, the one in force first. */
  readonly execApprovals: readonly string[];
  /** Directories an `$include` may reach beside the config's own. */
  readonly includeRoots: readonly string[];
  /** Existing directories and files of a name OpenClaw no longer looks at (`.moltbot`, `moltbot.json`). */
  readonly unrecognized: readonly string[];
  /** Set where OpenClaw itself is told never to write the config (Nix and the like). */
  readonly configReadOnly: boolean;
}

const CONFIG_NAME = 'openclaw.json';
const LEGACY_CONFIG_NAMES = ['clawdbot.json'];
const STATE_NAME = '.openclaw';
const LEGACY_STATE_NAMES = ['.clawdbot'];
const FORGOTTEN_STATE_NAMES = ['.moltbot'];
const FORGOTTEN_CONFIG_NAMES = ['moltbot.json'];

/** Releases before this one keep exec approvals in the home whatever the state directory is. */
const EXEC_APPROVALS_FOLLOW_STATE = '2026.6.1';

/** Finds the home, the state directory and the config the way OpenClaw does; flags of ours come first. */
export async function locate(options: LocateOptions): Promise<Locations> {
  const paths = options.platform === 'win32' ? path.win32 : path.posix;
  const home = homeOf(options, paths);
  const resolve = (text: string): string => paths.resolve(options.cwd, expandTilde(text, home, paths));
  const profile = profileOf(options.env);

  const state = await stateDirOf(options, home, profile, resolve, paths);
  const config = await configOf(options, home, state, resolve, paths);
  const stateDir =
    options.stateDir === undefined && config.origin === 'flag'
      ? await stateBeside(options, config.path, state, paths)
      : state;

  const besideState = paths.join(stateDir.path, 'exec-approvals.json');
  const inHome = paths.join(home, STATE_NAME, 'exec-approvals.json');
  // A directory named on our command line may be a copy: what lies in the home is none of its business.
  const homeApprovals =
    stateDir.origin !== 'flag' &&
    options.release !== undefined &&
    !isAtLeast(options.release, EXEC_APPROVALS_FOLLOW_STATE);

  return {
    home,
    stateDir: stateDir.path,
    stateDirOrigin: stateDir.origin,
    configPath: config.path,
    configOrigin: config.origin,
    profile,
    credentialsDir: textOf(options.env.OPENCLAW_OAUTH_DIR, resolve) ?? paths.join(stateDir.path, 'credentials'),
    agentDirs: unique(
      [options.env.OPENCLAW_AGENT_DIR, options.env.PI_CODING_AGENT_DIR].flatMap((text) => textOf(text, resolve) ?? []),
    ),
    execApprovals: unique(homeApprovals ? [inHome] : [besideState]),
    includeRoots: unique(
      (options.env.OPENCLAW_INCLUDE_ROOTS ?? '').split(paths.delimiter).flatMap((text) => textOf(text, resolve) ?? []),
    ),
    unrecognized: await existing(options, [
      ...FORGOTTEN_STATE_NAMES.map((name) => paths.join(home, name)),
      ...FORGOTTEN_CONFIG_NAMES.map((name) => paths.join(stateDir.path, name)),
    ]),
    configReadOnly: options.env.OPENCLAW_NIX_MODE === '1' || options.env.OPENCLAW_CONFIG_READONLY === '1',
  };
}

interface Located {
  readonly path: string;
  readonly origin: LocationOrigin;
}

function homeOf(options: LocateOptions, paths: path.PlatformPath): string {
  const system =
    meaningful(options.env.HOME) ?? meaningful(options.env.USERPROFILE) ?? meaningful(options.homedir) ?? options.cwd;
  const own = meaningful(options.env.OPENCLAW_HOME);
  return paths.resolve(options.cwd, own === undefined ? system : expandTilde(own, system, paths));
}

/** Shells and service files hand over the words `undefined` and `null` where a variable was never set. */
function meaningful(text: string | undefined): string | undefined {
  const trimmed = text?.trim();
  return trimmed === undefined || trimmed === '' || trimmed === 'undefined' || trimmed === 'null' ? undefined : trimmed;
}

/** The name of the profile in force; `undefined` for the default one. */
export function profileOf(env: Environment): string | undefined {
  const name = env.OPENCLAW_PROFILE?.trim() ?? '';
  if (name.toLowerCase() === 'default' || !/^[A-Za-z0-9][\w-]*$/.test(name)) return undefined;
  return name;
}

async function stateDirOf(
  options: LocateOptions,
  home: string,
  profile: string | undefined,
  resolve: (text: string) => string,
  paths: path.PlatformPath,
): Promise<Located> {
  const flag = textOf(options.stateDir, resolve);
  if (flag !== undefined) return { path: flag, origin: 'flag' };
  const named = textOf(options.env.OPENCLAW_STATE_DIR, resolve);
  if (named !== undefined) return { path: named, origin: 'env' };
  if (profile !== undefined) return { path: paths.join(home, `${STATE_NAME}-${profile}`), origin: 'profile' };
  const canonical = paths.join(home, STATE_NAME);
  if (await options.exists(canonical)) return { path: canonical, origin: 'default' };
  const [legacy] = await existing(
    options,
    LEGACY_STATE_NAMES.map((name) => paths.join(home, name)),
  );
  return legacy === undefined ? { path: canonical, origin: 'default' } : { path: legacy, origin: 'legacy' };
}

async function configOf(
  options: LocateOptions,
  home: string,
  state: Located,
  resolve: (text: string) => string,
  paths: path.PlatformPath,
): Promise<Located> {
  const flag = textOf(options.config, resolve);
  if (flag !== undefined) return { path: flag, origin: 'flag' };
  // A state directory named on the command line brings its own config along.
  const named = state.origin === 'flag' ? undefined : textOf(options.env.OPENCLAW_CONFIG_PATH, resolve);
  if (named !== undefined) return { path: named, origin: 'env' };
  const canonical = paths.join(state.path, CONFIG_NAME);
  if (await options.exists(canonical)) return { path: canonical, origin: state.origin };
  // A default state directory without a config leaves the one of a legacy directory in force.
  const directories = [
    state.path,
    ...(state.origin === 'default' ? LEGACY_STATE_NAMES.map((name) => paths.join(home, name)) : []),
  ];
  const candidates = directories.flatMap((directory) =>
    [CONFIG_NAME, ...LEGACY_CONFIG_NAMES].map((name) => paths.join(directory, name)),
  );
  const [legacy] = await existing(options, candidates);
  return legacy === undefined ? { path: canonical, origin: state.origin } : { path: legacy, origin: 'legacy' };
}

/** `--config FILE` without `--state-dir`: the state beside that file, where there is any, else the one in force. */
async function stateBeside(
  options: LocateOptions,
  configPath: string,
  state: Located,
  paths: path.PlatformPath,
): Promise<Located> {
  if (state.origin === 'env') return state;
  const beside = paths.dirname(configPath);
  const isHome = await options.exists(paths.join(beside, 'agents'));
  return isHome ? { path: beside, origin: 'flag' } : state;
}

function expandTilde(text: string, home: string, paths: path.PlatformPath): string {
  if (text === '~') return home;
  return text.startsWith('~/') || text.startsWith('~\\') ? paths.join(home, text.slice(2)) : text;
}

function textOf(text: string | undefined, resolve: (text: string) => string): string | undefined {
  const trimmed = text?.trim();
  return trimmed === undefined || trimmed === '' ? undefined : resolve(trimmed);
}

async function existing(options: LocateOptions, candidates: readonly string[]): Promise<readonly string[]> {
  const found: string[] = [];
  for (const candidate of candidates) if (await options.exists(candidate)) found.push(candidate);
  return found;
}

function unique(values: readonly string[]): readonly string[] {
  return [...new Set(values)];
}
