import * as path from 'node:path';
import { LARGEST_CONFIG, readText } from '../../installation/file-system.js';
import { hostFiles } from '../../installation/host.js';
import type { System } from '../check-options.js';
import { InputError } from '../input-error.js';

/** The text of a file that says what is to be edited. @throws {InputError} */
export async function readInput(name: string, system: System): Promise<string> {
  const read = await readText(hostFiles(system.platform), path.resolve(system.cwd, name), LARGEST_CONFIG);
  if (read.ok) return read.content;
  throw new InputError(`${name}: ${read.message}`);
}
