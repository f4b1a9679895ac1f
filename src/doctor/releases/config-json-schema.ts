import type { ConfigPath } from '../../document/config-path.js';
import type { JsonValue } from '../../document/node.js';
import { valueAt } from '../../document/value.js';
import { readFacts, readReleases, readSchemaRoot } from '../../openclaw/releases/facts.js';
import { compareReleases } from '../../openclaw/releases/release.js';
import { isData } from '../../openclaw/schema/checks/check.js';
import { schemaFor } from '../../openclaw/schema/config-schema.js';
import { type JsonSchema, jsonSchemaOf, retiredKeys } from '../../openclaw/schema/json-schema.js';
import { asRead } from '../../openclaw/schema/validators/rewrites.js';
import type { CheckOptions } from '../check-options.js';
import { planTarget } from '../plan/plan.js';

/**
 * A JSON Schema (draft 2020-12) of the config of the target release; between two known releases that of the later one.
 * @throws {InputError} where the target is no release
 */
export async function configJsonSchema(
  options: Pick<CheckOptions, 'system' | 'target' | 'toolConfig'>,
): Promise<JsonSchema> {
  const { release } = await planTarget(options);
  const source = schemaFor(release).sources.at(-1) ?? release;
  const root = readSchemaRoot(source.text);
  if (root === undefined) throw new Error(`nothing is known of the schema of ${source.text}`);
  const months = new Map<string, { readonly release: string; readonly root: typeof root }>();
  for (const { release: one, hasSchema } of readReleases) {
    const known = hasSchema && compareReleases(one, source) < 0 ? readSchemaRoot(one.text) : undefined;
    // The last of each month: keys that came and went within one were used by few.
    if (known !== undefined) months.set(`${one.year}.${one.month}`, { release: one.text, root: known });
  }
  const facts = readFacts(source.text);
  const isStillRead = (path: ConfigPath): boolean => {
    // Some keys are taken out, or to another place, before the release holds a config against its schema.
    const config = path.reduceRight<JsonValue>(
      (inner, key) => (typeof key === 'number' ? [inner] : { [key]: inner }),
      1,
    );
    return isData(config) && valueAt(asRead(config, facts).config, path) === undefined;
  };
  return jsonSchemaOf({
    release: source,
    root,
    retired: retiredKeys([...months.values()].reverse()),
    isStillRead,
  });
}
