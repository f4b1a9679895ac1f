import { chmod, link, lstat, readdir, stat, symlink } from 'node:fs/promises';
import { describe, expect, test } from 'vitest';
import { LEGACY, makeHome, REPAIRED } from './home.js';

const CONFIG = '.openclaw/openclaw.json';
const STORE = '.openclaw/agents/main/sessions/sessions.json';
const DIRTY_STORE = `{
  "agent:main:main": {
    "sessionId": "5b0c0f52-8f0e-4a0d-9d53-6a3f3f6f1b01",
    "updatedAt": 1773400000000,
    "modelProvider": "openai-codex",
    "model": "gpt-5.5"
  }
}`;
const AT = ['--target', '2026.9.6'];
/** A release whose sessions are still files, in which a session is repaired and not left to an import. */
const WITH_SESSION_FILES = ['--target', '2026.7.35'];
const bindRule = 'gateway/bind-host-alias';

interface JsonReport {
  readonly findings: readonly { ruleId: string; file: string; status: string; severity: string }[];
  readonly files: readonly { file: string; changed: boolean }[];
  readonly target: unknown;
  readonly patch: string;
}
const parse = (text: string): JsonReport => JSON.parse(text);

describe('checking', () => {
  test('looks at the installation of the user and leaves it alone', async () => {
    const home = await makeHome({ [CONFIG]: LEGACY });
    const ran = await home.run(AT);
    expect(ran).toMatchObject({ status: 1, stderr: '' });
    expect(ran.stdout).toContain(bindRule);
    expect(await home.read(CONFIG)).toBe(LEGACY);
  });

  test('says the same with and without the word doctor', async () => {
    const home = await makeHome({ [CONFIG]: LEGACY });
    expect(await home.run(['doctor', ...AT])).toEqual(await home.run(AT));
  });

  test('exits 0 where nothing is wrong', async () => {
    const home = await makeHome({ [CONFIG]: REPAIRED });
    expect(await home.run(AT)).toMatchObject({ status: 0, stderr: '' });
  });

  test('names the target and where it came from', async () => {
    const home = await makeHome({ [CONFIG]: REPAIRED });
    const { target } = parse((await home.run(['--target', '2026.5.12', '--format', 'json'])).stdout);
    expect(target).toEqual({ release: '2026.5.12', source: 'flag', judgedBy: ['2026.5.12'] });
  });

  test('with --state-dir takes the config from there', async () => {
    const home = await makeHome({ 'copy/openclaw.json': LEGACY, [CONFIG]: REPAIRED });
    const report = parse((await home.run(['--state-dir', 'copy', ...AT, '--format', 'json'])).stdout);
    expect(report.files.map(({ file }) => file)).toContain('copy/openclaw.json');
    expect(report.files.map(({ file }) => file)).not.toContain(CONFIG);
  });

  test('with --no-state leaves the state unread', async () => {
    const home = await makeHome({ [CONFIG]: REPAIRED, [STORE]: DIRTY_STORE });
    expect((await home.run(AT)).status).toBe(1);
    expect((await home.run([...AT, '--no-state'])).status).toBe(0);
  });

  test('checks several files, each as a config of its own', async () => {
    const home = await makeHome({ 'a.json': LEGACY, 'b.json': LEGACY, 'c.json': REPAIRED });
    const { findings } = parse((await home.run(['a.json', 'b.json', 'c.json', ...AT, '--format', 'json'])).stdout);
    expect(findings.filter(({ ruleId }) => ruleId === bindRule).map(({ file }) => file)).toEqual(['a.json', 'b.json']);
  });

  test('tells of what a file includes once, also where two configs include it', async () => {
    const config = "{ $include: './shared.json5' }";
    const home = await makeHome({ 'a.json': config, 'b.json': config, 'shared.json5': LEGACY });
    const { findings } = parse((await home.run(['a.json', 'b.json', ...AT, '--format', 'json'])).stdout);
    expect(findings.filter(({ ruleId }) => ruleId === bindRule)).toHaveLength(1);
  });

  test('says so where a state file cannot be read, checks the rest and exits 2', async () => {
    const home = await makeHome({ [CONFIG]: LEGACY, [STORE]: new Uint8Array([0xff, 0xfe, 0x7b, 0x00]) });
    const ran = await home.run([...AT, '--format', 'json']);
    expect(ran.status).toBe(2);
    expect(ran.stderr).toContain('sessions.json: The file is UTF-16 text');
    expect(parse(ran.stdout).findings.map(({ ruleId }) => ruleId)).toContain(bindRule);
  });

  test('checks state that has no config beside it', async () => {
    const home = await makeHome({ [STORE]: DIRTY_STORE });
    const ran = await home.run([...AT, '--format', 'json']);
    expect(parse(ran.stdout).findings.map(({ file }) => file)).toContain(STORE);
    expect(ran.stderr).toContain('There is no config here');
    expect(ran.status).toBe(1);
  });
});

