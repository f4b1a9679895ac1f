// Runs a program in a home of its own, offline, with a time limit that also ends what it left behind.
import { spawn } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';

const OFFLINE = {
  PATH: '/usr/bin:/bin',
  NO_COLOR: '1',
  TZ: 'UTC',
  LANG: 'C.UTF-8',
  npm_config_offline: 'true',
  npm_config_fetch_retries: '0',
  npm_config_registry: 'http://127.0.0.1:9/',
};

/** Runs `node args...` with `home` as HOME; what it printed, how it ended and how many seconds it took. */
export function runInHome(node, args, home, { seconds, env = {} }) {
  return new Promise((resolve) => {
    const began = Date.now();
    let output = '';
    let timedOut = false;
    const child = spawn(node, args, {
      cwd: home,
      detached: true,
      stdio: ['ignore', 'pipe', 'pipe'],
      env: { ...OFFLINE, HOME: home, OPENCLAW_STATE_DIR: path.join(home, '.openclaw'), ...env },
    });
    const limit = setTimeout(() => {
      timedOut = true;
      endProcessesOf(home);
    }, seconds * 1000);
    const take = (chunk) => {
      output += chunk;
    };
    child.stdout.on('data', take);
    child.stderr.on('data', take);
    child.on('close', (code, signal) => {
      clearTimeout(limit);
      resolve({
        exit: timedOut ? 'timeout' : (code ?? signal),
        seconds: Math.round((Date.now() - began) / 1000),
        output,
      });
    });
  });
}

/** The doctor leaves its process group; what carries this scratch home as its HOME is ours to end. */
function endProcessesOf(home) {
  for (const id of readdirSync('/proc')) {
    if (!/^\d+$/.test(id) || Number(id) === process.pid) continue;
    try {
      if (!readFileSync(`/proc/${id}/environ`, 'utf8').split('\0').includes(`HOME=${home}`)) continue;
      process.kill(Number(id), 'SIGKILL');
    } catch {
      // It ended by itself, or is not ours to look at.
    }
  }
}
