import { type ConfigPath, formatPath, parsePath, relatedPaths } from '../../document/config-path.js';
import type { JsonValue } from '../../document/node.js';
import type { Finding } from '../../engine/finding.js';
import { knownReleases, newestKnown } from '../../openclaw/releases/known.js';
import { release } from '../../openclaw/releases/release.js';
import { type SchemaNode, schemaFor } from '../../openclaw/schema/config-schema.js';
import { rules } from '../../rules/registry.js';
import type { System } from '../check-options.js';
import { InputError } from '../input-error.js';
import { planRun } from '../plan/plan.js';

/** From one release to another, both inclusive, among those whose schema is known. */
export interface Span {
  readonly from: string;
  readonly to: string;
}

/** What became of one key of the config. */
export interface KeyLife {
  readonly key: string;
  /** The releases that take it. */
  readonly known: readonly Span[];
  /** The last release asked. */
  readonly newest: string;
  readonly changes: readonly {
    readonly release: string | null;
    readonly ruleId: string;
    readonly message: string;
    readonly fix: string | null;
  }[];
}

/**
 * When a key came and went, and what each rule about it says.
 * @throws {InputError} where no release knows the key and no rule speaks of it
 */
export async function keyLife(text: string, system: System): Promise<KeyLife> {
  const path = parsePath(text.trim());
  if (path.length === 0) throw new InputError('--key needs a key of the config: gateway.webchat');
  const known = keySpans(path);
  const changes = await changesOf(path, known.at(-1)?.to, system);
  if (known.length === 0 && changes.length === 0) {
    const near = schemaFor(newestKnown).suggestKey(path)[0]?.path;
    const hint = near === undefined ? 'see the reference of OpenClaw.' : `did you mean ${formatPath(near)}?`;
    throw new InputError(`no release known here has a key ${formatPath(path)}; ${hint}`);
  }
  return { key: formatPath(path), known, newest: newestKnown.text, changes };
}

/** The releases that take a key. */
export function keySpans(path: ConfigPath): readonly Span[] {
  const releases = releasesWithSchema();
  return spansOf(
    releases.filter((one) => schemaFor(release(one)).lookup(path) !== undefined),
    releases,
  );
}

/** Oldest first. */
export function releasesWithSchema(): readonly string[] {
  return knownReleases.filter((one) => schemaFor(one).fit === 'exact').map((one) => one.text);
}

function spansOf(held: readonly string[], all: readonly string[]): readonly Span[] {
  const spans: Span[] = [];
  for (const one of held) {
    const last = spans.at(-1);
    const before = all[all.indexOf(one) - 1];
    if (last !== undefined && last.to === before) spans[spans.length - 1] = { ...last, to: one };
    else spans.push({ from: one, to: one });
  }
  return spans;
}

/** Every rule is shown a config that holds nothing but the key, with values it may have had. */
async function changesOf(path: ConfigPath, last: string | undefined, system: System): Promise<KeyLife['changes']> {
  const node = last === undefined ? undefined : schemaFor(release(last)).lookup(path);
  const found = new Map<string, Finding>();
  for (const value of [...sampleOf(node), 'x', true, 1, {}, []]) {
    for (const finding of await findingsOn(path, value, system)) {
      if (finding.ruleId.startsWith('schema/') || found.has(finding.ruleId)) continue;
      found.set(finding.ruleId, finding);
    }
  }
  const since = new Map(rules.map((rule) => [rule.id, rule.since]));
  return [...found.values()]
    .map(({ ruleId, message, fix }) => ({
      release: since.get(ruleId) ?? null,
      ruleId,
      message,
      fix: fix?.title ?? null,
    }))
    .sort((a, b) => ((a.release ?? '') < (b.release ?? '') ? -1 : 1));
}

async function findingsOn(path: ConfigPath, value: JsonValue, system: System): Promise<readonly Finding[]> {
  const file = `${system.cwd === '/' ? '' : system.cwd}/openclaw.json`;
  const config = path.reduceRight<JsonValue>(
    (inner, key) => (typeof key === 'number' ? [inner] : { [key]: inner }),
    value,
  );
  const text = JSON.stringify(withMode(config), null, 2);
  const given = new Map([[file, new TextEncoder().encode(text)]]);
  const { result } = await planRun({ system, paths: [file], given, target: newestKnown.text, state: 'skip' }, 'none');
  return result.findings.filter((finding) => finding.path !== null && relatedPaths(finding.path, path));
}

/** A `gateway` that says where it runs: that nothing says so is no part of the life of another key. */
function withMode(config: JsonValue): JsonValue {
  if (typeof config !== 'object' || config === null || Array.isArray(config)) return config;
  const { gateway } = config as Readonly<Record<string, JsonValue>>;
  if (typeof gateway !== 'object' || gateway === null || Array.isArray(gateway)) return config;
  return Object.keys(gateway).length === 0 ? config : { gateway: { mode: 'local', ...gateway } };
}

/** A value the key took. */
function sampleOf(node: SchemaNode | undefined): readonly JsonValue[] {
  if (node?.kind === 'values') return node.values.slice(0, 1);
  if (node?.kind === 'object') return [{}];
  if (node?.kind === 'array') return [[]];
  if (node?.kind === 'union') return node.alternatives.flatMap(sampleOf).slice(0, 3);
  return [];
}