describe('choosing rules', () => {
  test('--only runs nothing else', async () => {
    const home = await makeHome({ [CONFIG]: LEGACY, [STORE]: DIRTY_STORE });
    const { findings } = parse((await home.run([...AT, '--only', 'gateway/*', '--format', 'json'])).stdout);
    expect(new Set(findings.map(({ ruleId }) => ruleId))).toEqual(new Set([bindRule]));
  });

  test('--skip is the stronger one', async () => {
    const home = await makeHome({ [CONFIG]: LEGACY });
    const ran = await home.run([...AT, '--only', 'gateway/*', '--skip', bindRule]);
    expect(ran.status).toBe(0);
  });

  test('--severity changes what a finding counts as', async () => {
    const home = await makeHome({ [CONFIG]: LEGACY });
    const ran = await home.run([...AT, '--severity', `${bindRule}=info`, '--format', 'json']);
    expect(parse(ran.stdout).findings.map(({ severity }) => severity)).toEqual(['info']);
    expect(ran.status).toBe(0);
    expect((await home.run([...AT, '--only', 'gateway/*', '--severity', 'gateway/*=off'])).status).toBe(0);
  });

  test('--strict-json refuses what only JSON5 allows', async () => {
    const home = await makeHome({ [CONFIG]: REPAIRED });
    const ran = await home.run([...AT, '--strict-json', '--format', 'json']);
    expect(ran.status).toBe(1);
    expect(parse(ran.stdout).findings.every(({ ruleId }) => ruleId.startsWith('syntax/'))).toBe(true);
  });
});

describe('the threshold', () => {
  test.each([
    [['--fail-on', 'error'], 1],
    [['--fail-on', 'error', '--severity', `${bindRule}=warning`], 0],
    [['--severity', `${bindRule}=warning`], 1],
    [['--severity', `${bindRule}=warning`, '--max-warnings', '1'], 0],
    [['--severity', `${bindRule}=warning`, '--max-warnings', '0'], 1],
    [['--severity', `${bindRule}=info`], 0],
    [['--severity', `${bindRule}=info`, '--fail-on', 'info'], 1],
  ] as const)('%j exits %i', async (args, status) => {
    const home = await makeHome({ [CONFIG]: LEGACY });
    expect((await home.run([...AT, ...args])).status).toBe(status);
  });
});

