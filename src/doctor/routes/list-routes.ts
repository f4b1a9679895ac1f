import * as path from 'node:path';
import { formatPath } from '../../document/config-path.js';
import { hostFiles } from '../../installation/host.js';
import { installedRelease } from '../../installation/installed-release.js';
import type { Target } from '../../openclaw/installation.js';
import { resolveTarget } from '../../openclaw/releases/known.js';
import { describeChange, isSameRoute } from '../../openclaw/routes/compare.js';
import { resolveRoutes } from '../../openclaw/routes/routes.js';
import type { Route, RouteAuth } from '../../openclaw/routes/types.js';
import type { CheckOptions } from '../check-options.js';
import { InputError } from '../input-error.js';
import { planTarget } from '../plan/plan.js';
import { readRouteSource } from './read-routes.js';

/** Where one slot of one agent leads, as `routes` shows it. */
export interface ListedRoute {
  readonly agent: string;
  readonly slot: string;
  /** Absolute; `null` for what the config leaves to the release. */
  readonly file: string | null;
  readonly path: string | null;
  /** As written. */
  readonly ref: string;
  readonly provider: string;
  readonly model: string;
  readonly allowed: boolean;
  readonly runtime: string;
  readonly runtimeSource: string;
  readonly auth: RouteAuth;
  readonly bill: string;
  readonly route: string;
}

export interface RouteList {
  readonly target: Target;
  readonly routes: readonly ListedRoute[];
  /** What was not looked at, and why. */
  readonly notes: readonly string[];
}

/** One slot under two releases, or of two configs; one side is `null` where only the other has the slot. */
export interface ComparedRoute {
  readonly agent: string;
  readonly slot: string;
  readonly before: ListedRoute | null;
  readonly after: ListedRoute | null;
  /** `same`, or the difference in a few words. */
  readonly verdict: string;
}

export interface RouteComparison {
  readonly before: RouteSide;
  readonly after: RouteSide;
  readonly routes: readonly ComparedRoute[];
  readonly notes: readonly string[];
}

/** What one side of a comparison stands for: a release, or a config under the target. */
export interface RouteSide {
  readonly target: Target;
  /** Absolute; absent where both sides are of the same installation. */
  readonly config?: string;
}

/** @throws {InputError} */
export async function listRoutes(options: CheckOptions, agent?: string): Promise<RouteList> {
  const target = await planTarget(options);
  const { found, notes } = await routesOf(options, target);
  return { target, routes: ofAgent(found, agent).map(listed), notes };
}

/**
 * Compares two releases over one installation, or two configs under one release.
 * @param sides each a release, `latest`, `installed`, or the path of a config
 * @throws {InputError}
 */
export async function compareRoutes(
  options: CheckOptions,
  sides: readonly [string, string],
  agent?: string,
): Promise<RouteComparison> {
  const [before, after] = [await sideOf(options, sides[0]), await sideOf(options, sides[1])];
  const [was, now] = [await routesOf(before.options, before.target), await routesOf(after.options, after.target)];
  return {
    before: { target: before.target, ...before.config },
    after: { target: after.target, ...after.config },
    routes: compared(ofAgent(was.found, agent), ofAgent(now.found, agent)),
    notes: [...new Set([...was.notes, ...now.notes])],
  };
}

async function routesOf(options: CheckOptions, target: Target) {
  const { config, facts, state, notes } = await readRouteSource(options, target);
  return { found: resolveRoutes(config, facts, target.release, state), notes };
}

async function sideOf(options: CheckOptions, text: string) {
  const installed = await installedRelease(options.system);
  const resolved = resolveTarget({ flag: text, installed });
  if (!('error' in resolved)) return { options, target: resolved, config: {} };
  if (/^[\d.v-]+$/.test(text) || /^(?:latest|installed)$/i.test(text)) throw new InputError(resolved.error);
  const config = path.resolve(options.system.cwd, text);
  const isThere =
    (await hostFiles(options.system.platform)
      .stat(config, 'follow')
      .catch(() => 'hidden')) !== undefined;
  if (!isThere) throw new InputError(`${text} is neither a file nor an OpenClaw release; name two of one kind.`);
  const named = { ...options, paths: undefined, config, stateDir: options.stateDir };
  return { options: named, target: await planTarget(options), config: { config } };
}

/** @throws {InputError} where no agent is called that */
function ofAgent(routes: readonly Route[], agent: string | undefined): readonly Route[] {
  if (agent === undefined) return routes;
  const wanted = agent.trim().toLowerCase();
  const found = routes.filter((route) => route.agent.toLowerCase() === wanted);
  if (found.length > 0) return found;
  const known = [...new Set(routes.map((route) => route.agent))];
  throw new InputError(`there is no agent ${agent}; known: ${known.join(', ')}.`);
}

function compared(before: readonly Route[], after: readonly Route[]): readonly ComparedRoute[] {
  const key = ({ agent, slot }: Route): string => `${agent.toLowerCase()}\0${slot}`;
  const later = new Map(after.map((route) => [key(route), route]));
  const both = before.map((was): ComparedRoute => {
    const now = later.get(key(was));
    later.delete(key(was));
    const { agent, slot } = was;
    if (now === undefined) return { agent, slot, before: listed(was), after: null, verdict: 'no longer read' };
    const pair = { before: was, after: now };
    const verdict = isSameRoute(pair) ? 'same' : describeChange(pair);
    return { agent, slot, before: listed(was), after: listed(now), verdict };
  });
  const added = [...later.values()].map(
    (now): ComparedRoute => ({
      agent: now.agent,
      slot: now.slot,
      before: null,
      after: listed(now),
      verdict: 'not read before',
    }),
  );
  return [...both, ...added];
}

function listed({ at, ...route }: Route): ListedRoute {
  const place = at?.location;
  return {
    ...route,
    file: place?.part.file ?? null,
    path: place === undefined ? null : formatPath([...place.part.prefix, ...place.path]),
  };
}
