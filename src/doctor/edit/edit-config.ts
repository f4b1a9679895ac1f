import { formatPath, relatedPaths } from '../../document/config-path.js';
import { lostComments } from '../../document/edit/reconcile/lost-comments.js';
import { parseDocument } from '../../document/parse.js';
import type { Finding } from '../../engine/finding.js';
import { openWorkspace, type Workspace } from '../../engine/workspace.js';
import type { Installation, Target } from '../../openclaw/installation.js';
import { type ConfigSchema, schemaFor } from '../../openclaw/schema/config-schema.js';
import type { RouteChange } from '../../report/input.js';
import type { WriteRules } from '../../storage/files/write-obstacle.js';
import type { CheckOptions } from '../check-options.js';
import { readOnlyReason } from '../guards/read-only.js';
import { editRules } from '../guards/write-rules.js';
import { type Plan, planRun, planTarget } from '../plan/plan.js';
import type { Want } from './change.js';
import { clobbered, droppedAgents } from './judge/clobber.js';
import { judgeRoutes } from './judge/routes.js';
import { changedStamps } from './judge/stamps.js';
import { unreadInclude } from './judge/unread-include.js';
import { makeChange, rootOf } from './make-change.js';
import { encode, withConfig } from './open-config.js';
import type { Touched } from './plan-change.js';
import { EditRefused, type Refusal } from './refusal.js';

/** A file as it is and as it would be. */
export interface EditedFile {
  readonly path: string;
  readonly kind: string;
  /** `undefined` for a file that is not there yet. */
  readonly before: string | undefined;
  readonly after: string;
}

export interface EditedPlace {
  readonly path: string;
  readonly how: 'set' | 'unset';
}

/** What an edit comes to; nothing has been written. */
export interface ConfigEdit {
  readonly target: Target;
  readonly stateDir: string | undefined;
  readonly configPath: string | undefined;
  readonly places: readonly EditedPlace[];
  /** Those that change. */
  readonly files: readonly EditedFile[];
  /** What stands in the way; nothing is to be written where there is any. */
  readonly refusals: readonly Refusal[];
  /** What would have stood in the way. */
  readonly overridden: readonly Refusal[];
  readonly notes: readonly string[];
  readonly routes: readonly RouteChange[];
  /** Comments that go with what they belonged to. */
  readonly lostComments: readonly string[];
}

export interface EditRequest {
  /** What is wanted, one after the other; what cannot be read of it is a refusal. */
  readonly wants: (schema: ConfigSchema) => readonly Want[];
  /** Whether it is made although something speaks against it. */
  readonly force: boolean;
}

/**
 * Works out an edit of the config: all of it or nothing. The result is held against the target's verdict and the rules;
 * a fault that was there before does not count.
 * @throws {InputError} where the config cannot be read
 */
export async function editConfig(check: CheckOptions, request: EditRequest): Promise<ConfigEdit> {
  const target = await planTarget(check);
  const { options, isNew } = await withConfig(check, target);
  const before = await planRun(options, 'none');
  const [installation] = before.installations;
  const about = { target, stateDir: installation.stateDir, configPath: installation.configPath };
  try {
    return { ...about, ...(await work(options, request, before, isNew)) };
  } catch (error) {
    if (!(error instanceof EditRefused)) throw error;
    return { ...about, ...NOTHING, refusals: error.refusals };
  }
}

const NOTHING = { places: [], files: [], refusals: [], overridden: [], notes: [], routes: [], lostComments: [] };

async function work(
  options: CheckOptions,
  { wants, force }: EditRequest,
  before: Plan,
  isNew: boolean,
): Promise<Omit<ConfigEdit, 'target' | 'stateDir' | 'configPath'>> {
  const [installation] = before.installations;
  const { target } = before.result;
  const opened = openWorkspace(installation.files);
  refuseBroken(opened, installation);
  const schema = schemaFor(target.release);
  let workspace = opened;
  const touched: Touched[] = [];
  const refusals: Refusal[] = [];
  for (const want of wants(schema)) {
    const made = makeChange(workspace, installation, want, schema);
    const [was, is] = [workspace, made.workspace].map((one) => rootOf(one, installation).value);
    const lost = clobbered(was ?? null, is ?? null, made.touched);
    const agents = droppedAgents(was ?? null, is ?? null, made.touched);
    refusals.push(...lost, ...(lost.some(({ path }) => path === 'agents.entries') ? [] : agents));
    refusals.push(...changedStamps(was ?? null, is ?? null));
    refusals.push(...unknownPlaces(workspace, made.touched, installation));
    touched.push(...made.touched);
    workspace = made.workspace;
  }
  const files = changedFiles(workspace, installation, isNew);
  const places = placesOf(touched);
  if (files.length === 0) return { ...NOTHING, places };
  refuseReadOnly(files, installation, target, editRules(options.system, force));
  const after = await planRun({ ...options, given: texts(options, files) }, 'none');
  const fresh = newFindings(before.result.findings, after.result.findings);
  const routes = judgeRoutes(
    { installation, target, before: opened, after: workspace },
    touched.map(({ path }) => path),
  );
  const stopping = fresh.filter((finding) => stopsGateway(finding, after));
  const all = [...refusals, ...stopping.map(refusalOf), ...routes.refusals];
  return {
    places,
    files,
    refusals: force ? all.filter(({ canForce }) => !canForce) : all,
    overridden: force ? all.filter(({ canForce }) => canForce) : [],
    notes: [
      ...routes.notes,
      ...fresh.filter((finding) => finding.severity !== 'info' && !stopping.includes(finding)).map(noteOf),
    ],
    routes: routes.changed,
    lostComments: files.flatMap(lostIn),
  };
}