describe('--diff', () => {
  test('prints the patch alone, writes nothing and exits 1', async () => {
    const home = await makeHome({ [CONFIG]: LEGACY });
    const ran = await home.run([...AT, '--diff']);
    expect(ran.status).toBe(1);
    expect(ran.stdout).toMatch(new RegExp(`^--- a/${CONFIG}\n\\+\\+\\+ b/${CONFIG}\n@@ [^\n]* @@ ${bindRule}\n`));
    expect(await home.read(CONFIG)).toBe(LEGACY);
  });

  test('prints nothing and exits 0 where there is nothing to do', async () => {
    const home = await makeHome({ [CONFIG]: REPAIRED });
    expect(await home.run([...AT, '--diff'])).toEqual({ status: 0, stdout: '', stderr: '' });
  });

  test('tells on standard error that more is left than the patch repairs', async () => {
    const home = await makeHome({ [CONFIG]: "{ gateway: { bind: 'somewhere' } }" });
    const ran = await home.run([...AT, '--diff']);
    expect(ran).toMatchObject({ status: 1, stdout: '' });
    expect(ran.stderr).toMatch(/not in this patch; run without --diff to see/);
    expect(ran.stderr).toMatch(/^\d+ findings?[^\n]*: \d+ error[^\n]*by hand\.$/m);
    expect(ran.stderr).toMatch(/^\.openclaw\/openclaw\.json:1:\d+: error gateway\/bind-unknown-host /m);
  });
});

