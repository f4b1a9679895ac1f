import * as fs from 'node:fs/promises';
import * as path from 'node:path';
import { describe, expect, test, vi } from 'vitest';
import { type ApplyOptions, applyRun } from '../../../src/storage/runs/apply-run.js';
import { readJournal } from '../../../src/storage/runs/journal.js';
import type { PlannedChange } from '../../../src/storage/runs/planned-change.js';
import { listRuns, newRunId } from '../../../src/storage/runs/run-directory.js';
import { undoRun } from '../../../src/storage/runs/undo.js';
import { failingDisk } from '../../helpers/failing-disk.js';
import { leftovers, modeOf, scratchDirectory } from '../scratch.js';

const disk = failingDisk();

interface Scene {
  readonly home: string;
  readonly runs: string;
  file(name: string): string;
  read(name: string): Promise<string>;
  options(more?: Partial<ApplyOptions>): ApplyOptions;
}

async function scene(files: Readonly<Record<string, string>>): Promise<Scene> {
  const root = await scratchDirectory();
  const home = path.join(root, '.openclaw');
  await fs.mkdir(home);
  for (const [name, text] of Object.entries(files)) await fs.writeFile(path.join(home, name), text, { mode: 0o600 });
  const runs = path.join(root, 'state', 'clawmend', 'runs');
  return {
    home,
    runs,
    file: (name) => path.join(home, name),
    read: (name) => fs.readFile(path.join(home, name), 'utf8'),
    options: (more) => ({
      runsDirectory: runs,
      runId: newRunId(new Date('2026-02-03T04:05:06Z')),
      tool: 'clawmend 0.0.0',
      startedAt: '2026-02-03T04:05:06.000Z',
      pid: 4711,
      keep: { runs: 20, days: 90 },
      ...more,
    }),
  };
}

const undo = ({ runs }: Scene, runId?: string) =>
  undoRun({ runsDirectory: runs, runId, now: '2026-02-03T05:00:00.000Z', pid: 4711 });

function write(scene: Scene, name: string, before: string, after: string): PlannedChange {
  return { type: 'write', path: scene.file(name), kind: 'config', before, after };
}

