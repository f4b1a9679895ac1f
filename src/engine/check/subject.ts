import { type ConfigValue, createView, type Part } from '../../openclaw/config/view.js';
import type { Installation } from '../../openclaw/installation.js';
import type { Rule } from '../rule.js';
import { type FileDraft, type Workspace, wholePart } from '../workspace.js';

/** One thing a rule looks at. `key` names a store's entry. */
export type Subject =
  | { readonly type: 'config'; readonly draft: FileDraft; readonly part: Part; readonly root: ConfigValue }
  | { readonly type: 'file'; readonly draft: FileDraft; readonly part: Part; readonly root: ConfigValue }
  | { readonly type: 'text'; readonly draft: FileDraft; readonly part: Part }
  | { readonly type: 'installation' };

type ConfigSubject = Subject & { type: 'config' };

/** A workspace is never changed, so its config is put together once. */
const configs = new WeakMap<Workspace, { readonly of: ConfigSubject | undefined }>();

/** The config as OpenClaw sees it; `undefined` where there is none or it does not parse. */
export function configSubject(workspace: Workspace, installation: Installation): ConfigSubject | undefined {
  let known = configs.get(workspace);
  if (known === undefined) {
    known = { of: readConfig(workspace, installation) };
    configs.set(workspace, known);
  }
  return known.of;
}

function readConfig(workspace: Workspace, installation: Installation): ConfigSubject | undefined {
  if (installation.configPath === undefined) return undefined;
  const draft = workspace.get(installation.configPath);
  if (draft === undefined || draft.document.problems.length > 0) return undefined;
  const part = wholePart(draft);
  const root = createView(part, includeResolver(workspace, installation));
  return root?.isObject ? { type: 'config', draft, part, root } : undefined;
}

/**
 * Everything the rule reads, save the entries of session stores (see `store.ts`) and unused suppressions.
 * Files that do not parse are left to the rules that read `text`.
 */
export function* subjectsOf(rule: Rule, workspace: Workspace, installation: Installation): Generator<Subject> {
  if (rule.reads === 'installation') {
    yield { type: 'installation' };
    return;
  }
  if (rule.reads === 'sessions' || rule.reads === 'suppressions') return;
  if (rule.reads === 'config') {
    const config = configSubject(workspace, installation);
    if (config !== undefined) yield config;
    return;
  }
  for (const draft of workspace.values()) {
    if (rule.reads === 'transcript') {
      if (draft.file.kind === 'transcript') yield { type: 'text', draft, part: lazyPart(draft) };
    } else if (rule.reads === 'text') {
      if (!isNoDocument(draft) && !isPlainState(draft)) yield { type: 'text', draft, part: wholePart(draft) };
    } else if (rule.reads === draft.file.kind) yield* fileSubjects(draft);
  }
}

/** State that `JSON.parse` takes holds nothing a rule about text could say; a large store is not read twice for it. */
function isPlainState(draft: FileDraft): boolean {
  return draft.file.kind !== 'config' && draft.file.kind !== 'include' && draft.isStrictJson;
}

/** Locks may be half written, and a transcript is many documents. */
function isNoDocument({ file }: FileDraft): boolean {
  return file.kind === 'lock' || file.kind === 'transcript';
}

/** The part of a text that nobody asks for the tree of. */
function lazyPart(draft: FileDraft): Part {
  return {
    file: draft.file.path,
    get document() {
      return draft.document;
    },
    offset: 0,
    prefix: [],
  };
}

function* fileSubjects(draft: FileDraft): Generator<Subject> {
  if (draft.document.problems.length > 0) return;
  const part = wholePart(draft);
  const root = createView(part);
  if (root !== undefined) yield { type: 'file', draft, part, root };
}

function includeResolver(workspace: Workspace, installation: Installation) {
  return (fromFile: string, spec: string): Part | undefined => {
    const path = installation.includes.get(fromFile)?.get(spec);
    const draft = path === undefined ? undefined : workspace.get(path);
    return draft === undefined || draft.document.problems.length > 0 ? undefined : wholePart(draft);
  };
}