describe('--fix', () => {
  test('writes the repaired text, byte for byte, and shows the diff', async () => {
    const home = await makeHome({ [CONFIG]: LEGACY });
    await chmod(home.path(CONFIG), 0o640);
    const ran = await home.run([...AT, '--fix']);
    expect(ran).toMatchObject({ status: 0, stderr: '' });
    expect(ran.stdout).toContain("-  gateway: { mode: 'local', bind: '127.0.0.1'");
    expect(await home.read(CONFIG)).toBe(REPAIRED);
    expect((await stat(home.path(CONFIG))).mode & 0o777).toBe(0o640);
  });

  test('a second run changes nothing and keeps no further backup', async () => {
    const home = await makeHome({ [CONFIG]: LEGACY });
    await home.run([...AT, '--fix']);
    const again = await home.run([...AT, '--fix', '--format', 'json']);
    expect(parse(again.stdout).files.filter(({ changed }) => changed)).toEqual([]);
    expect(await readdir(home.path('.local/state/clawmend/runs'))).toHaveLength(1);
  });

  test('keeps its backup outside of the OpenClaw home', async () => {
    const home = await makeHome({ [CONFIG]: LEGACY });
    await home.run([...AT, '--fix']);
    expect(await readdir(home.path('.openclaw'))).toEqual(['openclaw.json']);
    const [run] = await readdir(home.path('.local/state/clawmend/runs'));
    expect(await home.read(`.local/state/clawmend/runs/${run}/0001-openclaw.json`)).toBe(LEGACY);
  });

  test('keeps it where XDG_STATE_HOME says', async () => {
    const home = await makeHome({ [CONFIG]: LEGACY });
    await home.run([...AT, '--fix'], { env: { XDG_STATE_HOME: home.path('elsewhere') } });
    expect(await readdir(home.path('elsewhere/clawmend/runs'))).toHaveLength(1);
  });

  test('writes nothing where no backup can be kept', async () => {
    const home = await makeHome({ [CONFIG]: LEGACY, '.local': 'a file where a directory is meant' });
    const ran = await home.run([...AT, '--fix']);
    expect(ran).toMatchObject({ status: 2, stdout: '' });
    expect(ran.stderr).toMatch(/nothing was written: .*no backup can be kept there/);
    expect(await home.read(CONFIG)).toBe(LEGACY);
  });

  test('writes through a symbolic link, says so, and can be undone', async () => {
    const home = await makeHome({ 'dotfiles/openclaw.json': LEGACY, '.openclaw/keep': '' });
    await symlink(home.path('dotfiles/openclaw.json'), home.path(CONFIG));
    const ran = await home.run([...AT, '--fix']);
    expect(ran.stdout).toContain(`${CONFIG} is a symbolic link: dotfiles/openclaw.json was written.`);
    expect((await lstat(home.path(CONFIG))).isSymbolicLink()).toBe(true);
    expect(await home.read('dotfiles/openclaw.json')).not.toBe(LEGACY);
    await home.run(['undo']);
    expect(await home.read('dotfiles/openclaw.json')).toBe(LEGACY);
  });

  test('refuses a write-protected file, and a check says so beforehand', async () => {
    const home = await makeHome({ [CONFIG]: LEGACY });
    await chmod(home.path(CONFIG), 0o400);
    const as = { user: { uid: process.getuid?.() || 4711, gids: [] } };
    const checked = await home.run(AT, as);
    expect(checked.stdout.replace(/\s+/g, ' ')).toContain(
      `A fix waits for ${CONFIG}: it is write-protected (mode 0400); allow it with chmod u+w and run the command again.`,
    );
    expect(checked.stdout).not.toContain('Apply the safe fix');
    const asJson = await home.run([...AT, '--format', 'json'], as);
    expect(JSON.parse(asJson.stdout)).toMatchObject({ summary: { fixableSafe: 0 } });
    const fixed = await home.run([...AT, '--fix'], as);
    expect(fixed.status).toBe(1);
    expect(fixed.stdout).toContain('not fixed: it is write-protected');
    expect(await home.read(CONFIG)).toBe(LEGACY);
  });

  test('as root writes a write-protected file with a word, and keeps its mode', async () => {
    const home = await makeHome({ [CONFIG]: LEGACY });
    await chmod(home.path(CONFIG), 0o444);
    if (process.getuid?.() !== 0) return;
    const ran = await home.run([...AT, '--fix'], { user: { uid: 0, gids: [0] } });
    expect(ran.stdout.replace(/\s+/g, ' ')).toContain(
      `${CONFIG} is write-protected; as root it was written all the same`,
    );
    expect((await stat(home.path(CONFIG))).mode & 0o777).toBe(0o444);
    expect(await home.read(CONFIG)).not.toBe(LEGACY);
  });

  test('writes a file with a hard link with --unsafe only, and tells of the other name', async () => {
    const home = await makeHome({ [CONFIG]: LEGACY });
    await link(home.path(CONFIG), home.path('twin.json'));
    await home.run([...AT, '--fix']);
    expect(await home.read(CONFIG)).toBe(LEGACY);
    const ran = await home.run([...AT, '--fix', '--unsafe']);
    expect(ran.stdout.replace(/\s+/g, ' ')).toContain('has another name (a hard link), which keeps the old text.');
    expect(await home.read(CONFIG)).not.toBe(LEGACY);
    expect(await home.read('twin.json')).toBe(LEGACY);
  });

  test('removes what a run that was cut off has left, and says so', async () => {
    const left = '.openclaw/.clawmend.999999999.12345678-1234-1234-1234-123456789abc.tmp';
    const home = await makeHome({ [CONFIG]: LEGACY, [left]: 'secret' });
    const ran = await home.run([...AT, '--fix']);
    expect(ran.stdout.replace(/\s+/g, ' ')).toContain(`Removed what a run that was cut off had left: ${left}.`);
    expect(await readdir(home.path('.openclaw'))).toEqual(['openclaw.json']);
  });

  test('in a build neither reads nor writes through a link out of the repository', async () => {
    const home = await makeHome({ 'elsewhere/openclaw.json': LEGACY, 'repository/.git/HEAD': '' });
    await symlink('../elsewhere/openclaw.json', home.path('repository/openclaw.json'));
    const at = { cwd: 'repository', env: { CI: 'true' } };
    const ran = await home.run(['openclaw.json', ...AT, '--fix'], at);
    expect(ran.stdout.replace(/\s+/g, ' ')).toContain('This is a symbolic link out of the repository');
    expect(await home.read('elsewhere/openclaw.json')).toBe(LEGACY);
    await home.run(['openclaw.json', ...AT, '--fix'], { ...at, env: {} });
    expect(await home.read('elsewhere/openclaw.json')).not.toBe(LEGACY);
  });

  test('is reported as one JSON document', async () => {
    const home = await makeHome({ [CONFIG]: LEGACY });
    const ran = await home.run([...AT, '--fix', '--format', 'json']);
    const report = parse(ran.stdout);
    expect(report.findings.map(({ ruleId, status }) => [ruleId, status])).toEqual([[bindRule, 'fixed']]);
    expect(report.files).toContainEqual({ file: CONFIG, dialect: 'json5', changed: true });
    expect(report.patch).toContain(`--- a/${CONFIG}`);
  });

  test('a refused report leaves the files as they were', async () => {
    const home = await makeHome({ [CONFIG]: LEGACY });
    const ran = await home.run([...AT, '--fix', '--output', CONFIG]);
    expect(ran.status).toBe(2);
    expect(await home.read(CONFIG)).toBe(LEGACY);
  });

  test('does what one that was interrupted before it wrote would do: nothing', async () => {
    const home = await makeHome({ [CONFIG]: LEGACY });
    const interruption = new AbortController();
    interruption.abort();
    const ran = await home.run([...AT, '--fix'], { interrupted: interruption.signal });
    expect(ran).toEqual({ status: 130, stdout: '', stderr: '' });
    expect(await home.read(CONFIG)).toBe(LEGACY);
  });
});

