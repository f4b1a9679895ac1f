import { type ConfigPath, formatPath } from '../../document/config-path.js';
import type { Operation } from '../../document/edit/operation.js';
import { configSubject } from '../../engine/check/subject.js';
import type { Fix } from '../../engine/finding.js';
import type { Proposal } from '../../engine/run-options.js';
import type { FileResult } from '../../engine/run-result.js';
import { type FileDraft, openWorkspace, type Workspace, wholePart } from '../../engine/workspace.js';
import { type ConfigValue, createView } from '../../openclaw/config/view.js';
import type { FileKind, Installation, Target } from '../../openclaw/installation.js';
import { agentIds } from '../../openclaw/routes/agent-slots.js';
import { describeChange, isSameRoute, objectionTo, pairRoutes, type RoutePair } from '../../openclaw/routes/compare.js';
import { stateFacts } from '../../openclaw/routes/facts.js';
import { sessionQuestion } from '../../openclaw/routes/questions.js';
import { resolveRoutes, routeAsMeant } from '../../openclaw/routes/routes.js';
import type { Route, StateFacts } from '../../openclaw/routes/types.js';
import type { RouteChange, RouteSummary } from '../../report/input.js';
import { sessionQuestions } from './session-questions.js';

/** Holds every fix against the routes before and after it. */
export interface RouteGuard {
  /** Whether a fix touches anything that routes depend on. */
  concerns(fix: Fix): boolean;
  /** A fix after which another account is asked, or somebody else pays, needs a person's word. */
  judge(proposal: Proposal): Pick<Fix, 'applicability' | 'reason'> | undefined;
  /** Where every slot leads, those of sessions too. */
  routes(workspace: Workspace): readonly Route[];
  /** The slots that lead elsewhere after the run, which has changed these files. */
  changes(files: readonly Pick<FileResult, 'path' | 'kind' | 'after'>[]): RouteChanges;
}

export interface RouteChanges {
  readonly changed: readonly RouteChange[];
  /** Slots whose ref is written otherwise now and leads where it led. */
  readonly same: number;
}

/** Sections of a config that say nothing about models, runtimes or credentials. */
const UNRELATED: ReadonlySet<string> = new Set([
  'bindings',
  'broadcast',
  'browser',
  'canvasHost',
  'commands',
  'cron',
  'diagnostics',
  'discovery',
  'gateway',
  'logging',
  'mcp',
  'memory',
  'nodeHost',
  'session',
  'skills',
  'talk',
  'ui',
  'update',
  'web',
  'wizard',
]);
/** Sections of which only what is called a model matters. */
const ONLY_MODELS: ReadonlySet<string> = new Set(['channels', 'messages', 'plugins', 'tools', 'tts']);

/** What routes are resolved from, as one state of the files has it. */
interface Situation {
  readonly config: ConfigValue;
  readonly facts: StateFacts;
  readonly main: string;
}

