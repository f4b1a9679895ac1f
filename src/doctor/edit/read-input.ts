import { isUtf8 } from 'node:buffer';
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

/** What came over standard input. @throws {InputError} where a letter of it would be lost */
export function textOfInput(bytes: Uint8Array): string {
  if (!isUtf8(bytes)) throw new InputError('standard input: The text is no UTF-8; give it as UTF-8.');
  return new TextDecoder().decode(bytes);
}
