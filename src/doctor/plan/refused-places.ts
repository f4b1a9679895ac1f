import type { ConfigPath } from '../../document/config-path.js';
import { configSubject } from '../../engine/check/subject.js';
import { type FileResult, isChanged } from '../../engine/run-result.js';
import { openWorkspace } from '../../engine/workspace.js';
import { hasContent } from '../../openclaw/file-bytes.js';
import type { Installation, Target } from '../../openclaw/installation.js';
import type { ConfigSchema } from '../../openclaw/schema/config-schema.js';
import { surroundingsOf } from '../../openclaw/schema/surroundings.js';

/** A place of a config that the target refuses, inside the file it is written in. */
export interface RefusedPlace {
  readonly file: string;
  readonly path: ConfigPath;
}

/** As the files are, and as the fixes leave them. */
export interface Refused {
  readonly before: readonly RefusedPlace[];
  readonly after: readonly RefusedPlace[];
}

export const NONE_REFUSED: Refused = { before: [], after: [] };

/**
 * What the target's schema refuses about the configs. Nothing where no schema is known that would hold: nobody knows
 * for sure what a release before or after all known ones refuses.
 */
export async function refusedPlaces(
  installations: readonly Installation[],
  target: Target,
  files: readonly FileResult[],
): Promise<Refused> {
  const { schemaFor } = await import('../../openclaw/schema/config-schema.js');
  const schema = schemaFor(target.release);
  if (schema.fit === 'older' || schema.fit === 'newer') return NONE_REFUSED;
  const all = (texts: ReadonlyMap<string, string>): readonly RefusedPlace[] =>
    installations.flatMap((installation) => placesIn(installation, schema, texts));
  const before = all(new Map());
  const changed = files.filter((file) => (file.kind === 'config' || file.kind === 'include') && isChanged(file));
  return { before, after: changed.length > 0 ? all(new Map(changed.map(({ path, after }) => [path, after]))) : before };
}

function placesIn(
  installation: Installation,
  schema: ConfigSchema,
  texts: ReadonlyMap<string, string>,
): readonly RefusedPlace[] {
  const current = installation.files.map((file) => {
    const content = texts.get(file.path);
    return content === undefined || !hasContent(file) ? file : { ...file, content };
  });
  const config = configSubject(openWorkspace(current), installation)?.root;
  if (config === undefined) return [];
  return schema.validateConfig(config.value, surroundingsOf(installation)).flatMap(({ path }) => {
    const at = config.at(path) ?? config.at(path.slice(0, -1));
    if (at === undefined) return [];
    const { part, path: inside } = at.location;
    return [{ file: part.file, path: [...part.prefix, ...inside] }];
  });
}
