import { isStrictJson } from '../../document/strict-json.js';
import type { InstallationFile } from '../../openclaw/installation.js';
import { databaseRole, isDatabase } from '../../openclaw/state/era.js';
import type { DatabaseRead, Row } from './read-database.js';
import type { Table } from './tables.js';

/**
 * The databases of an installation with what is known of them, and a file for every table that was read, so that the
 * rules about JSON files see its rows as well.
 */
export async function readDatabases(
  files: readonly InstallationFile[],
  read: (path: string, role: 'state' | 'agent') => Promise<DatabaseRead>,
): Promise<readonly InstallationFile[]> {
  const found: InstallationFile[] = [];
  for (const file of files) {
    const role = databaseRole(file);
    if (!isDatabase(file) || role === undefined) continue;
    const result = await read(file.path, role);
    const { schemaVersion } = result;
    found.push({
      ...file,
      ...(schemaVersion !== undefined && { schemaVersion }),
      ...(!result.ok && { unread: result.reason }),
      ...(result.ok && result.imported.length > 0 && { imported: result.imported }),
    });
    if (!result.ok) continue;
    for (const { table, rows } of result.tables) found.push(...filesOf(file, table, rows));
  }
  return found;
}

function filesOf(file: InstallationFile, table: Table, rows: readonly Row[]): readonly InstallationFile[] {
  if (table.shape === 'document') return rows.map((row) => fileOf(file, table, [row], row.json));
  const content =
    table.shape === 'entries'
      ? `{${rows.map(({ key, json }) => `${JSON.stringify(key)}:${asJson(json)}`).join(',\n')}}`
      : `{"version":1,"jobs":[${rows.map(({ json }) => asJson(json)).join(',\n')}]}`;
  return [fileOf(file, table, rows, content)];
}

function fileOf(file: InstallationFile, table: Table, rows: readonly Row[], content: string): InstallationFile {
  const stores = rows.flatMap(({ store }) => store ?? []);
  const agentId =
    table.kind === 'auth-profiles' || table.kind === 'auth-state' ? (file.agentId ?? 'main') : file.agentId;
  return {
    path: `${file.path}#${table.name}${table.shape === 'document' ? `/${rows[0]?.key ?? ''}` : ''}`,
    kind: table.kind,
    size: content.length,
    modifiedAt: file.modifiedAt,
    content,
    ...(agentId !== undefined && { agentId }),
    rows: {
      database: file.path,
      table: table.name,
      column: table.column,
      shape: table.shape,
      keys: rows.map(({ key }) => key),
      ...(stores.length > 0 && { stores }),
    },
  };
}

/** A row that holds no JSON must not spoil the text of the others. */
function asJson(text: string): string {
  return isStrictJson(text) ? text : 'null';
}
