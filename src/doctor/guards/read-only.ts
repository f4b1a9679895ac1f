import { openWorkspace, wholePart } from '../../engine/workspace.js';
import { createView } from '../../openclaw/config/view.js';
import type { FileKind, Installation, Target } from '../../openclaw/installation.js';
import { compareReleases, parseRelease, type Release } from '../../openclaw/releases/release.js';
import { linkObstacle, type WriteRules, writeObstacle } from '../../storage/files/write-obstacle.js';
import { gatewayRefusal } from './gateway-guard.js';

export interface WriteLimits {
  readonly rules: WriteRules;
  /** Not on disk; nothing there stands in their way. */
  readonly given?: ReadonlyMap<string, unknown> | undefined;
  /** Files that could not be written, by path, with the reason. */
  readonly unwritten: ReadonlyMap<string, string>;
}

/**
 * Why files of an installation must not be written in this run, or `undefined`.
 *
 * A config written by a later release than the target is left alone as a whole: what looks like a fault to the
 * earlier release may be what the later one needs. State is left alone while a gateway may hold it in memory.
 */
export function readOnlyReason(
  installation: Installation,
  target: Target,
  { rules, given, unwritten }: WriteLimits,
): (file: string, kind: FileKind) => string | undefined {
  const obstacles = new Map<string, string | undefined>();
  const obstacle = (file: string): string | undefined => {
    if (!obstacles.has(file)) obstacles.set(file, writeObstacle(file, rules));
    return obstacles.get(file);
  };
  const refusal = refusalByKind(installation, target);
  return (file, kind) => {
    const known = unwritten.get(file) ?? refusal(kind);
    if (known !== undefined || given?.has(file)) return known;
    // Permissions and leftovers are no texts that are written anew.
    return kind === 'other' ? linkObstacle(file) : obstacle(file);
  };
}

/** What speaks against writing a kind of file, wherever it lies. */
function refusalByKind(installation: Installation, target: Target): (kind: FileKind) => string | undefined {
  let known: { readonly writtenBy: Release | undefined } | undefined;
  return (kind) => {
    // Asked for the first fix only: a mere check need not read the config once more.
    known ??= { writtenBy: lastTouched(installation) };
    const { writtenBy } = known;
    if (writtenBy !== undefined && compareReleases(writtenBy, target.release) > 0) {
      return `${writtenBy.text} wrote this config and the target is the earlier ${target.release.text}; run with --target ${writtenBy.text}, or restore the config from before the upgrade`;
    }
    if (kind === 'config' || kind === 'include') {
      return installation.configReadOnly
        ? 'OPENCLAW_NIX_MODE or OPENCLAW_CONFIG_READONLY says that the config is made elsewhere; change its source'
        : undefined;
    }
    return gatewayRefusal(installation.gateway, kind);
  };
}

function lastTouched({ configPath, files }: Installation): Release | undefined {
  const draft = openWorkspace(files.filter(({ path }) => path === configPath)).get(configPath ?? '');
  const root = draft && createView(wholePart(draft));
  const text = root?.at('meta.lastTouchedVersion')?.string;
  return text === undefined ? undefined : parseRelease(text);
}
