import { readdir } from 'node:fs/promises';
import { describe, expect, test } from 'vitest';
import {
  applyPlan,
  check,
  defineRule,
  findToolConfig,
  fix,
  InputError,
  preview,
  processSystem,
  rules,
  undo,
} from '../src/index.js';
import { type Home, LEGACY, makeHome, REPAIRED } from './cli/home.js';

const CONFIG = '.openclaw/openclaw.json';
const STORE = '.openclaw/agents/main/sessions/sessions.json';
const DIRTY_STORE =
  '{"agent:main:main":{"sessionId":"5b0c0f52","updatedAt":1,"modelProvider":"openai-codex","model":"gpt-5.5"}}';
const TARGET = '2026.9.6';

const runsOf = (home: Home) => ({ runsDirectory: home.path('runs') });

describe('the public API', () => {
  test('check looks and leaves everything alone', async () => {
    const home = await makeHome({ [CONFIG]: LEGACY });
    const { result, isComplete, notes } = await check({ system: home.system(), target: TARGET });
    expect(result.findings.map(({ ruleId, file }) => [ruleId, file])).toEqual([
      ['gateway/bind-host-alias', home.path(CONFIG)],
    ]);
    expect({ isComplete, notes }).toEqual({ isComplete: true, notes: [] });
    expect(await readdir(home.directory)).toEqual(['.openclaw']);
  });

  test('preview works out the text that fix writes', async () => {
    const home = await makeHome({ [CONFIG]: LEGACY });
    const options = { system: home.system(), target: TARGET };
    const planned = (await preview(options)).result.files.map(({ after }) => after);
    expect(await home.read(CONFIG)).toBe(LEGACY);
    await fix(options, 'safe', runsOf(home));
    expect(planned).toEqual([await home.read(CONFIG)]);
    expect(planned).toEqual([REPAIRED]);
  });

  test('fix tells what it wrote and where the backup is, and undo puts it back', async () => {
    const home = await makeHome({ [CONFIG]: LEGACY });
    const { written } = await fix({ system: home.system(), target: TARGET }, 'safe', runsOf(home));
    expect(written).toMatchObject({ paths: [home.path(CONFIG)], failures: [] });
    expect(written.backup).toBe(home.path(`runs/${written.runId}`));
    const undone = await undo(home.system(), runsOf(home));
    expect(undone).toMatchObject({ runId: written.runId, restored: [home.path(CONFIG)] });
    expect(await home.read(CONFIG)).toBe(LEGACY);
  });

  test('rules of one’s own, and the config that is in force, go in as values', async () => {
    const home = await makeHome({
      [CONFIG]: LEGACY,
      'clawmend.config.json5':
        "{ target: '2026.9.6', rules: { 'gateway/*': 'off', 'schema/*': 'off', 'ours/*': 'info' } }",
    });
    const system = home.system();
    const ours = defineRule({
      id: 'ours/mode',
      reads: 'config',
      severity: 'error',
      summary: 'S.',
      why: 'W.',
      examples: [],
      check({ config, report }) {
        const mode = config.at('gateway.mode');
        if (mode !== undefined) report({ at: mode, message: `It is ${mode.value}.` });
      },
    });
    const plan = await check({ system, rules: [ours], toolConfig: await findToolConfig(system) });
    expect(plan.result.target.source).toBe('config');
    expect(plan.result.findings.map(({ ruleId, severity, message }) => [ruleId, severity, message])).toEqual([
      ['ours/mode', 'info', 'It is local.'],
    ]);
    expect(plan.rules.map(({ id }) => id)).toEqual([...rules.map(({ id }) => id), 'ours/mode']);
  });

  test('a path is all it takes: the process is read where no system is given', async () => {
    const home = await makeHome({ 'openclaw.json': LEGACY });
    const { result } = await check({ paths: [home.path('openclaw.json')], target: TARGET });
    expect(result.findings.map(({ ruleId }) => ruleId)).toContain('gateway/bind-host-alias');
    expect(processSystem()).toMatchObject({ cwd: process.cwd(), pid: process.pid, platform: process.platform });
    expect(processSystem().isAlive(process.pid)).toBe(true);
  });

  test('a bad request is an InputError with one sentence', async () => {
    const home = await makeHome();
    const failure = await check({ system: home.system(), config: 'missing.json' }).catch((error: unknown) => error);
    expect(failure).toBeInstanceOf(InputError);
    expect(String(failure)).toBe('InputError: missing.json: The file does not exist; check the path.');
  });

  test('an aborted check is rejected', async () => {
    const home = await makeHome({ [CONFIG]: LEGACY });
    let ticks = 0;
    // A clock on which every step takes long, so that the check pauses at each.
    const system = { ...home.system(), now: () => new Date(ticks++ * 1000) };
    const running = check({ system, target: TARGET, signal: AbortSignal.abort(new Error('enough')) });
    await expect(running).rejects.toThrow('enough');
  });

  test('the rules have ids of their own', () => {
    const ids = rules.map(({ id }) => id);
    expect(ids.filter((id, index) => ids.indexOf(id) !== index)).toEqual([]);
    expect(ids.filter((id) => !/^[a-z0-9-]+\/[a-z0-9-]+$/.test(id))).toEqual([]);
  });
});

describe('what happens between the check and the write', () => {
  test('a gateway that was started meanwhile keeps its state; the config is written', async () => {
    const home = await makeHome({ [CONFIG]: LEGACY, [STORE]: DIRTY_STORE });
    const plan = await preview({ system: home.system(), target: '2026.7.35' });
    await home.write('.openclaw/tmp/openclaw-0/gateway.deadbeef.lock', '{"pid":99,"createdAt":"2026-03-04T05:00:00Z"}');
    const written = await applyPlan(plan, home.system({ livePids: [99] }), runsOf(home));
    expect(written.paths).toEqual([home.path(CONFIG)]);
    expect(written.failures).toMatchObject([
      { path: home.path(STORE), message: expect.stringMatching(/^a gateway .*; stop it and run the command again$/) },
    ]);
    expect(await home.read(STORE)).toBe(DIRTY_STORE);
  });

  test('a file that was edited meanwhile keeps the edit', async () => {
    const home = await makeHome({ [CONFIG]: LEGACY });
    const plan = await preview({ system: home.system(), target: TARGET });
    await home.write(CONFIG, '{ /* mine */ }');
    const written = await applyPlan(plan, home.system(), runsOf(home));
    expect(written).toMatchObject({
      paths: [],
      failures: [{ path: home.path(CONFIG), message: 'it has changed since it was read; run the command again' }],
    });
    expect(await home.read(CONFIG)).toBe('{ /* mine */ }');
  });
});
