// Runs ordinary checks with a build whose modules are watched, and lists the modules they load.
//   node scripts/watch-checks.cjs DIST LIST
const { mkdirSync, mkdtempSync, rmSync, writeFileSync } = require('node:fs');
const os = require('node:os');
const path = require('node:path');

const [dist, list] = process.argv.slice(2).map((name) => path.resolve(name));
globalThis.$watched = new Set();

/** Configs with next to nothing wrong, each under its release. */
async function ordinaryConfigs(folder) {
  const { operatorConfig, RELEASES } = await import('./bench/operator-config.mjs');
  return RELEASES.map((release) => {
    const file = path.join(folder, `${release}.json`);
    writeFileSync(file, operatorConfig(release));
    return { release, file };
  });
}

async function watch() {
  const home = mkdtempSync(path.join(os.tmpdir(), 'clawmend-watch-'));
  // Nothing of the home of whoever builds is looked at, or shows.
  process.env = { HOME: home, PATH: '' };
  process.chdir(home);
  // Most configs are kept in git.
  mkdirSync(path.join(home, '.git'));
  try {
    const configs = await ordinaryConfigs(home);
    const { startProgram, loadApi } = require(path.join(dist, 'start.js'));
    const { check } = loadApi();
    for (const { release, file } of configs) await check({ paths: [file], state: 'skip', target: release });
    const { file, release } = configs.at(-1);
    await startProgram([file, '--no-state', '--target', release]);
  } finally {
    process.chdir(os.tmpdir());
    rmSync(home, { recursive: true });
  }
  process.exitCode = 0;
  writeFileSync(list, [...globalThis.$watched].sort().join('\n'));
}

watch().catch((error) => {
  console.error(error);
  process.exitCode = 1;
});
