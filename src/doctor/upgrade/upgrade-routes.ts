import { type ConfigPath, formatPath } from '../../document/config-path.js';
import { groupBy } from '../../document/group-by.js';
import { configSubject } from '../../engine/check/subject.js';
import { type FileResult, isChanged } from '../../engine/run-result.js';
import { editFile, openWorkspace, type Workspace } from '../../engine/workspace.js';
import type { ConfigValue } from '../../openclaw/config/view.js';
import { hasContent } from '../../openclaw/file-bytes.js';
import type { Installation } from '../../openclaw/installation.js';
import type { PluginUse } from '../../openclaw/plugins/leaving.js';
import type { Release } from '../../openclaw/releases/release.js';
import { accountChange, describeChange, isSameRoute, type RoutePair } from '../../openclaw/routes/compare.js';
import { stateFacts } from '../../openclaw/routes/facts.js';
import { resolveRoutes } from '../../openclaw/routes/routes.js';
import type { Route } from '../../openclaw/routes/types.js';
import type { RouteFacts, RouteGroup } from '../../report/upgrade/facts.js';
import { cronStores } from '../routes/read-routes.js';
import { sessionEntries } from '../routes/session-entries.js';

/** The files as they are and as the two strengths of fixing would leave them. */
export interface Versions {
  readonly safe: readonly FileResult[];
  readonly unsafe: readonly FileResult[];
}

export interface UpgradeRoutes {
  readonly facts: RouteFacts;
  /** Providers and runtimes that the config leads to before and after, with the safe fixes. */
  readonly use: Pick<PluginUse, 'providers' | 'runtimes' | 'newRuntimes'>;
}

/** Who answers before the upgrade and after it; `undefined` where the config does not parse. */
export function upgradeRoutes(
  installation: Installation,
  { from, to }: { readonly from: Release; readonly to: Release },
  { safe, unsafe }: Versions,
  owed: ReadonlySet<string>,
): UpgradeRoutes | undefined {
  const today = situation(installation, []);
  const [fixed, decided] = [situation(installation, safe), situation(installation, unsafe)];
  if (today === undefined || fixed === undefined || decided === undefined) return undefined;
  const before = routesOf(today, from);
  const unfixed = routesOf(today, to);
  const after = routesOf(fixed, to);
  const beyond = differences(after, routesOf(decided, to));
  return {
    use: useOf(before, after),
    facts: {
      slots: before.length,
      changes: groups(differences(before, after).map((one) => (isOwed(one, owed) ? { ...one, ...OWED } : one))),
      unsafe: groups(beyond),
      keptByFixes: differences(unfixed, after).filter(({ before: was }) => was !== undefined).length,
      unseen: after.filter(({ auth, bill }) => auth.kind === 'unknown' || bill === 'unknown').length,
    },
  };
}

/** What a release falls back on where nothing is configured needs no plugin. */
function useOf(before: readonly Route[], after: readonly Route[]): UpgradeRoutes['use'] {
  const configured = (routes: readonly Route[]): readonly Route[] =>
    routes.filter(({ at, route }) => at !== undefined && route !== 'unresolved');
  const [was, now] = [configured(before), configured(after)];
  const former = new Set(was.map(({ runtime }) => runtime));
  const runtimes = new Set(now.map(({ runtime }) => runtime));
  return {
    providers: new Set([...was, ...now].map(({ provider }) => provider)),
    runtimes,
    newRuntimes: new Set([...runtimes].filter((runtime) => !former.has(runtime))),
  };
}

interface Situation {
  readonly config: ConfigValue;
  readonly installation: Installation;
  readonly workspace: Workspace;
}

function situation(installation: Installation, fixed: readonly FileResult[]): Situation | undefined {
  const changed = fixed.filter(isChanged);
  const texts = new Map(changed.flatMap((file) => (file.large === undefined ? [[file.path, file.after]] : [])));
  const files = installation.files.map((file) => {
    const content = texts.get(file.path);
    return content === undefined || !hasContent(file) ? file : { ...file, content };
  });
  const workspace = changed
    .filter(({ large }) => large !== undefined)
    .reduce((made, { path, edits }) => editFile(made, path, edits, () => ''), openWorkspace(files));
  const config = configSubject(workspace, installation)?.root;
  return config && { config, workspace, installation: { ...installation, files } };
}

function routesOf({ config, installation, workspace }: Situation, release: Release): readonly Route[] {
  const state = { cron: [...cronStores(workspace)], sessions: sessionEntries(workspace) };
  return resolveRoutes(config, stateFacts(installation, config), release, state);
}

interface Difference {
  readonly before?: Route;
  readonly after?: Route;
  readonly verdict: string;
  readonly isRefused?: true;
  /** OpenClaw's own doctor rewrites the ref. */
  readonly isOwed?: true;
}

/** Slots that only one side has are told too, unless no file names them. */
function differences(before: readonly Route[], after: readonly Route[]): readonly Difference[] {
  const key = ({ agent, slot }: Route): string => `${agent.toLowerCase()}\0${slot}`;
  const later = new Map(after.map((route) => [key(route), route]));
  const both = before.flatMap((was): readonly Difference[] => {
    const now = later.get(key(was));
    later.delete(key(was));
    if (now === undefined) return was.at === undefined ? [] : [{ before: was, verdict: 'no longer used' }];
    const pair = { before: was, after: now };
    if (was.allowed && !now.allowed && now.route !== 'unresolved') {
      return [{ ...pair, verdict: 'refused by the allowlist', isRefused: true }];
    }
    return isSameRoute(pair) ? [] : [{ ...pair, verdict: describeChange(pair) }];
  });
  const added = [...later.values()]
    .filter(({ at }) => at !== undefined)
    .map((now): Difference => ({ after: now, verdict: 'used from now on' }));
  return [...both, ...added];
}

const OWED = { verdict: 'openclaw doctor --fix rewrites it', isOwed: true } as const;

function isOwed({ after }: Difference, owed: ReadonlySet<string>): boolean {
  if (after?.route !== 'unresolved' || after.at === undefined) return false;
  const { part, path } = after.at.location;
  return owed.has(placeKey(part.file, [...part.prefix, ...path]));
}

/** A place, as findings and refs are compared by. */
export function placeKey(file: string, path: ConfigPath): string {
  return `${file}\0${formatPath(path)}`;
}

function groups(all: readonly Difference[]): readonly RouteGroup[] {
  return [...groupBy(all, ({ verdict }) => verdict)].map(([verdict, list]) => ({
    verdict,
    slots: list.map(({ before, after }) => slotName(before ?? after)),
    isPaidOtherwise: list.some(isPaidOtherwise),
    isAnswered: list.every(isAnswered),
  }));
}

function isAnswered({ after, isOwed, isRefused }: Difference): boolean {
  return isOwed === true || (after !== undefined && after.route !== 'unresolved' && isRefused !== true);
}

function slotName(route: Route | undefined): string {
  return route === undefined ? '' : `${route.agent} ${route.slot}`;
}

function isPaidOtherwise({ before, after }: Difference): boolean {
  if (before === undefined || after === undefined) return false;
  const pair: RoutePair = { before, after };
  return accountChange(pair) !== undefined;
}
