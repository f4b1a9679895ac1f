import { createHash } from 'node:crypto';
import type { PlatformPath } from 'node:path';
import * as path from 'node:path';
import type { ConfigValue } from '../openclaw/config/view.js';
import type { GatewayStatus } from '../openclaw/installation.js';
import { type FileSystem, readText } from './file-system.js';
import type { Environment } from './locate.js';

/** Where to look for the gateway that would hold the state that was read. */
export interface GatewayPlace {
  readonly stateDir: string;
  readonly configPath: string;
  readonly config: ConfigValue | undefined;
  readonly profile: string | undefined;
}

/** What the search for a running gateway asks of this machine. */
export interface GatewayHost {
  readonly files: FileSystem;
  readonly env: Environment;
  readonly platform: string;
  /** Where releases before 2026.8 keep their lock. */
  readonly tmpdir: string;
  /** Milliseconds since the epoch. */
  readonly now: number;
  /** Whether a process of that id exists, whoever owns it. */
  readonly isAlive: (pid: number) => boolean;
  /** When a process was started, in the ticks a lock names; `undefined` where the platform does not tell. */
  readonly startTime: (pid: number) => Promise<number | undefined>;
  /** Tries a TCP connection to 127.0.0.1. */
  readonly connect: (port: number, timeoutMs: number) => Promise<'accepted' | 'refused' | 'silent'>;
}

const DEFAULT_PORT = 18789;
const DEV_PORT = 19001;
const CONNECT_MS = 300;
const LARGEST_LOCK = 64 * 1024;
/** OpenClaw gives a lock it cannot read that long before it takes it for a leftover. */
const UNREADABLE_LOCK_MS = 30_000;

interface Lock {
  readonly file: string;
  readonly pid: number;
  readonly startTime: number | undefined;
}

/**
 * Whether a gateway holds the state: a lock of a live process, else whether something answers on the gateway's port.
 * What cannot be told is `unknown`. Never throws, and waits no longer than one connection takes to fail.
 */
export async function detectGateway(place: GatewayPlace, host: GatewayHost): Promise<GatewayStatus> {
  const paths = host.platform === 'win32' ? path.win32 : path.posix;
  const found = await ownLocks(place, host, paths);
  let doubt = found.doubt;
  for (const lock of found.locks) {
    const holder = await holderOf(lock, host);
    const name = paths.basename(lock.file);
    if (holder === 'alive') return { state: 'running', evidence: `${name} names live process ${lock.pid}` };
    if (holder === 'unknown') doubt ??= `${name} names process ${lock.pid}, which may be another one by now`;
  }
  for (const port of portsOf(place, host.env)) {
    const answer = await host.connect(port, CONNECT_MS);
    if (answer === 'accepted') return { state: 'running', evidence: `something answers on 127.0.0.1:${port}` };
    if (answer === 'silent') doubt ??= `127.0.0.1:${port} neither answers nor refuses`;
  }
  if (doubt !== undefined) return { state: 'unknown', evidence: doubt };
  return { state: 'stopped', evidence: 'no lock of a live process, and nothing answers on the port' };
}

/** The locks of this state directory or config, wherever a release keeps them. */
async function ownLocks(
  place: GatewayPlace,
  host: GatewayHost,
  paths: PlatformPath,
): Promise<{ readonly locks: readonly Lock[]; readonly doubt: string | undefined }> {
  const real = async (text: string): Promise<string> =>
    (await host.files.realpath(text).catch(() => undefined)) ?? paths.resolve(text);
  const stateDir = await real(place.stateDir);
  const configs = new Set([paths.resolve(place.configPath), await real(place.configPath)]);
  const hashes = new Set([...configs].map((config) => createHash('sha256').update(config).digest('hex').slice(0, 8)));

  const locks: Lock[] = [];
  let doubt: string | undefined;
  for (const [base, owner] of [
    [paths.join(stateDir, 'tmp'), 'this'],
    [host.tmpdir, 'any'],
  ] as const) {
    for (const file of await lockFiles(base, host.files, paths)) {
      const name = paths.basename(file);
      const isNamedAfterUs = hashes.has(/^gateway\.([0-9a-f]{8})\.lock$/.exec(name)?.[1] ?? '');
      const read = await readText(host.files, file, LARGEST_LOCK);
      if (!read.ok && read.code === 'missing') continue;
      const payload = read.ok ? payloadOf(read.content) : undefined;
      if (payload === undefined) {
        const fresh = read.stat === undefined || host.now - read.stat.modifiedAt < UNREADABLE_LOCK_MS;
        if ((owner === 'this' || isNamedAfterUs) && (fresh || !read.ok)) doubt ??= `${name} cannot be read`;
        continue;
      }
      const isOurs =
        owner === 'this' ||
        isNamedAfterUs ||
        configs.has(payload.configPath ?? '') ||
        (payload.stateDir !== undefined && (await real(payload.stateDir)) === stateDir);
      if (isOurs) locks.push({ file, pid: payload.pid, startTime: payload.startTime });
    }
  }
  return { locks, doubt };
}