describe('a run', () => {
  test('writes bytes in pieces as it writes a text, and puts them back', async () => {
    const before = `{ "a": "${'✨'.repeat(500_000)}" }\n`;
    const it = await scene({ 'sessions.json': before });
    const bytes = Buffer.from(before);
    const change: PlannedChange = {
      type: 'write',
      path: it.file('sessions.json'),
      kind: 'sessions',
      before: bytes,
      after: [bytes.subarray(0, 3), Buffer.from('long name'), bytes.subarray(4)],
    };
    const { runId, failures } = await applyRun([change], it.options());
    expect(failures).toEqual([]);
    expect(await it.read('sessions.json')).toBe(before.replace('"a"', '"long name"'));
    expect(await fs.readFile(path.join(it.runs, String(runId), '0001-sessions.json'), 'utf8')).toBe(before);
    expect((await undo(it)).failures).toEqual([]);
    expect(await it.read('sessions.json')).toBe(before);
  });

  test('leaves no copy of a file that has changed since it was read', async () => {
    const it = await scene({ 'openclaw.json': 'a', 'sessions.json': 'other' });
    const { runId, failures } = await applyRun(
      [write(it, 'openclaw.json', 'a', 'A'), write(it, 'sessions.json', 'b', 'B')],
      it.options(),
    );
    expect(failures.map(({ path: file }) => path.basename(file))).toEqual(['sessions.json']);
    expect(await fs.readdir(path.join(it.runs, String(runId)))).toEqual(['0001-openclaw.json', 'journal.json']);
  });

  test('writes its files and tells which', async () => {
    const it = await scene({ 'openclaw.json': 'a', 'sessions.json': 'b' });
    const outcome = await applyRun(
      [write(it, 'openclaw.json', 'a', 'A'), write(it, 'sessions.json', 'b', 'B')],
      it.options(),
    );
    expect(outcome.paths).toEqual([it.file('openclaw.json'), it.file('sessions.json')]);
    expect(outcome.failures).toEqual([]);
    expect(outcome.runId).toMatch(/^20260203T040506Z-[0-9a-f]{8}$/);
    expect([await it.read('openclaw.json'), await it.read('sessions.json')]).toEqual(['A', 'B']);
  });

  test('with nothing to do leaves no trace', async () => {
    const it = await scene({});
    expect(await applyRun([], it.options())).toMatchObject({ paths: [], failures: [] });
    await expect(fs.stat(it.runs)).rejects.toMatchObject({ code: 'ENOENT' });
  });

  test('keeps private backups away from the config and its own ring of backups', async () => {
    const it = await scene({ 'openclaw.json': 'secret' });
    const { runId } = await applyRun([write(it, 'openclaw.json', 'secret', 'A')], it.options());
    const directory = path.join(it.runs, String(runId));
    expect(await fs.readdir(it.home)).toEqual(['openclaw.json']);
    expect(await fs.readFile(path.join(directory, '0001-openclaw.json'), 'utf8')).toBe('secret');
    expect([await modeOf(it.runs), await modeOf(directory)]).toEqual(['700', '700']);
    expect(await modeOf(path.join(directory, '0001-openclaw.json'))).toBe('600');
    expect(await modeOf(path.join(directory, 'journal.json'))).toBe('600');
  });

  test('narrows a directory of backups that others could read', async () => {
    const it = await scene({ 'openclaw.json': 'a' });
    await fs.mkdir(it.runs, { recursive: true, mode: 0o755 });
    await applyRun([write(it, 'openclaw.json', 'a', 'A')], it.options());
    expect(await modeOf(it.runs)).toBe('700');
  });

  test('writes the other files where one has changed meanwhile', async () => {
    const it = await scene({ 'openclaw.json': 'changed', 'sessions.json': 'b' });
    const outcome = await applyRun(
      [write(it, 'openclaw.json', 'a', 'A'), write(it, 'sessions.json', 'b', 'B')],
      it.options(),
    );
    expect(outcome.paths).toEqual([it.file('sessions.json')]);
    expect(outcome.failures).toEqual([
      {
        path: it.file('openclaw.json'),
        change: 'write',
        message: 'it has changed since it was read; run the command again',
      },
    ]);
    expect(await it.read('openclaw.json')).toBe('changed');
    expect(await it.read('sessions.json')).toBe('B');
  });

  describe('of which one fix changes two files together', () => {
    const both = (it: Scene) => [write(it, 'openclaw.json', 'a', 'A'), write(it, 'agents.json5', 'b', 'B')];
    const joint = (it: Scene) => [[it.file('agents.json5'), it.file('openclaw.json')]];

    test('writes both', async () => {
      const it = await scene({ 'openclaw.json': 'a', 'agents.json5': 'b' });
      const outcome = await applyRun(both(it), it.options({ joint: joint(it) }));
      expect(outcome.failures).toEqual([]);
      expect([await it.read('openclaw.json'), await it.read('agents.json5')]).toEqual(['A', 'B']);
    });

    test('leaves the second alone where the first cannot be written', async () => {
      const it = await scene({ 'openclaw.json': 'changed', 'agents.json5': 'b' });
      const outcome = await applyRun(both(it), it.options({ joint: joint(it) }));
      expect(outcome.failures.map(({ path: file }) => path.basename(file))).toEqual(['openclaw.json', 'agents.json5']);
      expect([await it.read('openclaw.json'), await it.read('agents.json5')]).toEqual(['changed', 'b']);
    });

    test('puts the first back where the second cannot be written', async () => {
      const it = await scene({ 'openclaw.json': 'a', 'agents.json5': 'b' });
      disk.rename.mockImplementation(async (from, to) => {
        if (String(to).endsWith('agents.json5')) throw Object.assign(new Error('disk'), { code: 'ENOSPC' });
        await disk.real.rename(from, to);
      });
      const outcome = await applyRun(both(it), it.options({ joint: joint(it) }));
      expect(outcome).toMatchObject({ paths: [] });
      expect(outcome.failures).toEqual([
        { path: it.file('agents.json5'), change: 'write', message: 'the disk is full' },
        {
          path: it.file('openclaw.json'),
          change: 'write',
          message: `one fix changes it together with ${it.file('agents.json5')}, which failed`,
        },
      ]);
      expect([await it.read('openclaw.json'), await it.read('agents.json5')]).toEqual(['a', 'b']);
    });

    test('writes a third file all the same', async () => {
      const it = await scene({ 'openclaw.json': 'changed', 'agents.json5': 'b', 'sessions.json': 'c' });
      const changes = [...both(it), write(it, 'sessions.json', 'c', 'C')];
      const outcome = await applyRun(changes, it.options({ joint: joint(it) }));
      expect(outcome.paths).toEqual([it.file('sessions.json')]);
    });
  });

  test('of which nothing could be done leaves no run behind', async () => {
    const it = await scene({ 'openclaw.json': 'changed' });
    const outcome = await applyRun([write(it, 'openclaw.json', 'a', 'A')], it.options());
    expect(outcome.runId).toBeUndefined();
    expect(await fs.readdir(it.runs)).toEqual([]);
  });

  test('writes nothing at all where no backup can be kept', async () => {
    const it = await scene({ 'openclaw.json': 'a' });
    await fs.writeFile(path.join(path.dirname(it.home), 'state'), 'a file where a directory is meant');
    await expect(applyRun([write(it, 'openclaw.json', 'a', 'A')], it.options())).rejects.toMatchObject({
      code: 'no-backup',
    });
    expect(await it.read('openclaw.json')).toBe('a');
  });

  test('stops before the next file once it is interrupted', async () => {
    const it = await scene({ 'openclaw.json': 'a', 'sessions.json': 'b' });
    const interruption = new AbortController();
    disk.rename.mockImplementation(async (from, to) => {
      await disk.real.rename(from, to);
      if (String(to).endsWith('openclaw.json')) interruption.abort();
    });
    const outcome = await applyRun(
      [write(it, 'openclaw.json', 'a', 'A'), write(it, 'sessions.json', 'b', 'B')],
      it.options({ signal: interruption.signal }),
    );
    expect(outcome.paths).toEqual([it.file('openclaw.json')]);
    expect(outcome.failures).toEqual([
      { path: it.file('sessions.json'), change: 'write', message: 'the run was interrupted before it' },
    ]);
    expect(await it.read('sessions.json')).toBe('b');
  });

  test('narrows permissions and never widens them', async () => {
    const it = await scene({ 'auth-profiles.json': 'x', 'sealed.json': 'y' });
    await fs.chmod(it.file('auth-profiles.json'), 0o644);
    await fs.chmod(it.file('sealed.json'), 0o400);
    await fs.chmod(it.home, 0o755);
    const chmod = (file: string, mode: number): PlannedChange => ({ type: 'chmod', path: file, mode });
    await applyRun(
      [chmod(it.file('auth-profiles.json'), 0o600), chmod(it.file('sealed.json'), 0o600), chmod(it.home, 0o700)],
      it.options(),
    );
    expect(await modeOf(it.file('auth-profiles.json'))).toBe('600');
    expect(await modeOf(it.file('sealed.json'))).toBe('400');
    expect(await modeOf(it.home)).toBe('700');
  });

  test('narrows the file that a link leads to, and undo widens it again', async () => {
    const it = await scene({ 'target.json': 'x' });
    await fs.chmod(it.file('target.json'), 0o644);
    await fs.symlink(it.file('target.json'), it.file('link.json'));
    await applyRun([{ type: 'chmod', path: it.file('link.json'), mode: 0o600 }], it.options());
    expect(await modeOf(it.file('target.json'))).toBe('600');
    await undo(it);
    expect(await modeOf(it.file('target.json'))).toBe('644');
  });

  describe('on a symbolic link', () => {
    const linked = async () => {
      const it = await scene({ 'target.json': 'a' });
      await fs.mkdir(it.file('dotfiles'));
      await fs.rename(it.file('target.json'), it.file('dotfiles/target.json'));
      await fs.symlink('dotfiles/target.json', it.file('openclaw.json'));
      return it;
    };

    test('writes the file it leads to, beside that file, and tells which', async () => {
      const it = await linked();
      const temporaries: string[] = [];
      disk.rename.mockImplementation(async (from, to) => {
        temporaries.push(path.dirname(String(from)));
        await disk.real.rename(from, to);
      });
      const outcome = await applyRun([write(it, 'openclaw.json', 'a', 'A')], it.options());
      const target = await fs.realpath(it.file('dotfiles/target.json'));
      expect([...outcome.targets]).toEqual([[it.file('openclaw.json'), target]]);
      expect(await it.read('dotfiles/target.json')).toBe('A');
      expect((await fs.lstat(it.file('openclaw.json'))).isSymbolicLink()).toBe(true);
      expect(temporaries).toContain(path.dirname(target));
    });

    test('puts back the file it led to, also once the link is gone', async () => {
      const it = await linked();
      await applyRun([write(it, 'openclaw.json', 'a', 'A')], it.options());
      await fs.unlink(it.file('openclaw.json'));
      expect((await undo(it)).failures).toEqual([]);
      expect(await it.read('dotfiles/target.json')).toBe('a');
    });

    test('does not delete through it', async () => {
      const it = await linked();
      const outcome = await applyRun([{ type: 'delete', path: it.file('openclaw.json') }], it.options());
      expect(outcome.failures).toHaveLength(1);
      expect(await it.read('dotfiles/target.json')).toBe('a');
    });
  });

  describe('of which some changes were worked out from another', () => {
    const config = (it: Scene) => write(it, 'openclaw.json', 'a', 'A');
    const state = (it: Scene) => write(it, 'sessions.json', 'b', 'B');
    const other = (it: Scene) => write(it, 'jobs.json', 'c', 'C');
    const scenery = { 'openclaw.json': 'a', 'sessions.json': 'b', 'jobs.json': 'c' };
    const all = async (it: Scene) =>
      Promise.all(['openclaw.json', 'sessions.json', 'jobs.json'].map((name) => it.read(name)));
    const failing = (name: string, code: string) =>
      disk.rename.mockImplementation(async (from, to) => {
        if (String(to).endsWith(name)) throw Object.assign(new Error(code), { code });
        await disk.real.rename(from, to);
      });

    test.each(['EIO', 'ENOSPC', 'EROFS', 'EACCES'])('leaves those where it fails with %s', async (code) => {
      const it = await scene(scenery);
      const changes = [config(it), state(it), other(it)];
      failing('openclaw.json', code);
      const outcome = await applyRun(
        changes,
        it.options({
          dependents: async () => new Set(changes.filter(({ path: file }) => file.endsWith('sessions.json'))),
        }),
      );
      expect(await all(it)).toEqual(['a', 'b', 'C']);
      expect(outcome.paths).toEqual([it.file('jobs.json')]);
      expect(outcome.failures[1]).toEqual({
        path: it.file('sessions.json'),
        change: 'write',
        message: `it was worked out from the change of ${it.file('openclaw.json')}, which was not written`,
      });
    });

    test('puts back those that were written before it', async () => {
      const it = await scene(scenery);
      const changes = [state(it), other(it), config(it)];
      failing('openclaw.json', 'EIO');
      const outcome = await applyRun(changes, it.options({ dependents: async () => new Set(changes.slice(0, 1)) }));
      expect(await all(it)).toEqual(['a', 'b', 'C']);
      expect(outcome.paths).toEqual([it.file('jobs.json')]);
    });

    test('asks again what leans on those', async () => {
      const it = await scene(scenery);
      const changes = [config(it), other(it), state(it)];
      failing('openclaw.json', 'EIO');
      const leansOn = new Map([
        ['openclaw.json', 'jobs.json'],
        ['jobs.json', 'sessions.json'],
      ]);
      const dependents: ApplyOptions['dependents'] = async (unwritten) => {
        const names = [...unwritten.keys()].map((file) => leansOn.get(path.basename(file)));
        return new Set(changes.filter(({ path: file }) => names.includes(path.basename(file))));
      };
      const outcome = await applyRun(changes, it.options({ dependents }));
      expect(await all(it)).toEqual(['a', 'b', 'c']);
      expect(outcome.runId).toBeUndefined();
    });

    test('is not asked where all is written', async () => {
      const it = await scene(scenery);
      const dependents = vi.fn<NonNullable<ApplyOptions['dependents']>>();
      await applyRun([config(it), state(it)], it.options({ dependents }));
      expect(dependents).not.toHaveBeenCalled();
    });

    test('does not stage what something stands in the way of', async () => {
      const it = await scene(scenery);
      const outcome = await applyRun(
        [config(it), other(it)],
        it.options({ obstacle: ({ path: file }) => (file.endsWith('jobs.json') ? 'a gateway runs' : undefined) }),
      );
      expect(outcome.failures).toEqual([{ path: it.file('jobs.json'), change: 'write', message: 'a gateway runs' }]);
      expect(await all(it)).toEqual(['A', 'b', 'c']);
    });
  });

  test('deletes a file that is still the one that was judged', async () => {
    const it = await scene({ 'x.jsonl.lock': '{"pid":1}' });
    const { size, mtimeMs } = await fs.stat(it.file('x.jsonl.lock'));
    const seen = { size, modifiedAt: mtimeMs };
    const outcome = await applyRun([{ type: 'delete', path: it.file('x.jsonl.lock'), seen }], it.options());
    expect(outcome.paths).toEqual([it.file('x.jsonl.lock')]);
    expect(await fs.readdir(it.home)).toEqual([]);
  });

  test('spares a file that was written anew since it was judged', async () => {
    const it = await scene({ 'x.jsonl.lock': '{"pid":1}' });
    const { size, mtimeMs } = await fs.stat(it.file('x.jsonl.lock'));
    await fs.utimes(it.file('x.jsonl.lock'), new Date(), new Date(mtimeMs + 5_000));
    const seen = { size, modifiedAt: mtimeMs };
    const outcome = await applyRun([{ type: 'delete', path: it.file('x.jsonl.lock'), seen }], it.options());
    expect(outcome.failures).toHaveLength(1);
    expect(await it.read('x.jsonl.lock')).toBe('{"pid":1}');
  });
});