describe('what must not be written', () => {
  const lock = (pid: number) => JSON.stringify({ pid, createdAt: '2026-03-04T05:00:00Z' });

  test('state, while a gateway runs on it; the config is written', async () => {
    const home = await makeHome({
      [CONFIG]: LEGACY,
      [STORE]: DIRTY_STORE,
      '.openclaw/tmp/openclaw-0/gateway.deadbeef.lock': lock(99),
    });
    const ran = await home.run([...WITH_SESSION_FILES, '--fix'], { livePids: [99] });
    expect(await home.read(STORE)).toBe(DIRTY_STORE);
    expect(await home.read(CONFIG)).toBe(REPAIRED);
    expect(ran.stdout.replace(/\s+/g, ' ')).toContain('stop it and run the command again');
    expect(ran.status).toBe(1);
  });

  test('state is written once the gateway is gone', async () => {
    const home = await makeHome({
      [CONFIG]: LEGACY,
      [STORE]: DIRTY_STORE,
      '.openclaw/tmp/openclaw-0/gateway.deadbeef.lock': lock(99),
    });
    await home.run([...WITH_SESSION_FILES, '--fix'], { livePids: [] });
    expect(JSON.parse(await home.read(STORE))['agent:main:main'].modelProvider).toBe('openai');
  });

  test.each(['OPENCLAW_NIX_MODE', 'OPENCLAW_CONFIG_READONLY'])('the config, where %s says so', async (name) => {
    const home = await makeHome({ [CONFIG]: LEGACY });
    const ran = await home.run([...AT, '--fix'], { env: { [name]: '1' } });
    expect(await home.read(CONFIG)).toBe(LEGACY);
    expect(ran.stdout).toContain('change its source');
    expect(ran.status).toBe(1);
  });

  test('anything, where a later release than the target wrote the config', async () => {
    const skewed = LEGACY.replace('{\n', "{\n  meta: { lastTouchedVersion: '2026.9.6' },\n");
    const home = await makeHome({ [CONFIG]: skewed, [STORE]: DIRTY_STORE });
    const ran = await home.run(['--target', '2026.7.35', '--fix']);
    expect(await home.read(CONFIG)).toBe(skewed);
    expect(await home.read(STORE)).toBe(DIRTY_STORE);
    expect(ran.status).toBe(1);
    // The session is left to the import of that release; the config is what the newer OpenClaw wrote.
    expect((await home.run(['--target', '2026.9.6', '--fix', '--no-state'])).status).toBe(0);
  });
});

