import { formatPath } from '../../../../src/document/config-path.js';
import type { JsonValue } from '../../../../src/document/node.js';
import { release } from '../../../../src/openclaw/releases/release.js';
import { schemaFor } from '../../../../src/openclaw/schema/config-schema.js';
import type { Surroundings } from '../../../../src/openclaw/schema/surroundings.js';

const NOWHERE: Surroundings = {
  isSet: () => false,
  home: '/home/u',
  stateDir: '/home/u/.openclaw',
  plugins: new Set(),
  missing: new Set(),
};

/** The places a release refuses of a config. */
export function refused(
  value: JsonValue,
  target = '2026.9.6',
  surroundings: Partial<Surroundings> = {},
): readonly string[] {
  return schemaFor(release(target))
    .validateConfig(value, { ...NOWHERE, ...surroundings })
    .map((issue) => formatPath(issue.path));
}
