import { lostComments } from '../../document/edit/reconcile/lost-comments.js';
import { reconcile } from '../../document/edit/reconcile/reconcile.js';
import { lineIndex } from '../../document/lines.js';
import type { Document, JsonValue } from '../../document/node.js';
import { parseDocument } from '../../document/parse.js';
import { toValue } from '../../document/value.js';
import type { FixLevel } from '../../engine/run-options.js';
import type { Installation } from '../../openclaw/installation.js';
import type { CheckOptions } from '../check-options.js';
import { planRun, planTarget } from '../plan/plan.js';
import { readInstallations } from '../plan/read-installations.js';
import { type CommittedTexts, type FormerText, givenText, lastCommentedText } from './commented-texts.js';

export interface LostComment {
  readonly text: string;
  /** In the old text, from 1. */
  readonly line: number;
}

/** What became of one file. */
export type RestoredFile =
  | { readonly path: string; readonly outcome: 'no-source' | 'unparsable' }
  /** It holds comments that the old text does not; giving it the old ones would take these. */
  | { readonly path: string; readonly outcome: 'has-own'; readonly source: string }
  | {
      readonly path: string;
      readonly outcome: 'as-it-was' | 'restored';
      readonly kind: string;
      readonly source: string;
      readonly before: string;
      readonly after: string;
      /** The old text, for masking what it holds. */
      readonly old: string;
      readonly comments: number;
      readonly lost: readonly LostComment[];
    };

export interface Restoration {
  readonly files: readonly RestoredFile[];
  readonly stateDir: string | undefined;
  readonly configPath: string | undefined;
}

export interface RestoreOptions {
  readonly runsDirectory: string;
  readonly committed: CommittedTexts;
  /** A file that holds the config as it was, instead of what is found. */
  readonly from?: string | undefined;
}

/**
 * Works out what the config and its includes are with the comments they had; writes nothing.
 * @throws {InputError} where there is no config, or `from` is no text with comments
 */
export async function restoreComments(check: CheckOptions, options: RestoreOptions): Promise<Restoration> {
  const { installations } = await readInstallations({ ...check, state: 'skip' }, await planTarget(check));
  const [installation] = installations;
  const sources = new Map<string, FormerText>();
  const files = configFiles(installation);
  for (const file of files) {
    const source = await sourceOf(file, check, options);
    if (source !== undefined) sources.set(file.path, source);
  }
  const migrated = await migratedTexts(check, installation, sources);
  return {
    files: files.map(({ path, kind, content }) => restoreFile(path, kind, content, sources.get(path), migrated)),
    stateDir: installation.stateDir,
    configPath: installation.configPath,
  };
}

interface ConfigFile {
  readonly path: string;
  readonly kind: string;
  readonly content: string;
}

function configFiles({ files }: Installation): readonly ConfigFile[] {
  return files.flatMap(({ path, kind, content }) =>
    content !== undefined && (kind === 'config' || kind === 'include') ? [{ path, kind, content }] : [],
  );
}

/** A text that was named is that of the config itself; includes have none then. */
async function sourceOf(
  { path, kind }: ConfigFile,
  { system }: CheckOptions,
  options: RestoreOptions,
): Promise<FormerText | undefined> {
  if (options.from === undefined) return lastCommentedText(path, system, options);
  return kind === 'config' ? givenText(options.from, system) : undefined;
}

/** The old texts after what the target's migrations make of them: comments move along with keys. */
async function migratedTexts(
  check: CheckOptions,
  installation: Installation,
  sources: ReadonlyMap<string, FormerText>,
): Promise<readonly ReadonlyMap<string, string>[]> {
  if (sources.size === 0) return [];
  const given = new Map(
    configFiles(installation).map(({ path, content }) => [
      path,
      new TextEncoder().encode(sources.get(path)?.text ?? content),
    ]),
  );
  const levels: readonly FixLevel[] = ['safe', 'unsafe'];
  const made: ReadonlyMap<string, string>[] = [];
  for (const level of levels) {
    // Where the migrations cannot be made the old text serves as it is.
    const plan = await planRun({ ...check, state: 'skip', given }, level).catch(() => undefined);
    if (plan !== undefined) made.push(new Map(plan.result.files.map(({ path, after }) => [path, after])));
  }
  return made;
}

function restoreFile(
  path: string,
  kind: string,
  before: string,
  source: FormerText | undefined,
  migrated: readonly ReadonlyMap<string, string>[],
): RestoredFile {
  const now = parseDocument(before);
  if (now.root === undefined || now.problems.length > 0) return { path, outcome: 'unparsable' };
  if (source === undefined) return { path, outcome: 'no-source' };
  const value = toValue(now.root);
  const old = parseDocument(source.text);
  const texts = [source.text, ...migrated.flatMap((level) => level.get(path) ?? [])];
  const best = bestOf(old, [...new Set(texts)], value);
  if (best === undefined) return { path, outcome: 'unparsable' };
  const after = parseDocument(best.text);
  if (lostComments(now, after).length > 0) return { path, outcome: 'has-own', source: source.name };
  // Nothing came back: a change of layout alone helps nobody.
  const isSame = best.text === before || after.comments.length === now.comments.length;
  return {
    path,
    kind,
    source: source.name,
    outcome: isSame ? 'as-it-was' : 'restored',
    before,
    after: isSame ? before : best.text,
    old: source.text,
    comments: old.comments.length,
    lost: best.lost,
  };
}

interface Candidate {
  readonly text: string;
  readonly lost: readonly LostComment[];
}

/** Of what can be made of the old text, as it is or migrated, that which has the most of its comments. */
function bestOf(old: Document, texts: readonly string[], value: JsonValue): Candidate | undefined {
  const lines = lineIndex(old.text);
  const made = texts.flatMap((text): Candidate[] => {
    const result = reconcile(parseDocument(text), value);
    if (!result.ok) return [];
    const lost = lostComments(old, parseDocument(result.text)).map(({ start, end }) => ({
      text: old.text.slice(start, end),
      line: lines.position(start).line,
    }));
    return [{ text: result.text, lost }];
  });
  return made.reduce<Candidate | undefined>(
    (best, one) => (best === undefined || one.lost.length < best.lost.length ? one : best),
    undefined,
  );
}