export function createRouteGuard(installation: Installation, { release }: Target): RouteGuard {
  const situations = new WeakMap<Workspace, { readonly is: Situation | undefined }>();
  const routes = new WeakMap<Workspace, readonly Route[]>();
  const sessionRoutes = new WeakMap<Workspace, readonly Route[]>();
  const sessions = new Map<string, RoutePair>();

  const situationOf = (workspace: Workspace): Situation | undefined => {
    const known = situations.get(workspace) ?? { is: situation(workspace, installation) };
    situations.set(workspace, known);
    return known.is;
  };

  const routesOf = (workspace: Workspace): readonly Route[] => {
    const known = routes.get(workspace);
    if (known !== undefined) return known;
    const is = situationOf(workspace);
    const state = { cron: cronStores(workspace) };
    const found = is === undefined ? [] : resolveRoutes(is.config, is.facts, release, state, 'as-meant');
    routes.set(workspace, found);
    return found;
  };

  /** Sessions that select a model depend on the config too: their allowlist, their runtime, their account. */
  const sessionRoutesOf = (workspace: Workspace): readonly Route[] => {
    const known = sessionRoutes.get(workspace);
    if (known !== undefined) return known;
    const is = situationOf(workspace);
    const questions = is === undefined ? [] : sessionQuestions(workspace, is.main);
    const found = is === undefined ? [] : questions.map((one) => routeAsMeant(is.config, is.facts, release, one));
    sessionRoutes.set(workspace, found);
    return found;
  };
  const sessionPairs = ({ before, after }: Proposal): readonly RoutePair[] =>
    pairRoutes(sessionRoutesOf(before), sessionRoutesOf(after));

  const sessionPair = (proposal: Proposal): RoutePair | undefined => {
    const is = situationOf(proposal.before);
    const key = proposal.finding.path?.[0];
    if (is === undefined || key === undefined) return undefined;
    const [before, after] = entryViews(proposal, String(key)).map((entry) => {
      const question = entry && sessionQuestion(String(key), entry, is.main);
      return question && routeAsMeant(is.config, is.facts, release, question);
    });
    if (before === undefined || after === undefined) return undefined;
    const slot = `${proposal.finding.file}\0${before.slot}`;
    sessions.set(slot, { before: sessions.get(slot)?.before ?? before, after });
    return { before, after };
  };

  return {
    concerns,
    routes: (workspace) => [...routesOf(workspace), ...sessionRoutesOf(workspace)],
    judge(proposal) {
      if (proposal.entry !== undefined) return objection([sessionPair(proposal) ?? []].flat());
      if (!concerns(proposal.fix)) return undefined;
      const pairs = pairRoutes(routesOf(proposal.before), routesOf(proposal.after));
      return objection([...pairs, ...sessionPairs(proposal)]);
    },
    changes(files) {
      // What becomes of sessions was noted when it was judged.
      const texts = new Map(files.filter(({ kind }) => kind !== 'sessions').map(({ path, after }) => [path, after]));
      const final = installation.files.map((file) => {
        const content = texts.get(file.path);
        return content === undefined ? file : { ...file, content };
      });
      const [before, after] = [openWorkspace(installation.files), openWorkspace(final)].map(routesOf);
      const pairs = [...pairRoutes(before ?? [], after ?? []), ...sessions.values()];
      const renamed = pairs.filter((pair) => pair.before.ref !== pair.after.ref && isSameRoute(pair));
      return { changed: pairs.filter((pair) => !isSameRoute(pair)).flatMap(toChange), same: renamed.length };
    },
  };
}

function situation(workspace: Workspace, installation: Installation): Situation | undefined {
  const config = configSubject(workspace, installation)?.root;
  if (config === undefined) return undefined;
  const stores = [...workspace.values()].filter(({ file }) => isAuthState(file.kind));
  const texts = stores.map(({ file, text }) => ({ path: file.path, text }));
  return { config, facts: stateFacts(installation, config, texts), main: agentIds(config)[0] ?? 'main' };
}

function isAuthState(kind: FileKind): boolean {
  return kind === 'auth-profiles' || kind === 'auth-state';
}

function entryViews({ finding, entry }: Proposal, key: string): readonly (ConfigValue | undefined)[] {
  return [entry?.before, entry?.after].map(
    (document) => document && createView({ file: finding.file, document, offset: 0, prefix: [key] }),
  );
}

function objection(pairs: readonly RoutePair[]): Pick<Fix, 'applicability' | 'reason'> | undefined {
  for (const pair of pairs) {
    const reason = objectionTo(pair);
    if (reason !== undefined) return { applicability: 'unsafe', reason };
  }
  return undefined;
}

function concerns({ change }: Fix): boolean {
  const files = change.type === 'across' ? change.files : change.type === 'operations' ? [change] : [];
  return files.some(({ operations }) => operations.some((operation) => pathsOf(operation).some(isRelatedPath)));
}

function pathsOf(operation: Operation): readonly ConfigPath[] {
  return operation.op === 'move' ? [operation.from, operation.to] : [operation.path];
}

function isRelatedPath(path: ConfigPath): boolean {
  const [section] = path;
  if (typeof section !== 'string') return true;
  if (section === 'meta') return path[1] === undefined || path[1] === 'migrations';
  if (UNRELATED.has(section)) return false;
  return !ONLY_MODELS.has(section) || path.length < 3 || path.some((segment) => /model/i.test(String(segment)));
}

function cronStores(workspace: Workspace): readonly ConfigValue[] {
  return [...workspace.values()]
    .filter((draft) => draft.file.kind === 'cron-jobs' && draft.document.problems.length === 0)
    .flatMap((draft: FileDraft) => createView(wholePart(draft)) ?? []);
}

function toChange(pair: RoutePair): readonly RouteChange[] {
  const { before, after } = pair;
  const at = before.at ?? after.at;
  if (at === undefined) return [];
  const { part, path } = at.location;
  return [
    {
      agent: before.agent,
      slot: before.slot,
      file: part.file,
      path: formatPath([...part.prefix, ...path]),
      before: summary(before),
      after: summary(after),
      verdict: describeChange(pair),
    },
  ];
}

function summary({ ref, provider, model, runtime, auth, bill, route }: Route): RouteSummary {
  return { ref, provider, model, runtime, auth, bill, route };
}