describe('undo', () => {
  test('puts back what --fix wrote', async () => {
    const home = await makeHome({ [CONFIG]: LEGACY, [STORE]: DIRTY_STORE });
    await home.run([...WITH_SESSION_FILES, '--fix']);
    const ran = await home.run(['undo']);
    expect(ran).toMatchObject({ status: 0, stderr: '' });
    expect(await home.read(CONFIG)).toBe(LEGACY);
    expect(await home.read(STORE)).toBe(DIRTY_STORE);
  });

  test('leaves alone what has changed since, says so and exits 2', async () => {
    const home = await makeHome({ [CONFIG]: LEGACY });
    await home.run([...AT, '--fix']);
    await home.write(CONFIG, '{ /* mine */ }');
    const ran = await home.run(['undo']);
    expect(ran.status).toBe(2);
    expect(ran.stderr).toContain('it has changed since that run');
    expect(await home.read(CONFIG)).toBe('{ /* mine */ }');
  });

  test('does not touch state that a gateway has taken up meanwhile', async () => {
    const home = await makeHome({ [CONFIG]: LEGACY, [STORE]: DIRTY_STORE });
    await home.run([...WITH_SESSION_FILES, '--fix']);
    const fixed = await home.read(STORE);
    await home.write('.openclaw/tmp/openclaw-0/gateway.deadbeef.lock', '{"pid":99,"createdAt":"2026-03-04T05:00:00Z"}');
    const ran = await home.run(['undo'], { livePids: [99] });
    expect(ran.status).toBe(2);
    expect(ran.stderr).toContain('stop it and run the command again');
    expect(await home.read(STORE)).toBe(fixed);
    expect(await home.read(CONFIG)).toBe(LEGACY);
  });

  test('--diff shows what would be put back, secrets masked, and writes nothing', async () => {
    const secret = ['sk', 'ant', 'api03', 'x'.repeat(40)].join('-');
    const text = LEGACY.replace("'${GATEWAY_TOKEN}'", `'${secret}'`);
    const home = await makeHome({ [CONFIG]: text });
    await home.run([...AT, '--fix']);
    const fixed = await home.read(CONFIG);
    const ran = await home.run(['undo', '--diff']);
    expect(ran).toMatchObject({ status: 0, stderr: '' });
    expect(ran.stdout).toMatch(/^-.*bind: 'loopback'.*'\*\*\*'/m);
    expect(ran.stdout).toMatch(/^\+.*bind: '127\.0\.0\.1'.*'\*\*\*'/m);
    expect(ran.stdout).toContain('can be undone; nothing was written.');
    expect(ran.stdout).not.toContain(secret);
    expect(await home.read(CONFIG)).toBe(fixed);
    expect((await home.run(['undo', '--diff', '--show-secrets'])).stdout).toContain(secret);
    await home.write(CONFIG, '{ /* mine */ }');
    expect((await home.run(['undo', '--diff'])).stdout).toContain('left as it is: it has changed since that run');
  });

  test('--list names the runs that are kept, newest first, and what became of them', async () => {
    const home = await makeHome({ [CONFIG]: LEGACY });
    expect(await home.run(['undo', '--list'])).toMatchObject({ status: 0, stdout: '' });
    await home.run([...AT, '--fix']);
    const line = /^20260304T050607Z-[0-9a-f]{8} {2}2026-03-04T05:06:07\.000Z {2}1 file$/m;
    expect((await home.run(['undo', '--list'])).stdout).toMatch(line);
    await home.run(['undo']);
    expect((await home.run(['undo', '--list'])).stdout).toMatch(/ {2}undone 2026-03-04T/);
  });

  test('a run that was cut off is told by the next one that writes, with the way back', async () => {
    const home = await makeHome({ [CONFIG]: LEGACY });
    await home.run([...AT, '--fix']);
    const [runId = ''] = (await home.run(['undo', '--list'])).stdout.split(' ');
    const journal = `.local/state/clawmend/runs/${runId}/journal.json`;
    await home.write(journal, (await home.read(journal)).replace('"complete"', '"writing"').replace('4711', '99'));
    const ran = await home.run([...AT, '--fix']);
    expect(ran.stderr).toContain(`was cut off while it wrote. To put back what it wrote: clawmend undo ${runId}`);
    expect((await home.run(['undo', '--list'])).stdout).toContain('cut off while it wrote');
    expect((await home.run([...AT, '--fix'], { livePids: [99] })).stderr).toBe('');
    await home.run(['undo', runId]);
    expect(await home.read(CONFIG)).toBe(LEGACY);
  });

  test('names the runs that are kept where it does not know the one asked for', async () => {
    const home = await makeHome({ [CONFIG]: LEGACY });
    await home.run([...AT, '--fix']);
    const ran = await home.run(['undo', '20200101T000000Z-0000']);
    expect(ran.status).toBe(2);
    expect(ran.stderr).toMatch(/these are kept: 20260304T050607Z-[0-9a-f]{8}/);
  });
});