/** Places that a file may say which cannot be read: whoever edits them cannot know what comes of it. */
function unknownPlaces(
  workspace: Workspace,
  touched: readonly Touched[],
  installation: Installation,
): readonly Refusal[] {
  const root = rootOf(workspace, installation);
  // What goes altogether takes its own include along.
  const places = touched.map(({ path, how }) => (how === 'unset' ? path.slice(0, -1) : path));
  const reasons = places
    .map((path) => unreadInclude(root, path, workspace, installation))
    .filter((why) => why !== undefined);
  return [...new Set(reasons)].map((message) => ({ reason: 'include', message, canForce: true }));
}

function refuseBroken(workspace: Workspace, { configPath }: Installation): void {
  for (const { file, document } of workspace.values()) {
    if (file.kind !== 'config' && file.kind !== 'include') continue;
    const [problem] = document.problems;
    if (problem === undefined && (document.root?.type === 'object' || file.path !== configPath)) continue;
    throw new EditRefused([
      {
        reason: 'unparsable',
        message: `${file.path} cannot be edited: ${sentence(problem?.message ?? 'it is no object')} clawmend --diff shows how to repair it.`,
        canForce: false,
      },
    ]);
  }
}

function sentence(text: string): string {
  return text.endsWith('.') ? text : `${text}.`;
}

function changedFiles(workspace: Workspace, { configPath }: Installation, isNew: boolean): readonly EditedFile[] {
  return [...workspace.values()].flatMap(({ file, original, text }): readonly EditedFile[] => {
    if (original === text) return [];
    const isFresh = isNew && file.path === configPath;
    return [{ path: file.path, kind: file.kind, before: isFresh ? undefined : original, after: text }];
  });
}

function refuseReadOnly(
  files: readonly EditedFile[],
  installation: Installation,
  target: Target,
  rules: WriteRules,
): void {
  const reason = readOnlyReason(installation, target, { rules, unwritten: new Map() });
  for (const file of files) {
    const why = reason(file.path, file.kind === 'include' ? 'include' : 'config');
    if (why === undefined) continue;
    throw new EditRefused([{ reason: 'read-only', message: `${file.path}: ${why}.`, canForce: false }]);
  }
}

function texts({ given }: CheckOptions, files: readonly EditedFile[]): ReadonlyMap<string, Uint8Array> {
  return new Map([...(given ?? []), ...files.map(({ path, after }) => [path, encode(after)] as const)]);
}

function placesOf(touched: readonly Touched[]): readonly EditedPlace[] {
  return touched.map(({ path, how }) => ({ path: path.length === 0 ? 'the config' : formatPath(path), how }));
}

/** Findings that no finding of before stands for; indexes of lists may have moved. */
function newFindings(before: readonly Finding[], after: readonly Finding[]): readonly Finding[] {
  const known = new Set(before.filter(({ status }) => status === 'open').flatMap(marksOf));
  return after.filter((finding) => finding.status === 'open' && !marksOf(finding).some((mark) => known.has(mark)));
}

/** By either of them a finding is known again. */
function marksOf({ ruleId, message, file, path }: Finding): readonly string[] {
  return [JSON.stringify([ruleId, message]), JSON.stringify([ruleId, file, path])];
}

/** What does not keep the gateway from starting is told, and is no reason to hold an edit back. */
function stopsGateway({ severity, ruleId, file, path }: Finding, { refused }: Plan): boolean {
  if (severity !== 'error') return false;
  if (STOPPING.some((area) => ruleId.startsWith(area))) return true;
  return refused.before.some((place) => place.file === file && path !== null && relatedPaths(path, place.path));
}

/** Beyond what the schema refuses: a gateway that nobody can reach, a model that nobody has. */
const STOPPING = ['gateway/', 'include/', 'syntax/', 'schema/'] as const;

function refusalOf({ ruleId, message, path }: Finding): Refusal {
  return { reason: 'verdict', ruleId, message, ...(path && { path: formatPath(path) }), canForce: true };
}

function noteOf({ ruleId, message }: Finding): string {
  return `${message} (${ruleId})`;
}

function lostIn({ before, after }: EditedFile): readonly string[] {
  if (before === undefined) return [];
  return lostComments(parseDocument(before), parseDocument(after)).map(({ start, end }) => before.slice(start, end));
}
