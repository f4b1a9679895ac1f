import { readFileSync } from 'node:fs';
import * as path from 'node:path';
import { pathToFileURL } from 'node:url';
import { beforeAll, describe, expect, test } from 'vitest';
import type * as api from '../../../src/index.js';
import { type Home, makeHome } from '../../cli/home.js';
import { builtProgram } from '../../helpers/built-program.js';

/** Threads are started from the built program only. */
let built: typeof api;
beforeAll(async () => {
  built = await import(pathToFileURL(path.join(builtProgram(), 'index.mjs')).href);
}, 600_000);

const BROKEN = `{\n  // kept\n  gateway: { mode: 'local', bind: '127.0.0.1' },\n}\n`;
const NAMES = ['a', 'b', 'c', 'd', 'e', 'f'] as const;
const UNREADABLE = 'c';
const configOf = (name: string) => `${name}/openclaw.json`;

async function someHomes(): Promise<Home> {
  const text = (name: string) => (name === UNREADABLE ? '\u0000' : BROKEN);
  return makeHome(Object.fromEntries(NAMES.map((name) => [configOf(name), text(name)])));
}

/** Waits, without letting this thread do anything else, until another one has repaired a home. */
function waitForOthers(home: Home): void {
  const sleeper = new Int32Array(new SharedArrayBuffer(4));
  const isRepaired = () => NAMES.some((name) => readFileSync(home.path(configOf(name)), 'utf8').includes('loopback'));
  for (let turns = 0; turns < 4_000 && !isRepaired(); turns++) Atomics.wait(sleeper, 0, 0, 50);
}

async function repair(home: Home, workers: number) {
  let asked = 0;
  const system = {
    ...home.system(),
    // What is looked at here asks for the time; other threads have a clock of their own.
    now: () => {
      if (asked === 0 && workers > 0) waitForOthers(home);
      asked += 1;
      return home.system().now();
    },
  };
  const homes = (await built.findHomes([...NAMES, 'nowhere'], system)) ?? [];
  const reports = await built.checkHomes(
    homes,
    {
      check: { system, target: '2026.9.6', only: ['gateway/*'] },
      mode: 'fix',
      level: 'safe',
      kept: { parts: ['concise'], report: true, patch: true },
      runsDirectory: home.path('runs'),
      showSecrets: false,
      width: 80,
      color: false,
      detail: 'folded',
      command: 'clawmend',
    },
    { workers },
  );
  const told = reports.map(({ row: { undo, ...row }, report, patch, parts }) => ({
    ...row,
    isUndoable: undo !== undefined,
    findings: report?.findings,
    patch,
    parts,
  }));
  return { told, askedHere: asked };
}

describe('many homes in several threads', () => {
  test('are reported as in one, each by itself, in the order they were given', async () => {
    const [alone, together] = [await someHomes(), await someHomes()];
    const one = await repair(alone, 0);
    const several = await repair(together, 2);
    expect(several.told).toEqual(one.told);
    expect(several.askedHere).toBeLessThan(one.askedHere);
    expect(several.told.map(({ home }) => home)).toEqual([...NAMES, 'nowhere']);
    for (const name of NAMES) expect(await together.read(configOf(name))).toBe(await alone.read(configOf(name)));
  });

  test('keep what went wrong with one in its row', async () => {
    const { told } = await repair(await someHomes(), 2);
    const [unreadable, missing] = [told.find(({ home }) => home === UNREADABLE), told.at(-1)];
    expect(unreadable).toMatchObject({
      verdict: 'not-checked',
      reason: expect.stringContaining('holds NUL characters'),
    });
    expect(missing).toMatchObject({ verdict: 'not-checked', reason: expect.stringContaining('does not exist') });
    const others = told.filter((row) => row !== unreadable && row !== missing);
    expect(others.map(({ verdict, fixed }) => [verdict, fixed])).toEqual(others.map(() => ['clean', 1]));
  });
});
