// What is run on a home: in a process of its own, where it may be killed, or in this one, where calls only fail.
import { spawnSync } from 'node:child_process';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { stopWatching, watchDisk } from './inject.mjs';
import { dist, systemOf } from './scene.mjs';

const api = await import(pathToFileURL(path.join(dist, 'index.mjs')));
const inject = new URL('./inject.mjs', import.meta.url).pathname;
const TARGET = '2026.9.6';

let pid = 5_000_000;

/** Each with its command line, and the same by the API. @returns what was said: paths, failures, swept, told */
export const COMMANDS = {
  fix: {
    args: ['--fix', '--target', TARGET, '--format', 'json'],
    async call(scene, only, _runId, uid) {
      const system = systemOf(scene, ++pid, uid);
      const told = (await api.cutOffRuns(system, api.runsDirectory(system))).length;
      const { plan, written } = await api.fix({ system, target: TARGET, ...(only && { only }) });
      const texts = new Map(plan.result.files.map(({ path: file, after }) => [file, after]));
      return { ...written, told, texts };
    },
  },
  set: {
    args: ['set', 'gateway.port', '19001', '--target', TARGET, '--format', 'json'],
    async call(scene) {
      const system = systemOf(scene, ++pid);
      const wants = () => [api.typedSet({ path: 'gateway.port', to: { value: 19001 }, how: 'assign' })];
      const edit = await api.editConfig({ system, target: TARGET }, { wants, force: false });
      if (edit.files.length === 0) return { paths: [], failures: [], swept: [] };
      return api.writeEdit(edit, system, { runsDirectory: api.runsDirectory(system) });
    },
  },
  undo: {
    args: ['undo'],
    async call(scene, _only, runId) {
      const system = systemOf(scene, ++pid);
      const { restored, failures, swept } = await api.undo(system, { runsDirectory: api.runsDirectory(system), runId });
      return { paths: restored, failures, swept };
    },
  },
  restore: {
    args: ['restore-comments', '--write', '--target', TARGET],
    async call(scene) {
      const system = systemOf(scene, ++pid);
      const runsDirectory = api.runsDirectory(system);
      const restoration = await api.restoreComments(
        { system, target: TARGET },
        { runsDirectory, committed: async () => [] },
      );
      return api.writeRestored(restoration, system, { runsDirectory });
    },
  },
};

/** Runs of a home that were cut off, as its next run would tell them. */
export async function cutOff(scene) {
  const system = systemOf(scene, ++pid);
  return api.cutOffRuns(system, api.runsDirectory(system));
}

export function runsOf(scene) {
  return api.listRuns(api.runsDirectory(systemOf(scene, ++pid)));
}

/** @returns `{ said }` or `{ refused }`, and the calls that were made */
export async function callWith(scene, name, fault = {}, ...more) {
  watchDisk({ root: scene.root, ...fault });
  try {
    return { said: await COMMANDS[name].call(scene, ...more), calls: stopWatching() };
  } catch (error) {
    return { refused: error, calls: stopWatching() };
  }
}

export function commandLine(name, more = []) {
  return [process.execPath, path.join(dist, 'cli.js'), ...COMMANDS[name].args, ...more];
}

/** A process of its own. */
export function processWith(scene, name, fault, { more = [], ...options } = {}) {
  const [node, ...args] = commandLine(name, more);
  return spawnSync(node, ['--import', inject, ...args], {
    cwd: scene.root,
    encoding: 'utf8',
    timeout: 60_000,
    env: { ...scene.env, ...(fault && { FAULT: JSON.stringify({ root: scene.root, ...fault }) }) },
    ...options,
  });
}
