import { withContent } from '../../openclaw/file-bytes.js';
import type { Installation, InstallationFile } from '../../openclaw/installation.js';
import { type FileDraft, isUnchanged, type Workspace } from '../workspace.js';

/** A workspace is never changed, so its installation is put together once. */
const known = new WeakMap<Workspace, Installation>();

/**
 * The installation with its files as the fixes so far have left them. A rule that judges one file by what another
 * says would else need a second run to see that the other is repaired.
 */
export function currentInstallation(workspace: Workspace, installation: Installation): Installation {
  const made = known.get(workspace);
  if (made !== undefined) return made;
  const changed = installation.files.some((file) => isChanged(workspace.get(file.path), file));
  const current = changed ? { ...installation, files: installation.files.map(asDrafted(workspace)) } : installation;
  known.set(workspace, current);
  return current;
}

function asDrafted(workspace: Workspace) {
  return (file: Installation['files'][number]): Installation['files'][number] => {
    const draft = workspace.get(file.path);
    return draft !== undefined && isChanged(draft, file) ? withContent(file, () => draft.text) : file;
  };
}

function isChanged(draft: FileDraft | undefined, file: InstallationFile): boolean {
  if (draft === undefined) return false;
  return draft.file === file ? !isUnchanged(draft) : draft.text !== file.content;
}
