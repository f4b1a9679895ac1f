import { type ConfigPath, formatPath, startsWithPath } from '../../../document/config-path.js';
import { findMember } from '../../../document/tree.js';
import type { Workspace } from '../../../engine/workspace.js';
import { INCLUDE } from '../../../openclaw/config/layers.js';
import { type ConfigValue, type Location, layersOf } from '../../../openclaw/config/view.js';
import type { Installation } from '../../../openclaw/installation.js';

/**
 * Why nobody knows what a place says: it, or what holds it, includes a file that cannot be read, and nothing stronger
 * says it.
 * @param path of a place as OpenClaw sees it
 */
export function unreadInclude(
  root: ConfigValue,
  path: ConfigPath,
  workspace: Workspace,
  installation: Installation,
): string | undefined {
  const found = root.at(path);
  const said = found === undefined || found.isObject || found.isArray ? undefined : found.location.part.file;
  for (let depth = 0; depth <= path.length; depth++) {
    const holder = root.at(path.slice(0, depth));
    if (holder === undefined) return undefined;
    for (const layer of layersOf(holder)) {
      // What a file says itself beats what it includes.
      if (layer.part.file === said) continue;
      const why = unreadAt(layer, workspace, installation);
      if (why !== undefined) return sentence(holder.path, why);
    }
  }
  return undefined;
}

interface Unread {
  readonly file: string;
  readonly message: string;
}

function unreadAt(
  { part, path, node }: Location,
  workspace: Workspace,
  installation: Installation,
): Unread | undefined {
  const include = node.type === 'object' ? findMember(node, INCLUDE)?.value : undefined;
  if (include === undefined) return undefined;
  const problem = installation.problems.find(
    ({ includedBy }) => includedBy?.file === part.file && startsWithPath(includedBy.path, [...path, INCLUDE]),
  );
  if (problem !== undefined) return { file: problem.path, message: problem.message };
  const resolved = installation.includes.get(part.file);
  for (const spec of include.type === 'array' ? include.items : [include]) {
    const file = spec.type === 'string' ? resolved?.get(spec.value) : undefined;
    const why = file === undefined ? undefined : brokenText(file, workspace);
    if (why !== undefined) return why;
  }
  return undefined;
}

function brokenText(file: string, workspace: Workspace): Unread | undefined {
  const [problem] = workspace.get(file)?.document.problems ?? [];
  return problem && { file, message: problem.message };
}

function sentence(holder: ConfigPath, { file, message }: Unread): string {
  const what = holder.length === 0 ? 'The config' : formatPath(holder);
  return `${what} includes ${file}, which cannot be read, so what it says is not known. ${message}`;
}