describe('reports', () => {
  test('go to several files at once', async () => {
    const home = await makeHome({ [CONFIG]: LEGACY });
    const ran = await home.run([...AT, '--format', 'json=a.json', '--format', 'pretty=b.txt']);
    expect(ran).toMatchObject({ status: 1, stdout: '' });
    expect(parse(await home.read('a.json')).findings).toHaveLength(1);
    expect(await home.read('b.txt')).toContain(bindRule);
  });

  test('--output takes what would go to standard output, without colour', async () => {
    const home = await makeHome({ [CONFIG]: LEGACY });
    const ran = await home.run([...AT, '--output', 'report.txt', '--color', 'always']);
    expect(ran.stdout).toBe('');
    expect(await home.read('report.txt')).toContain(bindRule);
    expect(await home.read('report.txt')).not.toContain('\u001b[');
  });

  test('--diff --output writes the patch', async () => {
    const home = await makeHome({ [CONFIG]: LEGACY });
    await home.run([...AT, '--diff', '--output', 'fix.patch']);
    expect(await home.read('fix.patch')).toContain(`--- a/${CONFIG}`);
  });

  test('--quiet says nothing where all is well, and the findings where not', async () => {
    const home = await makeHome({ [CONFIG]: REPAIRED, 'legacy.json': LEGACY });
    expect(await home.run([...AT, '--quiet'])).toEqual({ status: 0, stdout: '', stderr: '' });
    expect((await home.run([...AT, '--quiet', 'legacy.json'])).stdout).toContain(bindRule);
  });

  test.each([
    [{}, false, false],
    [{}, true, true],
    [{ NO_COLOR: '1' }, true, false],
    [{ NO_COLOR: '' }, true, true],
    [{ FORCE_COLOR: '1' }, false, true],
    [{ FORCE_COLOR: '0' }, true, false],
    [{ FORCE_COLOR: '1', NO_COLOR: '1' }, false, true],
    [{ TERM: 'dumb' }, true, false],
  ])('with %j on a terminal: %s, colour: %s', async (env, isTerminal, colored) => {
    const home = await makeHome({ [CONFIG]: LEGACY });
    expect((await home.run(AT, { env, isTerminal })).stdout.includes('\u001b[')).toBe(colored);
  });

  test.each([
    ['always', true],
    ['never', false],
  ])('--color %s wins over the terminal and the environment', async (choice, colored) => {
    const home = await makeHome({ [CONFIG]: LEGACY });
    const settings = colored ? { env: { NO_COLOR: '1' } } : { env: { FORCE_COLOR: '1' }, isTerminal: true };
    const ran = await home.run([...AT, '--color', choice], settings);
    expect(ran.stdout.includes('\u001b[')).toBe(colored);
  });

  test('a secret is masked unless it is asked for', async () => {
    const secret = 'hunter2-hunter2-hunter2';
    const config = `{\n  gateway: {\n    bind: '127.0.0.1',\n    auth: { token: '${secret}' },\n  },\n}\n`;
    const home = await makeHome({ [CONFIG]: config });
    const patch = await home.run([...AT, '--diff']);
    expect(patch.stdout).not.toContain(secret);
    expect(patch.stderr).toContain('apply it with git apply --unidiff-zero, or print it with --show-secrets');
    for (const format of ['pretty', 'json', 'sarif', 'html']) {
      expect((await home.run([...AT, '--format', format])).stdout).not.toContain(secret);
    }
    expect((await home.run([...AT, '--show-secrets'])).stdout).toContain(secret);
  });
});
