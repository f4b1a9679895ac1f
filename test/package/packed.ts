import { execFile } from 'node:child_process';
import { cp, mkdir, mkdtemp, readFile, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';

export const root = fileURLToPath(new URL('../..', import.meta.url));
const exec = promisify(execFile);

export interface Packed {
  /** A folder that is deleted with everything in it at the end. */
  readonly folder: string;
  readonly tarball: string;
  readonly size: number;
  readonly files: readonly string[];
  /** An empty project in which the tarball is installed. */
  readonly project: string;
}

export interface Finished {
  readonly status: number;
  readonly stdout: string;
  readonly stderr: string;
}

/** Runs a program as a user would, with a home of its own and no network. */
export async function runIn(cwd: string, command: string, args: readonly string[]): Promise<Finished> {
  const { PATH = '' } = process.env;
  const env = { PATH, HOME: cwd, npm_config_offline: 'true', npm_config_update_notifier: 'false', CI: '1' };
  return exec(command, [...args], { cwd, env, maxBuffer: 1 << 26 }).then(
    ({ stdout, stderr }) => ({ status: 0, stdout, stderr }),
    (error: { code: number; stdout: string; stderr: string }) => ({
      status: error.code,
      stdout: error.stdout,
      stderr: error.stderr,
    }),
  );
}

const SOURCES = [
  'src',
  'scripts',
  'skills',
  'package.json',
  'package-lock.json',
  'schema.json',
  'tsconfig.json',
  'tsconfig.build.json',
];
const TEXTS = ['README.md', 'LICENSE', 'CHANGELOG.md'];

/** Packs a copy of the repository as a release does, build included, and installs it into an empty folder. */
export async function pack(): Promise<Packed> {
  const folder = await mkdtemp(path.join(tmpdir(), 'clawmend-package-'));
  const copy = path.join(folder, 'copy');
  for (const name of [...SOURCES, ...TEXTS]) {
    await cp(path.join(root, name), path.join(copy, name), { recursive: true });
  }
  await symlink(path.join(root, 'node_modules'), path.join(copy, 'node_modules'));
  const packed = await runIn(copy, 'npm', ['pack', '--json', '--pack-destination', folder]);
  if (packed.status !== 0) throw new Error(packed.stderr);
  // The build may talk before the list.
  const [about] = JSON.parse(packed.stdout.slice(packed.stdout.indexOf('[\n'))) as [
    { filename: string; size: number; files: readonly { path: string }[] },
  ];
  const project = path.join(folder, 'project');
  await mkdir(project);
  await writeFile(path.join(project, 'package.json'), '{ "name": "empty", "private": true, "type": "module" }\n');
  const tarball = path.join(folder, about.filename);
  const installed = await runIn(project, 'npm', ['install', '--offline', '--no-audit', '--no-fund', tarball]);
  if (installed.status !== 0) throw new Error(installed.stderr);
  return { folder, tarball, size: about.size, files: about.files.map((file) => file.path).sort(), project };
}

export function remove({ folder }: Packed): Promise<void> {
  return rm(folder, { recursive: true, force: true });
}

export function readText(...names: readonly string[]): Promise<string> {
  return readFile(path.join(...names), 'utf8');
}
