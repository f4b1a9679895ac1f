import { mkdir, mkdtemp, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import * as path from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { hostFiles } from '../../src/installation/host.js';
import { loadInstallation } from '../../src/installation/load.js';
import { scanTranscript } from '../../src/installation/transcripts/scan.js';
import type { Installation } from '../../src/openclaw/installation.js';

const SESSIONS = '.openclaw/agents/main/sessions';

describe('what is told of state beside its texts', () => {
  it('a real directory of the old name, but not the link that a move leaves behind', async () => {
    const home = await makeHome({ '.openclaw/openclaw.json': '{}', '.clawdbot/openclaw.json': '{}' });
    expect((await load(home)).legacyHomes).toEqual([path.join(home, '.clawdbot')]);
    const moved = await makeHome({ '.openclaw/openclaw.json': '{}' });
    await symlink(path.join(moved, '.openclaw'), path.join(moved, '.clawdbot'));
    expect((await load(moved)).legacyHomes).toEqual([]);
  });

  it('which of the processes that locks name are gone', async () => {
    const home = await makeHome({
      '.openclaw/openclaw.json': '{}',
      [`${SESSIONS}/a.jsonl.lock`]: '{"pid":1}',
      [`${SESSIONS}/b.jsonl.lock`]: '{"pid":2}',
      [`${SESSIONS}/c.jsonl.lock`]: '{"pid":-3}',
      [`${SESSIONS}/d.jsonl.lock`]: '{"pi',
    });
    expect((await load(home)).deadPids).toEqual(new Set([2]));
  });

  it('the database that a store of the config’s choice has become', async () => {
    const home = await makeHome({
      '.openclaw/openclaw.json': `{ session: { store: '~/.openclaw/custom/{agentId}.json' } }`,
      '.openclaw/custom/main.sqlite': '',
      '.openclaw/agents/main/agent/openclaw-agent.sqlite': '',
    });
    const asked: string[] = [];
    await load(home, async (file, role) => {
      asked.push(`${path.relative(home, file)} ${role}`);
      return { ok: false, schemaVersion: undefined, reason: 'not now' };
    });
    expect(asked.sort()).toEqual([
      '.openclaw/agents/main/agent/openclaw-agent.sqlite agent',
      '.openclaw/custom/main.sqlite agent',
    ]);
  });

  it('transcripts, read as text only where a rule may have something to say', async () => {
    const home = await makeHome({
      '.openclaw/openclaw.json': '{}',
      [`${SESSIONS}/plain.jsonl`]: '{"type":"session"}\n',
      [`${SESSIONS}/old.jsonl`]: '{"type":"session"}\n{"message":{"provider":"openai-codex"}}\n',
    });
    const files = (await load(home)).files.filter(({ kind }) => kind === 'transcript');
    expect(
      files.map((file) => [path.basename(file.path), file.transcript?.lines, file.content !== undefined]).sort(),
    ).toEqual([
      ['old.jsonl', 2, true],
      ['plain.jsonl', 1, false],
    ]);
  });
});

async function makeHome(files: Readonly<Record<string, string>>): Promise<string> {
  const home = await mkdtemp(path.join(tmpdir(), 'clawmend-state-'));
  onTestFinished(() => rm(home, { recursive: true, force: true }));
  for (const [name, content] of Object.entries(files)) {
    await mkdir(path.dirname(path.join(home, name)), { recursive: true });
    await writeFile(path.join(home, name), content);
  }
  return home;
}

type ReadDatabase = NonNullable<Parameters<typeof loadInstallation>[0]['readDatabase']>;

function load(home: string, readDatabase?: ReadDatabase): Promise<Installation> {
  return loadInstallation({
    files: hostFiles('linux'),
    env: { HOME: home },
    homedir: home,
    cwd: home,
    platform: 'linux',
    now: 1,
    isAlive: (pid) => pid === 1,
    readDatabase,
    scanTranscript,
  });
}