describe('undo', () => {
  test('puts back content, permissions and what was deleted', async () => {
    const it = await scene({ 'openclaw.json': 'a', 'x.lock': 'lock' });
    await fs.chmod(it.file('openclaw.json'), 0o644);
    await applyRun(
      [
        write(it, 'openclaw.json', 'a', 'A'),
        { type: 'chmod', path: it.file('openclaw.json'), mode: 0o600 },
        { type: 'delete', path: it.file('x.lock') },
      ],
      it.options(),
    );
    expect([await it.read('openclaw.json'), await modeOf(it.file('openclaw.json'))]).toEqual(['A', '600']);

    const outcome = await undo(it);
    expect(outcome.failures).toEqual([]);
    expect([...outcome.restored].sort()).toEqual([it.file('openclaw.json'), it.file('x.lock')]);
    expect([await it.read('openclaw.json'), await modeOf(it.file('openclaw.json'))]).toEqual(['a', '644']);
    expect([await it.read('x.lock'), await modeOf(it.file('x.lock'))]).toEqual(['lock', '600']);
  });

  test('leaves alone what has changed since, and puts back the rest', async () => {
    const it = await scene({ 'openclaw.json': 'a', 'sessions.json': 'b' });
    await applyRun([write(it, 'openclaw.json', 'a', 'A'), write(it, 'sessions.json', 'b', 'B')], it.options());
    await fs.writeFile(it.file('openclaw.json'), 'edited by hand');
    const outcome = await undo(it);
    expect(outcome.restored).toEqual([it.file('sessions.json')]);
    expect(outcome.failures).toEqual([{ path: it.file('openclaw.json'), message: 'it has changed since that run' }]);
    expect(await it.read('openclaw.json')).toBe('edited by hand');
  });

  test('takes the newest run that is not undone yet', async () => {
    const it = await scene({ 'openclaw.json': 'a' });
    const first = newRunId(new Date('2026-02-03T04:00:00Z'));
    const second = newRunId(new Date('2026-02-03T04:00:01Z'));
    await applyRun([write(it, 'openclaw.json', 'a', 'b')], it.options({ runId: first }));
    await applyRun([write(it, 'openclaw.json', 'b', 'c')], it.options({ runId: second }));
    expect((await undo(it)).runId).toBe(second);
    expect(await it.read('openclaw.json')).toBe('b');
    expect((await undo(it)).runId).toBe(first);
    expect(await it.read('openclaw.json')).toBe('a');
    await expect(undo(it)).rejects.toMatchObject({ code: 'unknown-run' });
  });

  test('of a run that was named finds nothing to do the second time', async () => {
    const it = await scene({ 'openclaw.json': 'a' });
    const { runId } = await applyRun([write(it, 'openclaw.json', 'a', 'A')], it.options());
    await undo(it, runId);
    const again = await undo(it, runId);
    expect(again).toMatchObject({ restored: [], unchanged: [it.file('openclaw.json')], failures: [] });
  });

  test.each(['20990101T000000Z-abcd', '../../etc', ''])('does not know the run %j', async (runId) => {
    const it = await scene({});
    await expect(undo(it, runId)).rejects.toMatchObject({ code: 'unknown-run' });
  });

  test('works after a crash between two files: the journal was there before the first', async () => {
    const it = await scene({ 'openclaw.json': 'a', 'sessions.json': 'b' });
    let journal: Promise<unknown> | undefined;
    disk.rename.mockImplementation(async (from, to) => {
      if (String(to).endsWith('sessions.json')) throw Object.assign(new Error('power loss'), { code: 'EIO' });
      const [run] = await fs.readdir(it.runs);
      journal ??= readJournal(path.join(it.runs, String(run)));
      await disk.real.rename(from, to);
    });
    const outcome = await applyRun(
      [write(it, 'openclaw.json', 'a', 'A'), write(it, 'sessions.json', 'b', 'B')],
      it.options(),
    );
    disk.rename.mockImplementation(disk.real.rename);
    expect(outcome.failures).toHaveLength(1);
    expect(await journal).toMatchObject({
      entries: [{ path: it.file('openclaw.json') }, { path: it.file('sessions.json') }],
    });
    expect(await leftovers(it.home)).toEqual([]);

    expect(await undo(it)).toMatchObject({ restored: [it.file('openclaw.json')], unchanged: [], failures: [] });
    expect([await it.read('openclaw.json'), await it.read('sessions.json')]).toEqual(['a', 'b']);
  });

  test('knows of a finished run only what was written', async () => {
    const it = await scene({ 'openclaw.json': 'a', 'sessions.json': 'changed' });
    const { runId } = await applyRun(
      [write(it, 'openclaw.json', 'a', 'A'), write(it, 'sessions.json', 'b', 'B')],
      it.options(),
    );
    expect(await readJournal(path.join(it.runs, String(runId)))).toMatchObject({
      state: 'complete',
      pid: 4711,
      entries: [{ path: it.file('openclaw.json') }],
    });
  });

  test('never takes back what another run wrote with the same result', async () => {
    const it = await scene({ 'openclaw.json': 'a', 'sessions.json': 'b' });
    disk.rename.mockImplementation(async (from, to) => {
      // Another doctor comes to the same while this one is at its first file.
      if (String(to).endsWith('openclaw.json')) await fs.writeFile(it.file('sessions.json'), 'B');
      await disk.real.rename(from, to);
    });
    await applyRun([write(it, 'openclaw.json', 'a', 'A'), write(it, 'sessions.json', 'b', 'B')], it.options());
    await undo(it);
    expect([await it.read('openclaw.json'), await it.read('sessions.json')]).toEqual(['a', 'B']);
  });

  test('puts back files that one fix changed together, or none of them', async () => {
    const it = await scene({ 'openclaw.json': 'a', 'agents.json5': 'b', 'sessions.json': 'c' });
    await applyRun(
      [write(it, 'openclaw.json', 'a', 'A'), write(it, 'agents.json5', 'b', 'B'), write(it, 'sessions.json', 'c', 'C')],
      it.options({ joint: [[it.file('openclaw.json'), it.file('agents.json5')]] }),
    );
    await fs.writeFile(it.file('agents.json5'), 'edited by hand');
    const outcome = await undo(it);
    expect(outcome.restored).toEqual([it.file('sessions.json')]);
    expect(outcome.failures).toContainEqual({
      path: it.file('openclaw.json'),
      message: `one fix changed it together with ${it.file('agents.json5')}, which cannot be put back`,
    });
    expect(await it.read('openclaw.json')).toBe('A');
  });

  test('makes one half of a fix again where the other cannot be put back after all', async () => {
    const it = await scene({ 'openclaw.json': 'a', 'agents.json5': 'b' });
    await applyRun(
      [write(it, 'openclaw.json', 'a', 'A'), write(it, 'agents.json5', 'b', 'B')],
      it.options({ joint: [[it.file('openclaw.json'), it.file('agents.json5')]] }),
    );
    disk.rename.mockImplementation(async (from, to) => {
      if (String(to).endsWith('openclaw.json')) throw Object.assign(new Error('disk'), { code: 'ENOSPC' });
      await disk.real.rename(from, to);
    });
    const outcome = await undo(it);
    expect(outcome.restored).toEqual([]);
    expect(outcome.failures).toEqual([
      { path: it.file('openclaw.json'), message: 'the disk is full' },
      {
        path: it.file('agents.json5'),
        message: `one fix changed it together with ${it.file('openclaw.json')}, which cannot be put back`,
      },
    ]);
    expect([await it.read('openclaw.json'), await it.read('agents.json5')]).toEqual(['A', 'B']);
  });

  test('tells what it put back where it cannot note that it did', async () => {
    const it = await scene({ 'openclaw.json': 'a' });
    const { runId } = await applyRun([write(it, 'openclaw.json', 'a', 'A')], it.options());
    disk.rename.mockImplementation(async (from, to) => {
      if (String(to).endsWith('journal.json')) throw Object.assign(new Error('disk'), { code: 'ENOSPC' });
      await disk.real.rename(from, to);
    });
    const outcome = await undo(it);
    expect(outcome.restored).toEqual([it.file('openclaw.json')]);
    expect(outcome.failures).toEqual([
      {
        path: path.join(it.runs, String(runId)),
        message: 'every file is put back, but that could not be noted: the disk is full',
      },
    ]);
    expect(await it.read('openclaw.json')).toBe('a');
  });

  test('of two runs in one second takes the later', async () => {
    const it = await scene({ 'openclaw.json': 'a' });
    const early = { runId: '20260203T040506Z-ffff', startedAt: '2026-02-03T04:05:06.100Z' };
    const late = { runId: '20260203T040506Z-0000', startedAt: '2026-02-03T04:05:06.900Z' };
    await applyRun([write(it, 'openclaw.json', 'a', 'b')], it.options(early));
    await applyRun([write(it, 'openclaw.json', 'b', 'c')], it.options(late));
    expect((await undo(it)).runId).toBe(late.runId);
    expect(await it.read('openclaw.json')).toBe('b');
  });

  describe('of a file that had to be overwritten in its place', () => {
    const mountPoint = async (from: unknown, to: unknown): Promise<void> => {
      if (String(to).endsWith('openclaw.json')) throw Object.assign(new Error('mount point'), { code: 'EBUSY' });
      await disk.real.rename(String(from), String(to));
    };

    test.each([
      ['at its beginning', 'a long old text', 'A new text that is longer', 'A newg old text'],
      ['behind the end of the old text', 'old', 'new and longer', 'new and'],
      ['before what is too much was cut off', 'a long old text', 'new', 'newong old text'],
    ])('and was cut off %s', async (_, before, after, cutOff) => {
      const it = await scene({ 'openclaw.json': before });
      disk.rename.mockImplementation(mountPoint);
      await applyRun([write(it, 'openclaw.json', before, after)], it.options());
      expect(await it.read('openclaw.json')).toBe(after);
      await fs.writeFile(it.file('openclaw.json'), cutOff);
      expect((await undo(it)).failures).toEqual([]);
      expect(await it.read('openclaw.json')).toBe(before);
    });

    test('leaves alone what somebody has edited since', async () => {
      const it = await scene({ 'openclaw.json': 'a long old text' });
      disk.rename.mockImplementation(mountPoint);
      await applyRun([write(it, 'openclaw.json', 'a long old text', 'new')], it.options());
      await fs.writeFile(it.file('openclaw.json'), 'new, and edited');
      expect((await undo(it)).failures).toHaveLength(1);
      expect(await it.read('openclaw.json')).toBe('new, and edited');
    });
  });

  test('does not put back a damaged backup', async () => {
    const it = await scene({ 'openclaw.json': 'a' });
    const { runId } = await applyRun([write(it, 'openclaw.json', 'a', 'A')], it.options());
    await fs.writeFile(path.join(it.runs, String(runId), '0001-openclaw.json'), 'tampered');
    const outcome = await undo(it);
    expect(outcome.failures).toHaveLength(1);
    expect(await it.read('openclaw.json')).toBe('A');
  });

  test('does not read a backup through a link', async () => {
    const it = await scene({ 'openclaw.json': 'a' });
    const { runId } = await applyRun([write(it, 'openclaw.json', 'a', 'A')], it.options());
    const backup = path.join(it.runs, String(runId), '0001-openclaw.json');
    await fs.rename(backup, `${backup}.moved`);
    await fs.symlink(`${backup}.moved`, backup);
    expect((await undo(it)).failures).toHaveLength(1);
  });

  test.each([
    ['no JSON', '{'],
    [
      'a relative path',
      '{"version":1,"runId":"x","tool":"t","startedAt":"s","entries":[{"type":"delete","path":"a"}]}',
    ],
    [
      'a backup outside of the run',
      '{"version":1,"runId":"x","tool":"t","startedAt":"s","entries":[{"type":"delete","path":"/a","mode":1,"sha256Before":"","backup":"../../a"}]}',
    ],
  ])('refuses a journal with %s', async (_, text) => {
    const it = await scene({ 'openclaw.json': 'a' });
    const { runId } = await applyRun([write(it, 'openclaw.json', 'a', 'A')], it.options());
    await fs.writeFile(path.join(it.runs, String(runId), 'journal.json'), text);
    await expect(undo(it, runId)).rejects.toMatchObject({ code: 'bad-journal' });
  });
});

