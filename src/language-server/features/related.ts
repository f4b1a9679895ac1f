import { type ConfigPath, formatPath, parsePath } from '../../document/config-path.js';
import type { Range } from '../../document/node.js';
import type { Finding, RelatedPlace } from '../../engine/finding.js';
import { includesBelow, placesOfFile } from '../config/places.js';
import type { Snapshot } from '../config/snapshot.js';

/** More than these nobody reads. */
const MOST = 5;

/**
 * The other places a finding is about: those its rule names, places of the config that its message names, and for what
 * stands in an included file the `$include` that brings it in.
 */
export function relatedTo(snapshot: Snapshot, finding: Finding): readonly RelatedPlace[] {
  const found: RelatedPlace[] = [];
  for (const place of [
    ...(finding.related ?? []),
    ...namedPlaces(snapshot, finding),
    ...includers(snapshot, finding),
  ]) {
    const isKnown = found.some(({ file, range }) => file === place.file && isSame(range, place.range));
    if (!isKnown && !(place.file === finding.file && isSame(place.range, finding.range))) found.push(place);
  }
  return found.slice(0, MOST);
}

function isSame(a: Range, b: Range | null): boolean {
  return a.start === b?.start && a.end === b.end;
}

function namedPlaces({ config }: Snapshot, { message, viewPath }: Finding): readonly RelatedPlace[] {
  if (config === undefined) return [];
  return [...message.matchAll(/`([^`\s]+)`/g)].flatMap(([, name = '']): readonly RelatedPlace[] => {
    const path = readPath(name);
    // A word alone is seldom a place.
    if (path === undefined || path.length < 2 || (viewPath !== null && formatPath(viewPath) === name)) return [];
    const location = config.at(path)?.location;
    if (location === undefined || location.part.offset > 0) return [];
    return [{ file: location.part.file, range: location.member?.keyRange ?? location.node, message: name }];
  });
}

function readPath(name: string): ConfigPath | undefined {
  try {
    return parsePath(name);
  } catch {
    return undefined;
  }
}

function includers(snapshot: Snapshot, { file }: Finding): readonly RelatedPlace[] {
  if (snapshot.kindOf(file) !== 'include' || placesOfFile(snapshot, file).length === 0) return [];
  return [...snapshot.installation.includes].flatMap(([from, specs]): readonly RelatedPlace[] => {
    const root = snapshot.workspace.get(from)?.document.root;
    if (root === undefined || ![...specs.values()].includes(file)) return [];
    return includesBelow(root)
      .filter(({ text }) => specs.get(text) === file)
      .map(({ node }) => ({ file: from, range: node, message: 'included here' }));
  });
}
