import { type ConfigPath, formatPath, relatedPaths } from '../../../document/config-path.js';
import type { Workspace } from '../../../engine/workspace.js';
import type { Installation, Target } from '../../../openclaw/installation.js';
import { allowanceOf } from '../../../openclaw/routes/allowed.js';
import { accountChange, objectionTo, pairRoutes, type RoutePair } from '../../../openclaw/routes/compare.js';
import type { Route } from '../../../openclaw/routes/types.js';
import type { RouteChange } from '../../../report/input.js';
import { createRouteGuard } from '../../guards/route-guard.js';
import { rootOf } from '../make-change.js';
import type { Refusal } from '../refusal.js';

export interface RouteVerdict {
  readonly refusals: readonly Refusal[];
  readonly notes: readonly string[];
  readonly changed: readonly RouteChange[];
}

interface Situation {
  readonly installation: Installation;
  readonly target: Target;
  readonly before: Workspace;
  readonly after: Workspace;
}

/** Who would be asked and who would pay afterwards, and which refs the allowlist would refuse. */
export function judgeRoutes(situation: Situation, touched: readonly ConfigPath[]): RouteVerdict {
  const { installation, target, before, after } = situation;
  const guard = createRouteGuard(installation, target);
  const was = guard.routes(before);
  const is = guard.routes(after);
  const files = [...after.values()].map((draft) => ({
    path: draft.file.path,
    kind: draft.file.kind,
    after: draft.text,
  }));
  const allow = refusedRefs(situation, was, is);
  return {
    refusals: [...pairRoutes(was, is).flatMap((pair) => movedBill(pair, touched) ?? []), ...allow.refusals],
    notes: allow.notes,
    changed: guard.changes(files).changed,
  };
}

/** A model that somebody names may be another provider's; that who pays changes in kind has to be meant. */
function movedBill(pair: RoutePair, touched: readonly ConfigPath[]): Refusal | undefined {
  const { before, after } = pair;
  if (before.auth.kind === 'none') return undefined;
  const objection = objectionTo({ before, after: { ...after, allowed: true } });
  if (objection === undefined) return undefined;
  const places = [before.at?.path, after.at?.path].filter((path) => path !== undefined);
  const isNamed = places.some((place) => touched.some((path) => relatedPaths(path, place)));
  const isOtherKind = before.bill !== 'unknown' && after.bill !== 'unknown' && before.bill !== after.bill;
  if (isNamed && before.ref !== after.ref && !isOtherKind) return undefined;
  const change = accountChange(pair);
  const who = change === undefined ? objection : `For ${before.slot} of ${before.agent}, ${change}`;
  return { reason: 'bill', message: `${sentence(who)}. --force writes it all the same.`, canForce: true };
}

function sentence(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}

/** Refs that may be chosen today, or are new, and that the list leaves out. A list that comes into being is told of. */
function refusedRefs({ installation, target, before, after }: Situation, was: readonly Route[], is: readonly Route[]) {
  const [old, now] = [before, after].map((workspace) => rootOf(workspace, installation));
  const answer = (root: typeof old, { agent, provider, model }: Route) =>
    root === undefined
      ? 'no-list'
      : allowanceOf(root, `${provider}/${model}`, agent, target.release, installation.envNames);
  const known = new Set(was.filter((route) => isRefused(route, answer(old, route))).map(identity));
  const refusals: Refusal[] = [];
  const notes: string[] = [];
  for (const route of is) {
    // What no file names is no ref that anybody could put on a list.
    if (route.at === undefined) continue;
    if (!isRefused(route, answer(now, route)) || known.has(identity(route))) continue;
    const message = `${route.ref} (${route.slot} of ${route.agent}) is not on the allowlist`;
    if (answer(old, route) === 'no-list') {
      notes.push(`${message}, which is in force from now on; add it there, or the model is refused.`);
    } else {
      refusals.push({
        reason: 'allowlist',
        message: `${message} that would be in force. Add it there first; --force writes it all the same.`,
        path: formatPath(route.at.path),
        canForce: true,
      });
    }
  }
  return { refusals, notes: [...new Set(notes)] };
}

function isRefused(route: Route, answer: ReturnType<typeof allowanceOf>): boolean {
  if (route.route === 'unresolved' && route.provider === '') return false;
  if (!route.allowed) return true;
  return /^(?:primary|fallback\[)/.test(route.slot) && answer === 'refused';
}

function identity({ agent, slot, provider, model }: Route): string {
  return [agent, slot.replace(/\d+/g, ''), provider, model].join('\0');
}
