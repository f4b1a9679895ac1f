import * as path from 'node:path';
import { readText } from '../../installation/file-system.js';
import { glob, isGlob } from '../../installation/glob.js';
import { hostFiles } from '../../installation/host.js';
import { homesOfReport } from '../../report/homes/from-json.js';
import type { Kept } from '../../report/homes/home-report.js';
import { readJsonReport } from '../../report/homes/json-report.js';
import type { HomeReport } from '../../report/homes/model.js';
import { cleanDeep } from '../../report/redact/clean-deep.js';
import { maskShapes } from '../../report/redact/redaction.js';
import type { System } from '../check-options.js';
import { InputError } from '../input-error.js';

/** A report of a fleet is larger than any config. */
const LARGEST = 256 * 1024 * 1024;

/**
 * The homes of reports that `--format json` has written on many machines, each named after its file.
 * @throws {InputError} where a file cannot be read or is no report; the message names it
 */
export async function mergeReports(
  names: readonly string[],
  { cwd, platform }: Pick<System, 'cwd' | 'platform'>,
  kept: Kept,
): Promise<readonly HomeReport[]> {
  const files = await filesOf(names, cwd, platform);
  const hosts = hostNames(files);
  const homes: HomeReport[] = [];
  for (const file of files) {
    const host = hosts.get(file) ?? file;
    const read = await readText(hostFiles(platform), path.resolve(cwd, file), LARGEST);
    if (!read.ok) throw new InputError(`${file}: ${read.message}`);
    const report = readJsonReport(read.content);
    if ('problem' in report) {
      throw new InputError(`${file} ${report.problem}; name files that --format json=FILE has written.`);
    }
    // A report may have been written with --show-secrets.
    homes.push(...homesOfReport(cleanDeep(report, maskShapes), { host, from: file }, kept));
  }
  return homes;
}

async function filesOf(names: readonly string[], cwd: string, platform: string): Promise<readonly string[]> {
  const host = hostFiles(platform);
  const files: string[] = [];
  for (const name of names) {
    const isThere = (await host.stat(path.resolve(cwd, name), 'follow').catch(() => undefined)) !== undefined;
    const found = isThere || !isGlob(name) ? [name] : await glob(host, cwd, name);
    if (found.length === 0) throw new InputError(`${name}: the pattern matches nothing here.`);
    for (const one of found) files.push(path.isAbsolute(name) ? one : path.relative(cwd, path.resolve(cwd, one)));
  }
  return [...new Set(files)];
}

/** `reports/web1.json` is `web1`; where two files would be the same, as much of their paths as tells them apart. */
function hostNames(files: readonly string[]): ReadonlyMap<string, string> {
  const parts = new Map(files.map((file) => [file, file.replace(/\.json$/i, '').split(/[\\/]/)]));
  const names = new Map<string, string>();
  for (const [file, own] of parts) {
    const name = (length: number, of: readonly string[]): string => of.slice(-length).join('/');
    let length = 1;
    const isShared = (): boolean =>
      [...parts].some(([other, its]) => other !== file && name(length, its) === name(length, own));
    while (length < own.length && isShared()) length++;
    names.set(file, name(length, own));
  }
  return names;
}
