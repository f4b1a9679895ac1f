import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFile, symlink } from 'node:fs/promises';
import * as path from 'node:path';
import { beforeAll, describe, expect, test } from 'vitest';
import packageJson from '../../package.json' with { type: 'json' };
import { tool } from '../../src/doctor/tool.js';
import { builtProgram } from '../helpers/built-program.js';
import { type Home, LEGACY, makeHome } from './home.js';

/** The built program, as npm would install it. */
let dist = '';
beforeAll(() => {
  dist = builtProgram();
});

function start(home: Home, args: readonly string[], program = path.join(dist, 'cli.js'), ...flags: string[]) {
  return spawn(process.execPath, [...flags, program, ...args], {
    cwd: home.directory,
    env: { HOME: home.directory, PATH: '', OPENCLAW_GATEWAY_PORT: '1' },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
}

async function finish(child: ChildProcess): Promise<{ code: number | null; stdout: string; stderr: string }> {
  let stdout = '';
  let stderr = '';
  child.stdout?.on('data', (chunk) => {
    stdout += chunk;
  });
  child.stderr?.on('data', (chunk) => {
    stderr += chunk;
  });
  const [code] = await once(child, 'close');
  return { code, stdout, stderr };
}

/** Tells on standard error when the program begins to listen for a signal; before that, it would end as any program. */
const ANNOUNCE = `data:text/javascript,process.on('newListener',(name)=>{if(name==='SIGINT')process.stderr.write(name)})`;

/** Findings without end: the report is larger than any pipe. */
const wordy = `{ agents: { defaults: { model: { primary: 'openai-codex/gpt-5.5', fallbacks: [
${"  'openai-codex/gpt-5.5',\n".repeat(600)}] } } } }`;

describe('the program', () => {
  test('knows its version, which is that of the package', async () => {
    const home = await makeHome();
    expect(await finish(start(home, ['--version']))).toEqual({ code: 0, stdout: `${tool.version}\n`, stderr: '' });
    expect(tool).toEqual({ name: packageJson.name, version: packageJson.version });
  });

  test('runs through the links npm makes of its names', async () => {
    const home = await makeHome({ 'legacy.json': LEGACY });
    await symlink(path.join(dist, 'cli.js'), home.path('doctor'));
    const ran = await finish(start(home, ['legacy.json', '--format', 'concise'], home.path('doctor')));
    expect(ran).toMatchObject({ code: 1, stderr: '' });
  });

  test('prints help with an example first-time users can copy', async () => {
    const home = await makeHome();
    const ran = await finish(start(home, ['--help']));
    expect(ran).toMatchObject({ code: 0, stderr: '' });
    expect(ran.stdout).toContain('clawmend --diff');
  });

  test('hands over a large report whole', async () => {
    const home = await makeHome({ 'openclaw.json': wordy });
    const ran = await finish(start(home, ['openclaw.json', '--format', 'json']));
    expect(ran.code).toBe(1);
    expect(JSON.parse(ran.stdout)).toMatchObject({ schemaVersion: 1 });
    expect(ran.stdout.length).toBeGreaterThan(200_000);
  });

  test('takes a reader that goes away for no error', async () => {
    const home = await makeHome({ 'openclaw.json': wordy });
    const child = start(home, ['openclaw.json', '--format', 'json']);
    child.stdout?.destroy();
    const ran = await finish(child);
    expect(ran).toMatchObject({ code: 1, stderr: '' });
  });

  test('stops at SIGINT with status 130 and writes nothing', async () => {
    const entry = (n: number) =>
      `"agent:main:direct:${n}":{"sessionId":"${n}","updatedAt":1,"modelProvider":"openai-codex","model":"gpt-5.5"}`;
    const store = `{${Array.from({ length: 20_000 }, (_, n) => entry(n)).join(',\n')}}`;
    const home = await makeHome({
      '.openclaw/openclaw.json': LEGACY,
      '.openclaw/agents/main/sessions/sessions.json': store,
    });
    const child = start(home, ['--fix', '--target', '2026.9.6'], path.join(dist, 'cli.js'), '--import', ANNOUNCE);
    child.stderr?.once('data', () => child.kill('SIGINT'));
    const ran = await finish(child);
    expect(ran.code).toBe(130);
    expect(await readFile(home.path('.openclaw/openclaw.json'), 'utf8')).toBe(LEGACY);
  });
});
