import { readFile } from 'node:fs/promises';
import * as path from 'node:path';
import { fileURLToPath } from 'node:url';
import JSON5 from 'json5';
import type { Finding } from '../../src/engine/finding.js';
import { run } from '../../src/engine/run.js';
import { hostFiles } from '../../src/installation/host.js';
import { loadInstallation } from '../../src/installation/load.js';
import { scanTranscript } from '../../src/installation/transcripts/scan.js';
import { release } from '../../src/openclaw/releases/release.js';
import { rules } from '../../src/rules/registry.js';

export const PAIRS = fileURLToPath(new URL('../../fixtures/state-pairs/', import.meta.url));
/** When the pairs are read: eight weeks after most of what is in them was written. */
export const NOW = Date.UTC(2026, 6, 1);
/** A checkout gives files dates of its own. */
const WRITTEN = Date.UTC(2026, 4, 6);
export const TARGETS = ['2026.5.12', '2026.9.6'] as const;
export type PairTarget = (typeof TARGETS)[number];

/** What the doctor of OpenClaw made of a pair. */
interface Upstream {
  readonly '2026.5.12': { readonly exit: number; readonly files: Readonly<Record<string, unknown>> };
  readonly '2026.9.6': {
    readonly exit: number;
    readonly sessions?: Readonly<Record<string, unknown>>;
    readonly cron?: readonly unknown[];
    readonly auth?: unknown;
    readonly authState?: unknown;
    readonly approvals?: unknown;
  };
}

export interface Replay {
  /** `file rule`, sorted, each once; the modes of a checkout say nothing, so findings about them are left out. */
  readonly findings: readonly string[];
  /** Places where upstream's result and ours differ: `file path: upstream …, ours …`. */
  readonly differences: readonly string[];
  readonly defects: readonly string[];
}

/** Fixes the home of a pair with `--unsafe` and holds the result against upstream's. */
export async function replay(pair: string, target: PairTarget): Promise<Replay> {
  const home = path.join(PAIRS, pair, 'home');
  const upstream = JSON.parse(await readFile(path.join(PAIRS, pair, 'upstream.json'), 'utf8')) as Upstream;
  const host = hostFiles('linux');
  const installation = await loadInstallation({
    files: {
      ...host,
      stat: async (file, links) => {
        const stat = await host.stat(file, links);
        return stat && { ...stat, modifiedAt: WRITTEN };
      },
    },
    env: { HOME: home },
    homedir: home,
    cwd: home,
    platform: 'linux',
    release: release(target),
    now: NOW,
    isAlive: () => false,
    scanTranscript,
  });
  const result = await run(rules, installation, { release: release(target), source: 'flag' }, { fix: 'unsafe' });
  const ours = new Map(result.files.map((file) => [path.relative(home, file.path), file.after]));
  return {
    findings: [...new Set(result.findings.filter(isOfState).map((finding) => name(home, finding)))].sort(),
    differences:
      target === '2026.5.12' ? compareFiles(upstream[target].files, ours) : compareRows(upstream[target], ours),
    defects: result.defects.map(({ ruleId, message }) => `${ruleId}: ${message}`),
  };
}

/** The config is not what these pairs are about, and a checkout gives files other modes and dates. */
function isOfState({ ruleId, file }: Finding): boolean {
  return !ruleId.startsWith('permissions/') && !/(?:openclaw|clawdbot)\.json$/.test(file);
}

function name(home: string, { ruleId, file }: Finding): string {
  return `${path.relative(home, file)} ${ruleId}`;
}

function compareFiles(upstream: Readonly<Record<string, unknown>>, ours: ReadonlyMap<string, string>): string[] {
  return Object.entries(upstream).flatMap(([file, theirs]) => {
    const text = ours.get(file);
    return text === undefined ? [] : differences(theirs, read(text), file);
  });
}

/** What 2026.9 holds in rows is compared with the files it imported. */
function compareRows(upstream: Upstream['2026.9.6'], ours: ReadonlyMap<string, string>): string[] {
  const found: string[] = [];
  for (const [file, text] of ours) {
    const value = read(text);
    if (/sessions\.json$|custom\/main\.json$/.test(file) && upstream.sessions !== undefined && isRecord(value)) {
      for (const [key, entry] of Object.entries(value)) {
        if (key in upstream.sessions) found.push(...differences(upstream.sessions[key], entry, `${file} ${key}`));
      }
    }
    if (/jobs\.json$/.test(file) && upstream.cron !== undefined) {
      const jobs = Array.isArray(value) ? value : isRecord(value) && Array.isArray(value.jobs) ? value.jobs : [];
      for (const job of jobs.filter(isRecord)) {
        const theirs = upstream.cron.filter(isRecord).find(({ id }) => id === job.id);
        if (theirs !== undefined) found.push(...differences(theirs, job, `${file} ${String(job.id)}`));
      }
    }
    if (/auth-profiles\.json$/.test(file) && upstream.auth !== undefined && isRecord(value)) {
      found.push(...differences(upstream.auth, { version: value.version, profiles: value.profiles }, file));
    }
    if (/auth-state\.json$/.test(file) && upstream.authState !== undefined) {
      found.push(...differences(upstream.authState, value, file));
    }
    if (/exec-approvals\.json$/.test(file) && upstream.approvals !== undefined) {
      found.push(...differences(upstream.approvals, value, file));
    }
  }
  return found;
}

function read(text: string): unknown {
  try {
    return JSON5.parse(text);
  } catch {
    return undefined;
  }
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function differences(theirs: unknown, ours: unknown, at: string): string[] {
  const same = theirs === '<NOW>' ? ours === NOW : JSON.stringify(theirs) === JSON.stringify(ours);
  if (same || (theirs === '<UUID>' && typeof ours === 'string')) return [];
  if (isRecord(theirs) && isRecord(ours)) {
    return [...new Set([...Object.keys(theirs), ...Object.keys(ours)])].flatMap((key) =>
      differences(theirs[key], ours[key], `${at}.${key}`),
    );
  }
  if (Array.isArray(theirs) && Array.isArray(ours)) {
    return Array.from({ length: Math.max(theirs.length, ours.length) }).flatMap((_, index) =>
      differences(theirs[index], ours[index], `${at}[${index}]`),
    );
  }
  // What the import into the database adds to every session is no repair.
  if (ours === undefined && /\.(?:delivery|displayName)$/.test(at) && at.includes('agent:')) return [];
  return [`${at}: upstream ${show(theirs)}, ours ${show(ours)}`];
}

function show(value: unknown): string {
  return value === undefined ? 'nothing' : JSON.stringify(value).slice(0, 120);
}