/** `openclaw-<uid>/gateway.*.lock`, of every user: the gateway may run as another one. */
async function lockFiles(base: string, files: FileSystem, paths: PlatformPath): Promise<readonly string[]> {
  const names = async (directory: string): Promise<readonly string[]> => files.readDirectory(directory).catch(() => []);
  const found: string[] = [];
  for (const directory of await names(base)) {
    if (!/^openclaw(?:-\d+)?$/.test(directory)) continue;
    for (const name of await names(paths.join(base, directory))) {
      if (/^gateway\..+\.lock$/.test(name)) found.push(paths.join(base, directory, name));
    }
  }
  return found;
}

interface Payload {
  readonly pid: number;
  readonly configPath: string | undefined;
  readonly stateDir: string | undefined;
  readonly startTime: number | undefined;
}

function payloadOf(content: string): Payload | undefined {
  let data: unknown;
  try {
    data = JSON.parse(content);
  } catch {
    return undefined;
  }
  if (typeof data !== 'object' || data === null) return undefined;
  const field = (name: string): unknown => (Object.hasOwn(data, name) ? data[name as keyof typeof data] : undefined);
  const text = (name: string): string | undefined => {
    const value = field(name);
    return typeof value === 'string' ? value : undefined;
  };
  const pid = field('pid');
  const startTime = field('startTime');
  if (typeof pid !== 'number' || !Number.isSafeInteger(pid) || pid <= 0) return undefined;
  return {
    pid,
    configPath: text('configPath'),
    stateDir: text('stateDir'),
    startTime: typeof startTime === 'number' ? startTime : undefined,
  };
}

/** A process id is used again after a while: only the start time tells whether it is still the one that took the lock. */
async function holderOf(lock: Lock, host: GatewayHost): Promise<'alive' | 'dead' | 'unknown'> {
  if (!host.isAlive(lock.pid)) return 'dead';
  const started = lock.startTime === undefined ? undefined : await host.startTime(lock.pid);
  if (started === undefined) return 'unknown';
  return started === lock.startTime ? 'alive' : 'dead';
}

/** The ports a gateway of this config listens on. */
export function portsOf(place: Pick<GatewayPlace, 'config' | 'profile'>, env: Environment): readonly number[] {
  const named = /^(?:.*:)?(\d{1,5})$/.exec(env.OPENCLAW_GATEWAY_PORT?.trim() ?? '')?.[1];
  if (named !== undefined && isPort(Number(named))) return [Number(named)];
  const configured = place.config?.at('gateway.port')?.value;
  if (typeof configured === 'number' && isPort(configured)) return [configured];
  if (place.profile === undefined) return [DEFAULT_PORT];
  return [...(place.profile === 'dev' ? [DEV_PORT] : []), profilePort(place.profile)];
}

function isPort(value: number): boolean {
  return Number.isInteger(value) && value > 0 && value < 65_536;
}

/** Newer releases spread the profiles over the ports by an FNV-1a hash of the name. */
function profilePort(profile: string): number {
  let hash = 2_166_136_261;
  for (const byte of Buffer.from(profile, 'utf8')) hash = Math.imul(hash ^ byte, 16_777_619) >>> 0;
  return 20_000 + (hash % 40_000);
}
