import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { copyFile, mkdir, mkdtemp, readdir, readFile, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import * as path from 'node:path';
import { createInterface } from 'node:readline';
import { describe, expect, it, onTestFinished } from 'vitest';
import { run } from '../../../src/engine/run.js';
import { hostFiles } from '../../../src/installation/host.js';
import { loadInstallation } from '../../../src/installation/load.js';
import { type Connection, loadDriver } from '../../../src/installation/sqlite/driver.js';
import { readDatabase } from '../../../src/installation/sqlite/read-database.js';
import { release } from '../../../src/openclaw/releases/release.js';
import { rules } from '../../../src/rules/registry.js';

const driver = await loadDriver();
const SESSION = { sessionId: 's1', updatedAt: 1, modelProvider: 'openai-codex', model: 'gpt-5.5' };
const JOB = { id: 'nightly', jobId: 'nightly', schedule: { kind: 'cron', expr: '0 1 * * *' } };

describe('a Node without SQLite', () => {
  it('says why nothing was checked, in one line', async () => {
    const read = await readDatabase('/nowhere/openclaw.sqlite', 'state', Promise.resolve(undefined));
    expect(read).toEqual({ ok: false, schemaVersion: undefined, reason: 'it needs Node 22.13 or later' });
  });
});

describe.skipIf(driver === undefined)('reading a database (needs Node 22.13 or later)', () => {
  it('opens one at rest without making sidecars', async () => {
    const home = await makeHome();
    const file = agentDatabase(home);
    const writer = makeSessions(file);
    writer.close();
    await expectUntouched(home, async () => {
      const read = await readDatabase(file, 'agent');
      expect(read).toMatchObject({ ok: true, schemaVersion: 23 });
    });
    expect(await readdir(path.dirname(file))).toEqual(['openclaw-agent.sqlite']);
  });

  it('knows what the state has taken over from the config, and reads none of its values', async () => {
    const home = await makeHome();
    const file = path.join(home, '.openclaw/state/openclaw.sqlite');
    await mkdir(path.dirname(file), { recursive: true });
    const writer = driver?.open(file, 'write');
    writer?.exec('CREATE TABLE config_machine_state (state_key TEXT PRIMARY KEY, value_json TEXT)');
    writer?.exec(`INSERT INTO config_machine_state VALUES ('cron.store', '"secret"'), ('tts.prefsPath', '1')`);
    writer?.close();
    const read = await readDatabase(file, 'state');
    expect(read).toMatchObject({ ok: true, imported: ['cron.store', 'tts.prefsPath'] });
    expect(JSON.stringify(read)).not.toContain('secret');
  });

  it('sees what a writer that still holds it open has written, and changes neither sidecar', async () => {
    const home = await makeHome();
    const file = agentDatabase(home);
    makeSessions(file).close();
    const writer = await startWriter(
      file,
      `INSERT INTO session_nodes VALUES ('agent:main:late', '{"sessionId":"s2"}')`,
    );
    await expectUntouched(home, async () => {
      const read = await readDatabase(file, 'agent');
      if (!read.ok) throw new Error(read.reason);
      expect(read.tables[0]?.rows.map(({ key }) => key)).toEqual(['agent:main:late', 'agent:main:main']);
    });
    // It goes on writing as if nobody had been there.
    expect(await writer.ask(`INSERT INTO session_nodes VALUES ('agent:main:later', '{}')`)).toBe('done');
  });

  it('reads what a writer that was killed has left behind', async () => {
    const home = await makeHome();
    const { file } = await abandoned(home, ['', '-wal', '-shm']);
    await expectUntouched(home, async () => {
      expect(await readDatabase(file, 'agent')).toMatchObject({ ok: true, schemaVersion: 23 });
    });
  });

  it('reads a copy where a sidecar is missing, and leaves no copy behind', async () => {
    const home = await makeHome();
    const { file } = await abandoned(home, ['', '-wal']);
    const before = await temporaryCopies();
    await expectUntouched(home, async () => {
      const read = await readDatabase(file, 'agent');
      if (!read.ok) throw new Error(read.reason);
      expect(read.tables[0]?.rows).toHaveLength(1);
    });
    expect(await temporaryCopies()).toEqual(before);
  });

  it('says so where a file is no database', async () => {
    const home = await makeHome();
    const file = path.join(home, '.openclaw/openclaw.json');
    const read = await readDatabase(file, 'state');
    expect(read).toMatchObject({ ok: false });
  });
});

describe.skipIf(driver === undefined)('rules on rows (needs Node 22.13 or later)', () => {
  it('name table, key and path, and leave the repair to OpenClaw', async () => {
    const home = await makeHome();
    makeSessions(agentDatabase(home)).close();
    makeState(path.join(home, '.openclaw/state/openclaw.sqlite')).close();
    const result = await check(home);
    const found = result.findings.filter(({ file }) => file.endsWith('.sqlite'));
    expect(found.map(({ ruleId, path: at }) => [ruleId, at])).toEqual(
      expect.arrayContaining([
        ['sessions/openai-codex-route', ['session_nodes', 'agent:main:main', 'entry_json', 'modelProvider']],
        ['cron/job-id', ['cron_jobs', 'nightly', 'job_json', 'jobId']],
        ['approvals/invalid-field', ['exec_approvals_config', 'current', 'raw_json', 'defaults', 'security']],
        ['cron/store-moved', ['cron_jobs']],
      ]),
    );
    for (const { fix, range, status } of found.filter(({ path: at }) => at !== null)) {
      expect(fix?.applicability).toBe('manual');
      expect(fix?.title).toContain('openclaw doctor --fix');
      expect(range).toBeNull();
      expect(status).toBe('open');
    }
    expect(result.files.map(({ path: file }) => path.basename(file))).toEqual(['openclaw.json']);
    expect(result.defects).toEqual([]);
  });

  it('know a layout that the target cannot read', async () => {
    const home = await makeHome();
    makeSessions(agentDatabase(home)).close();
    const ids = (await check(home, '2026.8.2')).findings.map(({ ruleId }) => ruleId);
    expect(ids).toContain('sqlite/newer-schema');
  });
});

async function makeHome(): Promise<string> {
  const home = await mkdtemp(path.join(tmpdir(), 'clawmend-sqlite-'));
  onTestFinished(() => rm(home, { recursive: true, force: true }));
  await mkdir(path.join(home, '.openclaw/agents/main/agent'), { recursive: true });
  await mkdir(path.join(home, '.openclaw/state'), { recursive: true });
  await copyFile(
    new URL('../../../fixtures/state-pairs/101-cron-identity-schedule/home/.openclaw/openclaw.json', import.meta.url),
    path.join(home, '.openclaw/openclaw.json'),
  );
  return home;
}

function agentDatabase(home: string): string {
  return path.join(home, '.openclaw/agents/main/agent/openclaw-agent.sqlite');
}

function makeSessions(file: string): Connection {
  const writer = openForWriting(file);
  writer.exec('PRAGMA journal_mode=WAL; PRAGMA user_version=23;');
  writer.exec('CREATE TABLE session_nodes (session_key TEXT NOT NULL PRIMARY KEY, entry_json TEXT NOT NULL) STRICT');
  writer.exec(`INSERT INTO session_nodes VALUES ('agent:main:main', '${JSON.stringify(SESSION)}')`);
  return writer;
}

function makeState(file: string): Connection {
  const writer = openForWriting(file);
  writer.exec('PRAGMA journal_mode=WAL; PRAGMA user_version=18;');
  writer.exec(
    'CREATE TABLE cron_jobs (store_key TEXT NOT NULL, job_id TEXT NOT NULL, job_json TEXT NOT NULL, sort_order INTEGER) STRICT',
  );
  writer.exec(`INSERT INTO cron_jobs VALUES ('/old/home/cron/jobs.json', 'nightly', '${JSON.stringify(JOB)}', 0)`);
  writer.exec(
    'CREATE TABLE exec_approvals_config (config_key TEXT NOT NULL PRIMARY KEY, raw_json TEXT NOT NULL) STRICT',
  );
  writer.exec(`INSERT INTO exec_approvals_config VALUES ('current', '{"version":1,"defaults":{"security":"yolo"}}')`);
  return writer;
}

/** A process of its own, as a gateway is: inside of one process SQLite shares what it maps. */
async function startWriter(file: string, sql: string): Promise<{ ask(sql: string): Promise<string> }> {
  const child = spawn(process.execPath, ['--no-warnings', '--input-type=module', '-e', WRITER, file], {
    stdio: ['pipe', 'pipe', 'inherit'],
  });
  onTestFinished(() => {
    child.kill();
  });
  const lines = createInterface(child.stdout)[Symbol.asyncIterator]();
  const ask = async (text: string): Promise<string> => {
    child.stdin.write(`${text}\n`);
    return (await lines.next()).value ?? 'ended';
  };
  expect(await ask(sql)).toBe('done');
  return { ask };
}

const WRITER = `
import { createInterface } from 'node:readline';
import { DatabaseSync } from 'node:sqlite';
const database = new DatabaseSync(process.argv[1]);
for await (const line of createInterface(process.stdin)) {
  database.exec(line);
  console.log('done');
}
`;

function openForWriting(file: string): Connection {
  if (driver === undefined) throw new Error('no SQLite in this Node');
  return driver.open(file, 'write');
}

/** The files of a database as a killed writer leaves them: copied while they are in use. */
async function abandoned(home: string, ends: readonly string[]): Promise<{ readonly file: string }> {
  const live = path.join(home, 'live.sqlite');
  const writer = makeSessions(live);
  const file = agentDatabase(home);
  for (const end of ends) await copyFile(`${live}${end}`, `${file}${end}`);
  writer.close();
  for (const end of ['', '-wal', '-shm']) await rm(`${live}${end}`, { force: true });
  return { file };
}

async function check(home: string, target = '2026.9.6') {
  const installation = await loadInstallation({
    files: hostFiles('linux'),
    env: { HOME: home },
    homedir: home,
    cwd: home,
    platform: 'linux',
    release: release(target),
    now: Date.UTC(2026, 6, 1),
    readDatabase,
  });
  return run(rules, installation, { release: release(target), source: 'flag' }, { fix: 'unsafe' });
}

/** Every file below a directory, with its bytes, size, mode and date. */
async function snapshot(directory: string): Promise<readonly string[]> {
  const names = await readdir(directory, { recursive: true });
  const lines: string[] = [];
  for (const name of names.sort()) {
    const file = path.join(directory, name);
    const { size, mode, mtimeMs, ino } = await stat(file);
    const isFile = (await stat(file)).isFile();
    const hash = isFile
      ? createHash('sha256')
          .update(await readFile(file))
          .digest('hex')
      : 'directory';
    lines.push(`${name} ${size} ${mode} ${mtimeMs} ${ino} ${hash}`);
  }
  return lines;
}

async function expectUntouched(directory: string, act: () => Promise<void>): Promise<void> {
  const before = await snapshot(directory);
  await act();
  expect(await snapshot(directory)).toEqual(before);
}

async function temporaryCopies(): Promise<readonly string[]> {
  return (await readdir(tmpdir())).filter((name) => name.startsWith('clawmend-read-'));
}
