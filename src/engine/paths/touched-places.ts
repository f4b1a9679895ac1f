import { PathIndex } from '../../document/path-index.js';
import type { Finding } from '../finding.js';
import type { PathChange } from './track-path.js';

/** The places that the fixes of one round have touched: what a rule said about them may no longer hold. */
export class TouchedPlaces {
  readonly #byFile = new Map<string, PathIndex>();

  /** Text edits and values set in place leave no change of places; then the finding's own place counts as touched. */
  add(finding: Finding, changes: readonly PathChange[]): void {
    if (changes.length === 0) this.#add({ type: 'removed', file: finding.file, path: finding.path ?? [] });
    for (const change of changes) this.#add(change);
  }

  /** Whether a fix has to wait until its rule has looked again. */
  concern({ file, path, viewPath, fix }: Finding): boolean {
    if (fix?.change.type === 'across' && fix.change.files.some((one) => this.#byFile.has(one.file))) return true;
    const index = this.#byFile.get(file);
    if (index === undefined) return false;
    if (index.meets(path ?? [])) return true;
    if (fix?.change.type !== 'operations' || viewPath === null) return false;
    return fix.change.operations.some((operation) => {
      const targets = operation.op === 'move' ? [operation.from, operation.to] : [operation.path];
      return targets.some((target) => index.meets(target));
    });
  }

  #add(change: PathChange): void {
    const files = 'toFile' in change ? new Set([change.file, change.toFile]) : [change.file];
    for (const file of files) {
      const index = this.#byFile.get(file) ?? new PathIndex();
      this.#byFile.set(file, index);
      index.addShifting(change.path);
      if ('to' in change) index.addShifting(change.to);
    }
  }
}
