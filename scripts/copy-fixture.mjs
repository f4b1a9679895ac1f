import { chmodSync, cpSync, mkdirSync, readdirSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

const fixtures = fileURLToPath(new URL('../fixtures/', import.meta.url));

/** Copies an installation of the fixtures to a state directory, with the modes OpenClaw gives its files. */
export function copyFixture(name, stateDirectory) {
  cpSync(path.join(fixtures, name), stateDirectory, { recursive: true });
  makePrivate(stateDirectory);
}

/** For its owner alone: a directory and all that lies in it. */
export function makePrivate(directory) {
  mkdirSync(directory, { recursive: true });
  chmodSync(directory, 0o700);
  for (const entry of readdirSync(directory, { withFileTypes: true })) {
    const file = path.join(directory, entry.name);
    if (entry.isDirectory()) makePrivate(file);
    else chmodSync(file, 0o600);
  }
}
