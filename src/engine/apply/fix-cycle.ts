import { createHash } from 'node:crypto';
import type { FileAction } from '../finding.js';
import { isUnchanged, type Workspace } from '../workspace.js';

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
  readonly #first: () => string;

  constructor(workspace: Workspace, actions: readonly FileAction[]) {
    const before = [...actions];
    this.#first = () => stateHash(workspace, before);
  }

  /** @throws {FixCycle} where a pass has led back to what an earlier one began with */
  passed(ruleIds: readonly string[], workspace: Workspace, actions: readonly FileAction[]): void {
    // Most runs end without a second pass: what the files began as is looked at where there is one.
    if (this.#passOf.size === 0) this.#passOf.set(this.#first(), 0);
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
  for (const [path, draft] of workspace) {
    // What is as it was read is so each time: a large store is not gone through to say it.
    hash.update(path).update(isUnchanged(draft) ? '\0as read\0' : `\0text\0${draft.text}\0`);
  }
  return hash.digest('hex');
}
