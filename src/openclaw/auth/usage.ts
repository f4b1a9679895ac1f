import { isAtLeast, type Release } from '../releases/release.js';

/** What a store remembers of how an account went; times in milliseconds since the epoch. */
export interface ProfileUsage {
  readonly lastUsed?: number;
  readonly blockedUntil?: number;
  readonly blockedScope?: string;
  readonly blockedModel?: string;
  readonly cooldownUntil?: number;
  readonly cooldownReason?: string;
  readonly cooldownModel?: string;
  readonly disabledUntil?: number;
}

/** Providers that pause accounts themselves. */
const BYPASSED: ReadonlySet<string> = new Set(['openrouter', 'kilocode']);
/** From this release on an account may be blocked, beside paused and switched off. */
const BLOCKS_SINCE = '2026.5.2';
/** From this release on a block may be for one model. */
const BLOCKS_PER_MODEL = '2026.8.1';

/** Why an account may be paused for one model only, by the first release that knows the reason. */
const MODEL_SCOPED = [
  ['rate_limit', '2026.1.29'],
  ['timeout', '2026.6.1'],
  ['model_not_found', '2026.8.1'],
] as const;

/** Whether an account is paused. Stands for `isProfileInCooldown` of 2026.4.29 to 2026.9.6. */
export function inCooldown(
  usage: ProfileUsage,
  provider: string,
  now: number,
  model: string | undefined,
  release: Release,
): boolean {
  if (BYPASSED.has(provider)) return false;
  if (isForAnotherModel(usage, now, model, release)) return false;
  const until = unusableUntil(usage, model, release);
  return until !== undefined && now < until;
}

/** When an account can be used again. Stands for `resolveProfileUnusableUntil`. */
export function unusableUntil(usage: ProfileUsage, model: string | undefined, release: Release): number | undefined {
  const isBlocked = isAtLeast(release, BLOCKS_SINCE) && !isBlockForAnotherModel(usage, model, release);
  const blocked = isBlocked ? usage.blockedUntil : undefined;
  const times = [blocked, usage.cooldownUntil, usage.disabledUntil].filter(
    (time) => time !== undefined && Number.isFinite(time) && time > 0,
  );
  return times.length === 0 ? undefined : Math.max(...times.map(Number));
}

/** Stands for `shouldBypassModelScopedCooldown`. */
function isForAnotherModel(usage: ProfileUsage, now: number, model: string | undefined, release: Release): boolean {
  if (model === undefined || usage.cooldownModel === undefined || usage.cooldownModel === model) return false;
  const since = MODEL_SCOPED.find(([reason]) => reason === usage.cooldownReason)?.[1];
  if (since === undefined || !isAtLeast(release, since)) return false;
  const isBlocked = isActive(usage.blockedUntil, now) && !isBlockForAnotherModel(usage, model, release);
  return !isActive(usage.disabledUntil, now) && !(isBlocked && isAtLeast(release, '2026.6.1'));
}

function isBlockForAnotherModel(usage: ProfileUsage, model: string | undefined, release: Release): boolean {
  if (!isAtLeast(release, BLOCKS_PER_MODEL) || model === undefined) return false;
  return usage.blockedScope === 'model' && usage.blockedModel !== undefined && usage.blockedModel !== model;
}

function isActive(until: number | undefined, now: number): boolean {
  return until !== undefined && until > 0 && now < until;
}
