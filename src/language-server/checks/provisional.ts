import { type Stretch, stretchBetween } from '../../document/stretch.js';
import { rules } from '../../rules/registry.js';
import { carried } from '../config/carry.js';
import { isQuick, type Snapshot } from '../config/snapshot.js';
import type { Remark } from '../features/diagnostics.js';

/** What was said of a config when all of it was last looked at. */
export interface Settled {
  readonly snapshot: Snapshot;
  readonly remarks: readonly Remark[];
  /** What the quick rules would have said and another rule has said better. */
  readonly unsaid: readonly Remark[];
}

export function settle(snapshot: Snapshot, quick: readonly Remark[], remarks: readonly Remark[]): Settled {
  const said = new Set(remarks.map(identityOf));
  return { snapshot, remarks, unsaid: quick.filter((remark) => !said.has(identityOf(remark))) };
}

/**
 * What is said of a config until all of it has been looked at again: what the quick rules say of the text as it is, and
 * what the others said of it before, where it lies now. What has been typed over is said no more.
 */
export function provisional(
  last: Settled | undefined,
  snapshot: Snapshot,
  quick: readonly Remark[],
): readonly Remark[] {
  if (last === undefined) return quick;
  const move = mover(last.snapshot, snapshot);
  const unsaid = new Set(last.unsaid.flatMap(move).map(identityOf));
  const slow = last.remarks.filter(({ ruleId }) => !quickIds().has(ruleId)).flatMap(move);
  return [...quick.filter((remark) => !unsaid.has(identityOf(remark))), ...slow];
}

let known: ReadonlySet<string> | undefined;

function quickIds(): ReadonlySet<string> {
  known ??= new Set(rules.filter(isQuick).map(({ id }) => id));
  return known;
}

function identityOf({ file, range, ruleId, body }: Remark): string {
  return JSON.stringify([file, range?.start, range?.end, ruleId, body.message]);
}

/** Moves what is said of one state of the files to where it belongs in another. */
function mover(before: Snapshot, after: Snapshot): (remark: Remark) => readonly Remark[] {
  const stretches = new Map<string, Stretch | undefined>();
  const stretchOf = (file: string): Stretch | undefined => {
    if (stretches.has(file)) return stretches.get(file);
    const [was, is] = [before, after].map(({ workspace }) => workspace.get(file)?.text);
    const stretch = was === undefined || is === undefined ? undefined : stretchBetween(was, is);
    stretches.set(file, stretch);
    return stretch;
  };
  const moved = (file: string, range: Remark['range']): Remark['range'] | undefined => {
    const stretch = stretchOf(file);
    if (stretch === undefined) return undefined;
    return range === null ? null : carried(range, before.workspace.get(file)?.text ?? '', stretch);
  };
  return (remark) => {
    const range = moved(remark.file, remark.range);
    if (range === undefined) return [];
    const related = remark.related.flatMap((place) => {
      const here = moved(place.file, place.range);
      return here === undefined || here === null ? [] : [{ ...place, range: here }];
    });
    return [{ ...remark, range, related }];
  };
}
