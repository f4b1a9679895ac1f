/** Where a value stands in a file: `["agents", "list", 1, "model"]`, printed as `agents.list[1].model`. */
export type PathSegment = string | number;
export type ConfigPath = readonly PathSegment[];

const PLAIN_KEY = /^[A-Za-z_$][\w$-]*$/;

/** Prints a path; keys that are not plain words are quoted: `agents.defaults.models["openai/gpt-5.5"]`. */
export function formatPath(path: ConfigPath): string {
  let out = '';
  for (const segment of path) {
    if (typeof segment === 'number') out += `[${segment}]`;
    else if (PLAIN_KEY.test(segment)) out += out === '' ? segment : `.${segment}`;
    else out += `[${JSON.stringify(segment)}]`;
  }
  return out;
}

const SEGMENT = /\["((?:[^"\\]|\\.)*)"\]|\[(\d+)\]|\.?([^.[\]"]+)/y;

/**
 * Reads what `formatPath` prints.
 * @throws {SyntaxError} where the text is no path.
 */
export function parsePath(text: string): ConfigPath {
  const known = parsed.get(text);
  if (known !== undefined) return known;
  const path = readPath(text);
  if (parsed.size === MOST_KEPT) parsed.clear();
  parsed.set(text, path);
  return path;
}

/** Most paths are constants of ours, and asked for again and again. */
const parsed = new Map<string, ConfigPath>();
const MOST_KEPT = 5000;

function readPath(text: string): ConfigPath {
  const path: PathSegment[] = [];
  SEGMENT.lastIndex = 0;
  while (SEGMENT.lastIndex < text.length) {
    const at = SEGMENT.lastIndex;
    const match = SEGMENT.exec(text);
    if (match === null) throw new SyntaxError(`not a config path at character ${at + 1}: ${text}`);
    const [, quoted, index, plain] = match;
    if (quoted !== undefined) path.push(JSON.parse(`"${quoted}"`) as string);
    else if (index !== undefined) path.push(Number(index));
    else if (plain !== undefined) path.push(plain);
  }
  return path;
}

export function samePath(a: ConfigPath, b: ConfigPath): boolean {
  return a.length === b.length && startsWithPath(a, b);
}

/** True when `path` is `prefix` or lies below it. */
export function startsWithPath(path: ConfigPath, prefix: ConfigPath): boolean {
  return prefix.length <= path.length && prefix.every((segment, index) => segment === path[index]);
}

/** A path as the key of a map or a set: equal for the same paths and no others. */
export function pathKey(path: ConfigPath): string {
  return JSON.stringify(path);
}

/** True when one of the two holds the other. */
export function relatedPaths(a: ConfigPath, b: ConfigPath): boolean {
  return a.length < b.length ? startsWithPath(b, a) : startsWithPath(a, b);
}
