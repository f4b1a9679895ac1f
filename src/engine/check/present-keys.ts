import type { Document } from '../../document/node.js';
import type { Installation } from '../../openclaw/installation.js';
import type { Rule } from '../rule.js';
import type { Workspace } from '../workspace.js';

const ofDocuments = new WeakMap<Document, ReadonlySet<string>>();
const ofWorkspaces = new WeakMap<Workspace, ReadonlySet<string>>();

/** Whether the rule can have anything to say: what it cannot do without is there. */
export function mayFind({ neededKeys, needsState }: Rule, workspace: Workspace, installation: Installation): boolean {
  if (needsState === true) return !isOnlyConfig(installation);
  if (neededKeys === undefined) return true;
  return neededKeys.areAmong(presentKeys(workspace));
}

function isOnlyConfig({ files, directories, problems, legacyHomes = [], stateDir }: Installation): boolean {
  return (
    stateDir === undefined &&
    directories.length + problems.length + legacyHomes.length === 0 &&
    files.every(({ kind, agentId }) => kind === 'config' && agentId === undefined)
  );
}

/** Every key that occurs in the config or a file it includes, at any depth; collected in one pass over each. */
function presentKeys(workspace: Workspace): ReadonlySet<string> {
  let present = ofWorkspaces.get(workspace);
  if (present !== undefined) return present;
  const sets = [...workspace.values()]
    .filter(({ file }) => file.kind === 'config' || file.kind === 'include')
    .map(({ document }) => keysOf(document));
  const [first] = sets;
  present = sets.length === 1 && first !== undefined ? first : new Set(sets.flatMap((set) => [...set]));
  ofWorkspaces.set(workspace, present);
  return present;
}

function keysOf(document: Document): ReadonlySet<string> {
  const known = ofDocuments.get(document);
  if (known !== undefined) return known;
  const keys = new Set<string>();
  const pending = document.root === undefined ? [] : [document.root];
  for (let node = pending.pop(); node !== undefined; node = pending.pop()) {
    if (node.type === 'array') for (const item of node.items) pending.push(item);
    if (node.type !== 'object') continue;
    for (const member of node.members) {
      keys.add(member.key);
      pending.push(member.value);
    }
  }
  ofDocuments.set(document, keys);
  return keys;
}
