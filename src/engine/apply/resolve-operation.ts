import type { ConfigPath } from '../../document/config-path.js';
import type { Operation } from '../../document/edit/operation.js';
import { type ConfigValue, type Location, layersOf } from '../../openclaw/config/view.js';

/** One step of an operation, in the paths of the file that owns the place. */
export type FileStep =
  | { readonly type: 'operation'; readonly file: string; readonly operation: Operation }
  /** The target lies in another file than the source: cut here, paste there. */
  | {
      readonly type: 'transfer';
      readonly file: string;
      readonly from: ConfigPath;
      readonly toFile: string;
      readonly to: ConfigPath;
      readonly prune?: 'empty-parents';
    };

export type Resolved =
  | { readonly ok: true; readonly steps: readonly FileStep[] }
  | { readonly ok: false; readonly message: string };

/** Says in which file an operation of a rule has to be made: the one whose author wrote the key. */
export function resolveOperation(root: ConfigValue, operation: Operation): Resolved {
  switch (operation.op) {
    case 'set':
    case 'rekey':
    case 'unkey':
      return inStrongest(root, operation);
    case 'rename':
    case 'remove':
      return inEveryLayer(root, operation);
    case 'append':
    case 'insert':
      return atOwner(root, operation);
    case 'move':
      return resolveMove(root, operation);
  }
}

function inStrongest(root: ConfigValue, operation: Exclude<Operation, { op: 'move' }>): Resolved {
  const value = root.at(operation.path);
  if (value === undefined) return gone(operation.path);
  return { ok: true, steps: [local(operation, value.location.part.file, value.location.path)] };
}

/** A value that several files merge into goes from all of them, else the weaker one would come through. */
function inEveryLayer(root: ConfigValue, operation: Operation & { op: 'rename' | 'remove' }): Resolved {
  const value = root.at(operation.path);
  if (value === undefined) return gone(operation.path);
  return {
    ok: true,
    steps: layersOf(value).map(({ part, path }) => local(operation, part.file, path)),
  };
}

function atOwner(root: ConfigValue, operation: Operation & { op: 'append' | 'insert' }): Resolved {
  const existing = root.at(operation.path);
  if (existing !== undefined) {
    if (operation.op === 'insert' && typeof operation.path.at(-1) !== 'number') {
      return { ok: false, message: 'the key is there already' };
    }
    return { ok: true, steps: [local(operation, existing.location.part.file, existing.location.path)] };
  }
  const owner = ownerOf(root, operation.path);
  if (owner === undefined) return { ok: false, message: 'a parent of the key is no object' };
  return { ok: true, steps: [local(operation, owner.file, owner.path)] };
}

function resolveMove(root: ConfigValue, operation: Operation & { op: 'move' }): Resolved {
  const source = root.at(operation.from);
  if (source === undefined) return gone(operation.from);
  const there = root.at(operation.to);
  // An item may be moved to where another stands: it comes before that one.
  const next = typeof operation.to.at(-1) === 'number' ? there : undefined;
  if (there !== next) return { ok: false, message: 'the target is there already' };
  const steps: FileStep[] = [];
  for (const layer of layersOf(source)) {
    const owner = next === undefined ? ownerOf(root, operation.to, layer.part.file) : placeOf(next);
    if (owner === undefined) return { ok: false, message: 'a parent of the target is no object' };
    if (owner.file === layer.part.file) {
      steps.push({
        type: 'operation',
        file: owner.file,
        operation: { ...operation, from: layer.path, to: owner.path },
      });
      continue;
    }
    if (steps.length > 0 || layersOf(source).length > 1) {
      return { ok: false, message: 'several included files make up the value' };
    }
    steps.push({
      type: 'transfer',
      file: layer.part.file,
      from: layer.path,
      toFile: owner.file,
      to: owner.path,
      ...(operation.prune && { prune: operation.prune }),
    });
  }
  return { ok: true, steps };
}

/**
 * The file a new value belongs in, and its path there: the file of the nearest parent there is.
 * Among several that make up that parent, `prefer` is taken, else the author's own.
 */
function ownerOf(root: ConfigValue, path: ConfigPath, prefer?: string): { file: string; path: ConfigPath } | undefined {
  for (let depth = path.length - 1; depth >= 0; depth--) {
    const parent = root.at(path.slice(0, depth));
    if (parent === undefined) continue;
    const wanted = typeof path[depth] === 'number' ? 'array' : 'object';
    const layers = layersOf(parent).filter(({ node }) => node.type === wanted);
    const layer = layers.find(({ part }) => part.file === prefer) ?? layers.at(-1);
    if (layer === undefined) return undefined;
    const rest = path.slice(depth);
    // Several files make up one list: its end is the end of the file's own items.
    if (layer.node.type === 'array' && rest.length === 1) rest[0] = layer.node.items.length;
    return { file: layer.part.file, path: [...layer.path, ...rest] };
  }
  return undefined;
}

function placeOf({ location }: ConfigValue): { file: string; path: ConfigPath } {
  return { file: location.part.file, path: location.path };
}

function local(operation: Exclude<Operation, { op: 'move' }>, file: string, path: Location['path']): FileStep {
  return { type: 'operation', file, operation: { ...operation, path } };
}

function gone(path: ConfigPath): Resolved {
  return { ok: false, message: `nothing stands at ${path.join('.')} any more` };
}
