import type { InstallationContext } from '../../engine/rule.js';
import type { Installation, InstallationFile } from '../../openclaw/installation.js';
import { readLock } from '../../openclaw/state/lock-file.js';

/** How long a writer may take to put its name into a lock it has made. */
const UNFINISHED_MS = 5000;

/**
 * Why nobody holds a lock any more.
 * @returns `undefined` where somebody may: its process lives, or that cannot be told
 */
function leftoverReason({ content, modifiedAt }: InstallationFile, installation: Installation): string | undefined {
  if (content === undefined || installation.deadPids === undefined) return undefined;
  const { pid } = readLock(content);
  if (pid !== undefined) {
    return installation.deadPids.has(pid) ? `process ${pid}, which made it, is gone` : undefined;
  }
  if (installation.readAt === undefined || installation.readAt - modifiedAt < UNFINISHED_MS) return undefined;
  return 'it names no process';
}

/** Reports every lock of one kind that nobody holds, with its deletion as the fix. */
export function reportLeftovers({ installation, report }: InstallationContext, suffix: string): void {
  for (const file of installation.files) {
    if (!file.path.endsWith(suffix)) continue;
    const reason = leftoverReason(file, installation);
    if (reason === undefined) continue;
    report({
      file: file.path,
      message: `Nobody holds this lock: ${reason}.`,
      fix: {
        title: 'Delete the lock',
        applicability: 'safe',
        change: { type: 'actions', actions: [{ action: 'delete', path: file.path }] },
      },
    });
  }
}
