import type { Installation } from './installation.js';

/** True where git is known to track a file. Nothing is known of an installation that was read without looking for git. */
export function isTracked({ tracked }: Installation, file: string): boolean {
  return tracked?.has(file) ?? false;
}
