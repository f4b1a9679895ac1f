import { createHash } from 'node:crypto';
import type { FileAction } from '../finding.js';
import type { Workspace } from '../workspace.js';

/** Rules whose fixes undo each other; nothing may be written then. */
export class FixCycle extends Error {
  readonly ruleIds: readonly string[];

  constructor(ruleIds: readonly string[]) {
    super(`the fixes of ${ruleIds.join(' and ')} undo each other; nothing was written`);
    this.name = 'FixCycle';
    this.ruleIds = ruleIds;
  }
}

/** Knows a cycle by a state of the files that was there before. */
export class CycleWatch {
  readonly #passOf = new Map<string, number>();
  readonly #ruleIds: (readonly string[])[] = [];

  constructor(workspace: Workspace, actions: readonly FileAction[]) {
    this.#passOf.set(stateHash(workspace, actions), 0);
  }

  /** @throws {FixCycle} where a pass has led back to what an earlier one began with */
  passed(ruleIds: readonly string[], workspace: Workspace, actions: readonly FileAction[]): void {
    this.#ruleIds.push(ruleIds);
    const hash = stateHash(workspace, actions);
    const first = this.#passOf.get(hash);
    if (first !== undefined) throw new FixCycle([...new Set(this.#ruleIds.slice(first).flat())]);
    this.#passOf.set(hash, this.#ruleIds.length);
  }

  /** Whoever is still at work when patience ends. */
  get lastAtWork(): readonly string[] {
    return [...new Set(this.#ruleIds.slice(-2).flat())];
  }
}

function stateHash(workspace: Workspace, actions: readonly FileAction[]): string {
  const hash = createHash('sha256').update(JSON.stringify(actions));
  for (const [path, { text }] of workspace) hash.update(path).update('\0').update(text).update('\0');
  return hash.digest('hex');
}
