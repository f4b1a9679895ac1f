import * as path from 'node:path';
import type { Installation } from '../openclaw/installation.js';
import { linkInstallation } from './link.js';
import type { LoadOptions } from './load-options.js';
import { readSources } from './read-sources.js';
import { locateSources } from './sources.js';

/**
 * Reads an installation: the config with its includes and, unless skipped, the state. Reads only, follows no symlink
 * of the state out of the state directory, opens no file of credentials, and never throws for what it finds on disk.
 *
 * Locate: which homes and files. Read: each file once; a config is parsed as soon as its includes are there, since it
 * says where further state lies. Link: what follows from all files together.
 */
export async function loadInstallation(options: LoadOptions): Promise<Installation> {
  const paths = options.platform === 'win32' ? path.win32 : path.posix;
  const sources = await locateSources(options, paths);
  const loaded = await readSources(sources, options, paths);
  return linkInstallation(loaded, sources, options, paths);
}