describe('retention', () => {
  test('keeps the newest runs and what is not ours', async () => {
    const it = await scene({ 'openclaw.json': '0' });
    await fs.mkdir(path.join(it.runs, 'notes'), { recursive: true });
    for (let index = 0; index < 5; index++) {
      const runId = newRunId(new Date(Date.UTC(2026, 0, 1, 0, 0, index)));
      const change = write(it, 'openclaw.json', String(index), String(index + 1));
      await applyRun([change], it.options({ runId, keep: { runs: 3, days: 90 } }));
    }
    const kept = (await listRuns(it.runs)).map(({ runId }) => runId.slice(0, 16));
    expect(kept).toEqual(['20260101T000004Z', '20260101T000003Z', '20260101T000002Z']);
    expect(await fs.readdir(it.runs)).toContain('notes');
  });

  test('removes runs that are older than the days given, and what a run left that wrote nothing', async () => {
    const it = await scene({ 'openclaw.json': '0' });
    const at = (time: number) => newRunId(new Date(time));
    const day = 86_400_000;
    const start = Date.UTC(2026, 0, 1);
    for (const [index, time] of [start, start + 2 * day].entries()) {
      const change = write(it, 'openclaw.json', String(index), String(index + 1));
      await applyRun([change], it.options({ runId: at(time), startedAt: new Date(time).toISOString() }));
    }
    await fs.mkdir(path.join(it.runs, at(start + day)));
    await fs.mkdir(path.join(it.runs, at(start + 91 * day)));
    const now = start + 91 * day + 1000;
    const last = write(it, 'openclaw.json', '2', '3');
    await applyRun([last], it.options({ runId: at(now), startedAt: new Date(now).toISOString() }));
    const kept = (await fs.readdir(it.runs)).map((name) => name.slice(0, 8)).sort();
    expect(kept).toEqual(['20260103', '20260402', '20260402']);
  });

  test('counts the runs of each installation by themselves', async () => {
    const it = await scene({ 'a.json': '0', 'b.json': '0' });
    for (let index = 0; index < 4; index++) {
      const name = index === 0 ? 'b.json' : 'a.json';
      const before = index === 0 ? '0' : String(index - 1);
      const runId = newRunId(new Date(Date.UTC(2026, 0, 1, 0, 0, index)));
      const change = write(it, name, before, String(index === 0 ? 1 : index));
      await applyRun([change], it.options({ runId, stateDir: `/home/${name}`, keep: { runs: 2, days: 90 } }));
    }
    const kept = (await listRuns(it.runs)).map(({ runId, stateDir }) => [runId.slice(13, 15), stateDir]);
    expect(kept).toEqual([
      ['03', '/home/a.json'],
      ['02', '/home/a.json'],
      ['00', '/home/b.json'],
    ]);
  });

  test('never removes the run it has just made', async () => {
    const it = await scene({ 'openclaw.json': 'a' });
    const { runId } = await applyRun(
      [write(it, 'openclaw.json', 'a', 'A')],
      it.options({ keep: { runs: 0, days: 90 } }),
    );
    expect((await listRuns(it.runs)).map((run) => run.runId)).toEqual([runId]);
  });
});
