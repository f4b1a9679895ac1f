import { installedRelease } from '../../installation/installed-release.js';
import type { Target } from '../../openclaw/installation.js';
import { isNewerThanKnown, newestKnown, resolveTarget } from '../../openclaw/releases/known.js';
import { compareReleases, parseRelease, type Release } from '../../openclaw/releases/release.js';
import { layoutOf } from '../../openclaw/state/layouts.js';
import type { Origin } from '../../report/upgrade/facts.js';
import type { System } from '../check-options.js';
import { InputError } from '../input-error.js';

export interface Span {
  readonly from: Origin;
  readonly to: Target;
  readonly installed: string | undefined;
}

/** What the command line says of the two releases. */
export interface AskedSpan {
  readonly from?: string | undefined;
  readonly to?: string | undefined;
}

/** What the config says of the release that wrote it last. */
export interface Touched {
  readonly release: string | undefined;
  /** The config that does not parse, absolute. */
  readonly unreadable?: string;
}

/** Where the upgrade goes. @throws {InputError} */
export async function goalOf({ to }: AskedSpan, system: System): Promise<Target> {
  if (to === undefined) return { release: newestKnown, source: 'newest-known' };
  return named(to, '--to', await installedRelease(system));
}

/**
 * Where it comes from: as asked, else the later of the installed release and the one that wrote the config last, save
 * that what is installed says nothing where the new release is installed already.
 * @throws {InputError} where nothing says, or the upgrade would be none
 */
export async function spanOf(asked: AskedSpan, to: Target, touched: Touched, system: System): Promise<Span> {
  const installed = await installedRelease(system);
  const from = asked.from === undefined ? origin(installed, touched, to.release) : flagged(asked.from, installed);
  refuse(from, to, installed);
  return { from, to, installed };
}

function flagged(text: string, installed: string | undefined): Origin {
  return { release: named(text, '--from', installed).release, source: 'flag' };
}

function origin(installed: string | undefined, touched: Touched, goal: Release): Origin {
  const here = installed === undefined ? undefined : parseRelease(installed);
  const last = touched.release === undefined ? undefined : parseRelease(touched.release);
  if (last === undefined && here === undefined && touched.unreadable !== undefined) {
    throw new InputError(
      `${touched.unreadable} cannot be parsed, so nothing says which release it comes from. Repair it first (clawmend --diff shows how), or say it: --from 2026.4.29`,
    );
  }
  if (last === undefined && here === undefined) {
    throw new InputError(
      'nothing says which release this home comes from: no OpenClaw is on PATH, and the config names none (`meta.lastTouchedVersion`). Say it: --from 2026.4.29',
    );
  }
  if (last === undefined) return { release: here ?? goal, source: 'installed' };
  if (here === undefined || compareReleases(here, goal) >= 0 || compareReleases(here, last) <= 0) {
    return { release: last, source: 'last-touched' };
  }
  return { release: here, source: 'installed' };
}

function refuse({ release: from, source }: Origin, { release: to }: Target, installed: string | undefined): void {
  const order = compareReleases(from, to);
  if (order < 0) return;
  if (order === 0) {
    const why = {
      flag: 'both name one release',
      installed: `OpenClaw ${to.text} is installed`,
      'last-touched': `OpenClaw ${to.text} has written this config${installed === to.text ? ' and is installed' : ''}`,
    }[source];
    throw new InputError(
      `there is nothing to upgrade: ${why}. Check the home with: clawmend --target ${to.text}; another span with --from and --to.`,
    );
  }
  throw new InputError(
    `from ${from.text} to ${to.text} is a downgrade, which is nothing this command plans: ${lossOf(from, to)}. The way back is a backup from before ${from.text}, with the release it was made under.`,
  );
}

/** What an earlier release cannot read. */
function lossOf(from: Release, to: Release): string {
  const [now, then] = [layoutOf(from), layoutOf(to)];
  const config = `OpenClaw ${to.text} refuses a config that ${from.text} has written`;
  if (now === undefined) return config;
  if (then === undefined) {
    return `${config}, and reads none of the databases that ${from.text} keeps jobs, credentials or sessions in`;
  }
  if (now.agent === then.agent && now.state === then.state) return config;
  return `${config}, and databases of layout ${now.state} and ${now.agent} (it reads up to ${then.state} and ${then.agent}): jobs, credentials and sessions would be lost`;
}

function named(text: string, option: string, installed: string | undefined): Target {
  const resolved = resolveTarget({ flag: text, installed });
  if ('error' in resolved) throw new InputError(resolved.error.replaceAll('--target', option));
  return resolved;
}

/** What there is to say of a release that came out after this tool. */
export function ageNote({ release }: Target): readonly string[] {
  return isNewerThanKnown(release)
    ? [`${release.text} is newer than all known here: it is judged as ${newestKnown.text}`]
    : [];
}
