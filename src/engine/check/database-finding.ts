import type { ConfigPath } from '../../document/config-path.js';
import type { DatabaseRows, InstallationFile } from '../../openclaw/installation.js';
import type { Finding } from '../finding.js';

const REPAIR = {
  title: 'Stop the gateway and run `openclaw doctor --fix`; databases are only read here',
  applicability: 'manual',
  change: { type: 'none' },
  by: 'openclaw',
} as const;

/** What was found in the rows of a database, at its table, key and column, with the way it can be repaired. */
export function inDatabase(finding: Finding, file: InstallationFile | undefined): Finding {
  if (file?.rows === undefined) return finding;
  return {
    ...finding,
    file: file.rows.database,
    path: finding.path === null ? [file.rows.table] : rowPath(file.rows, finding.path),
    range: null,
    viewPath: null,
    fix: REPAIR,
  };
}

function rowPath({ table, column, shape, keys }: DatabaseRows, path: ConfigPath): ConfigPath {
  const [first, second, ...rest] = path;
  if (shape === 'document') return [table, keys[0] ?? '', column, ...path];
  if (shape === 'entries') return first === undefined ? [table] : [table, first, column, ...path.slice(1)];
  const key = typeof second === 'number' ? keys[second] : undefined;
  return key === undefined ? [table] : [table, key, column, ...rest];
}
