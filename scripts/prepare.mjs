// Builds the program where somebody installs it from a checkout. What `npm install -g git+…` does, and pre-commit by it,
// runs this before what the build needs is there: npm takes the checkout for a global package, which has nothing of the
// kind. It is fetched then, as the lockfile says.
import { spawnSync } from 'node:child_process';
import { createRequire } from 'node:module';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('../', import.meta.url));

if (!isThere('esbuild')) {
  const npm = process.env.npm_execpath;
  const [command, ...args] = npm === undefined ? ['npm'] : [process.execPath, npm];
  const env = { ...process.env, npm_config_global: 'false', npm_config_location: 'project' };
  const flags = ['ci', '--include=dev', '--ignore-scripts', '--no-audit', '--no-fund'];
  // Whoever packs a checkout reads standard output.
  const { status, error } = spawnSync(command, [...args, ...flags], { cwd: root, env, stdio: ['ignore', 2, 2] });
  if (status !== 0) throw error ?? new Error('npm could not install what the build needs');
}
await import('./build.mjs');

function isThere(name) {
  try {
    createRequire(import.meta.url).resolve(name);
    return true;
  } catch {
    return false;
  }
}
