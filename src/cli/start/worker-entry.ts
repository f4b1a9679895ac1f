import { work } from '../../doctor/homes/worker.js';
import { keepSqliteQuiet } from './quiet-sqlite.js';

/** What the file that starts a worker calls. */
export async function help(): Promise<void> {
  keepSqliteQuiet();
  await work();
}
