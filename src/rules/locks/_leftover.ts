import type { Installation, InstallationFile } from '../../openclaw/installation.js';
import { readLock } from '../../openclaw/lock-file.js';

/** How long a writer may take to put its name into a lock it has made. */
const UNFINISHED_MS = 5000;

/**
 * Why nobody holds a lock any more.
 * @returns `undefined` where somebody may: its process lives, or that cannot be told
 */
export function leftoverReason(
  { content, modifiedAt }: InstallationFile,
  installation: Installation,
): string | undefined {
  if (content === undefined || installation.deadPids === undefined) return undefined;
  const { pid } = readLock(content);
  if (pid !== undefined) {
    return installation.deadPids.has(pid) ? `process ${pid}, which made it, is gone` : undefined;
  }
  if (installation.readAt === undefined || installation.readAt - modifiedAt < UNFINISHED_MS) return undefined;
  return 'it names no process';
}
