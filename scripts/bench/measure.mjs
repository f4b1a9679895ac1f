// Times commands as whole processes: CPU seconds (user and system), in turn, so that all of them see the same machine.
import { spawnSync } from 'node:child_process';

/**
 * @param commands each a list of words
 * @param rounds how often each is run and counted; once before, which is not counted
 * @returns for each command the median of its CPU seconds, and of its ratio to the first command of the same round
 */
export function measure(commands, { rounds = 11, env = process.env, cwd } = {}) {
  const runs = commands.map(() => []);
  for (let round = -1; round < rounds; round += 1) {
    for (const [index, command] of commands.entries()) {
      const seconds = cpuOf(command, { env, cwd });
      if (round >= 0) runs[index].push(seconds);
    }
  }
  return runs.map((seconds) => ({
    seconds: median(seconds),
    ratio: median(seconds.map((each, round) => each / runs[0][round])),
  }));
}

/** Bash tells the CPU time of a command and all that it started, in milliseconds. */
function cpuOf(command, options) {
  const script = 'TIMEFORMAT="%3U %3S"; time "$@" >/dev/null 2>/dev/null';
  const { stderr, error } = spawnSync('bash', ['-c', script, 'bash', ...command], { ...options, encoding: 'utf8' });
  const [, user, system] = /(\d+\.\d+) (\d+\.\d+)\s*$/.exec(stderr ?? '') ?? [];
  if (error !== undefined || user === undefined) throw new Error(`${command.join(' ')} could not be timed`);
  return Number(user) + Number(system);
}

/** The most memory a Node.js process held, in megabytes. */
export function memoryOf(script, args, options = {}) {
  const report = `process.on('exit', () => require('node:fs').writeSync(3, String(process.resourceUsage().maxRSS)));`;
  const preload = `data:text/javascript,import{createRequire}from'node:module';const require=createRequire('file:///');${encodeURIComponent(report)}`;
  const { output } = spawnSync(process.execPath, ['--import', preload, script, ...args], {
    ...options,
    stdio: ['ignore', 'ignore', 'ignore', 'pipe'],
  });
  return Number(output[3]) / 1024;
}

export function median(values) {
  const sorted = [...values].sort((a, b) => a - b);
  const middle = sorted.length >> 1;
  return sorted.length % 2 === 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
}

/** Rows under each other, columns padded. */
export function printTable(rows) {
  const widths = rows[0].map((_, column) => Math.max(...rows.map((row) => row[column].length)));
  for (const row of rows)
    console.log(
      row
        .map((cell, column) => cell.padEnd(widths[column]))
        .join('  ')
        .trimEnd(),
    );
}
