import { homedir, tmpdir } from 'node:os';
import type { System } from './check-options.js';

/** The process this runs in, as it is now. What a caller of the API gets who names no system of its own. */
export function processSystem(): System {
  return {
    cwd: process.cwd(),
    env: process.env,
    homedir: homedir(),
    platform: process.platform,
    tmpdir: tmpdir(),
    pid: process.pid,
    ...userOfProcess(),
    now: () => new Date(),
    isAlive,
  };
}

/** Not known on Windows, where files have no owner of that kind. */
function userOfProcess(): Pick<System, 'user'> {
  const { geteuid, getegid, getgroups } = process;
  if (geteuid === undefined || getegid === undefined || getgroups === undefined) return {};
  return { user: { uid: geteuid(), gids: [getegid(), ...getgroups()] } };
}

/** Signal 0 only asks. A process that may not be signalled exists. */
function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return error instanceof Error && 'code' in error && error.code === 'EPERM';
  }
}
