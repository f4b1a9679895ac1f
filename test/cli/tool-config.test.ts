import { describe, expect, test } from 'vitest';
import { type Home, LEGACY, makeHome } from './home.js';

const CONFIG = 'clawmend.config.json5';

async function report(home: Home, args: readonly string[]) {
  const { status, stdout, stderr } = await home.run([...args, '--format', 'json']);
  expect(stderr).toBe('');
  const json = JSON.parse(stdout) as {
    readonly target: { readonly release: string; readonly source: string };
    readonly findings: readonly {
      readonly ruleId: string;
      readonly severity: string;
      readonly status: string;
      readonly file: string;
      readonly path: string | null;
      readonly message: string;
      readonly range: { readonly start: { readonly line: number; readonly column: number } } | null;
    }[];
  };
  return { status, ...json };
}

describe('what the config says is in force', () => {
  test('target, and where it comes from', async () => {
    const home = await makeHome({ 'openclaw.json': LEGACY, [CONFIG]: "{ target: '2026.2.9' }" });
    expect((await report(home, ['openclaw.json'])).target).toEqual({
      release: '2026.2.9',
      source: 'config',
      judgedBy: ['2026.2.9'],
    });
    const flagged = await report(home, ['openclaw.json', '--target', '2026.9.6']);
    expect(flagged.target).toEqual({ release: '2026.9.6', source: 'flag', judgedBy: ['2026.9.6'] });
  });

  test('levels of rules', async () => {
    const home = await makeHome({ 'openclaw.json': LEGACY, [CONFIG]: "{ rules: { 'gateway/*': 'info' } }" });
    const found = await report(home, ['openclaw.json']);
    expect(found.findings.map(({ ruleId, severity }) => [ruleId, severity])).toEqual([
      ['gateway/bind-host-alias', 'info'],
    ]);
    expect(found.status).toBe(0);
    const flagged = await report(home, ['openclaw.json', '--severity', 'gateway/*=error']);
    expect(flagged.findings[0]?.severity).toBe('error');
    expect(flagged.status).toBe(1);
  });

  test('a rule that is off does not run, unless --only names it in full', async () => {
    const home = await makeHome({
      'openclaw.json': LEGACY,
      [CONFIG]: "{ rules: { 'gateway/*': 'off', 'schema/*': 'off' } }",
    });
    expect((await report(home, ['openclaw.json'])).findings).toEqual([]);
    expect((await report(home, ['openclaw.json', '--only', 'gateway/*'])).findings).toEqual([]);
    expect((await report(home, ['openclaw.json', '--only', 'gateway/bind-host-alias'])).findings).toHaveLength(1);
  });

  test('paths, where none are named', async () => {
    const home = await makeHome({
      'deploy/openclaw.json': LEGACY,
      'b.json': '{}',
      [CONFIG]: "{ paths: ['deploy/openclaw.json'] }",
    });
    expect((await report(home, [])).findings.map(({ file }) => file)).toEqual(['deploy/openclaw.json']);
    expect((await report(home, ['b.json'])).findings).toEqual([]);
    expect((await report(home, ['--config', 'b.json', '--no-state'])).findings).toEqual([]);
  });

  test('failOn and strictJson', async () => {
    const home = await makeHome({
      'openclaw.json': "{ gateway: { mode: 'local' } }",
      [CONFIG]: "{ failOn: 'error', strictJson: true, rules: { 'syntax/*': 'warning' } }",
    });
    const found = await report(home, ['openclaw.json']);
    expect(found.findings.length).toBeGreaterThan(0);
    expect(found.status).toBe(0);
    expect((await report(home, ['openclaw.json', '--fail-on', 'warning'])).status).toBe(1);
  });

  test('routes and why look at what a check looks at, under the same target', async () => {
    const config = "{ agents: { defaults: { model: 'openai/gpt-5.5' } } }";
    const home = await makeHome({ 'deploy.json': config, [CONFIG]: "{ target: '2026.5.12', paths: ['deploy.json'] }" });
    const { target, routes } = JSON.parse((await home.run(['routes', '--format', 'json'])).stdout);
    expect(target).toEqual({ release: '2026.5.12', source: 'config' });
    expect(routes).toMatchObject([{ file: 'deploy.json', slot: 'primary' }]);
    const why = JSON.parse((await home.run(['why', 'openai/gpt-5.5', '--format', 'json'])).stdout);
    expect(why.target).toEqual({ release: '2026.5.12', source: 'config' });
  });

  test('the config that is named, instead of the nearest', async () => {
    const home = await makeHome({
      'openclaw.json': LEGACY,
      [CONFIG]: "{ target: '2026.2.9' }",
      'ci/strict.json5': "{ target: '2026.5.12' }",
    });
    const { target } = await report(home, ['openclaw.json', '--tool-config', 'ci/strict.json5']);
    expect(target.release).toBe('2026.5.12');
  });
});

describe('a config that is wrong ends the run, with its place', () => {
  test.each([
    ["{ failOn: 'x' }", `${CONFIG}:1:11: failOn has to be one of info, warning, error.`],
    ["{ target: '2026.13.1' }", `${CONFIG}:1:11: "target" in the tool's config file names "2026.13.1"`],
    [
      "{ rules: { 'gateway/bind-host': 'off' } }",
      `${CONFIG}:1:12: "rules" names no rule: "gateway/bind-host"; did you mean`,
    ],
    ["{ plugins: ['./no.mjs'] }", `${CONFIG}:1:13: the plugin cannot be loaded:`],
  ])('%s', async (text, message) => {
    const home = await makeHome({ 'openclaw.json': LEGACY, [CONFIG]: text });
    const { status, stdout, stderr } = await home.run(['openclaw.json', '--plugins']);
    expect({ status, stdout }).toEqual({ status: 2, stdout: '' });
    expect(stderr).toContain(`clawmend: ${message}`);
    expect(stderr.trim().split('\n')).toHaveLength(1);
  });
});

describe('suppressions for files that hold no comments', () => {
  const JOBS = JSON.stringify({
    version: 1,
    jobs: [{ jobId: 'a', name: 'n', schedule: { kind: 'every', everyMs: 5 } }],
  });
  const files = { '.openclaw/openclaw.json': "{ gateway: { mode: 'local' } }", '.openclaw/cron/jobs.json': JOBS };
  const found = async (config: string, args: readonly string[] = []) => {
    const home = await makeHome({ ...files, [CONFIG]: config });
    return report(home, ['--only', 'cron/*', '--only', 'suppressions/unused', ...args]);
  };

  test('without one, the state file has findings', async () => {
    const { findings } = await found('{}');
    expect(findings.map(({ file, status }) => [file, status])).toContainEqual(['.openclaw/cron/jobs.json', 'open']);
  });

  test('rule, file and path name what is answered', async () => {
    const { findings } = await found(
      "{ suppressions: [{ rule: 'cron/*', file: 'cron/jobs.json', path: 'jobs[*]', reason: 'imported' }] }",
    );
    const inside = findings.filter(({ path }) => path?.startsWith('jobs['));
    expect(inside.length).toBeGreaterThan(0);
    expect(new Set(inside.map(({ status }) => status))).toEqual(new Set(['suppressed']));
  });

  test('SARIF says that the answer stands outside of the file', async () => {
    const home = await makeHome({ ...files, [CONFIG]: "{ suppressions: [{ rule: 'cron/*', reason: 'imported' }] }" });
    const { stdout } = await home.run(['--only', 'cron/*', '--format', 'sarif']);
    const { runs } = JSON.parse(stdout) as { runs: { results: { suppressions: unknown }[] }[] };
    const answers = runs[0]?.results.map(({ suppressions }) => suppressions) ?? [];
    expect(answers.length).toBeGreaterThan(0);
    for (const answer of answers) expect(answer).toEqual([{ kind: 'external', justification: 'imported' }]);
  });

  test('what is answered is not fixed', async () => {
    const home = await makeHome({ ...files, [CONFIG]: "{ suppressions: [{ rule: 'cron/*', reason: 'imported' }] }" });
    await home.run(['--only', 'cron/*', '--fix']);
    expect(await home.read('.openclaw/cron/jobs.json')).toBe(JOBS);
    await home.write(CONFIG, '{}');
    await home.run(['--only', 'cron/*', '--fix']);
    expect(await home.read('.openclaw/cron/jobs.json')).not.toBe(JOBS);
  });

  test('one that nothing needs is a finding, at its place in the config', async () => {
    const { findings, status } = await found(
      "{ suppressions: [\n  { rule: 'cron/*', reason: 'x' },\n  { rule: 'cron/*', path: 'jobs[7]', reason: 'gone' },\n] }",
    );
    const unused = findings.filter(({ ruleId }) => ruleId === 'suppressions/unused');
    expect(unused).toMatchObject([
      { file: CONFIG, path: 'suppressions[1]', severity: 'warning', range: { start: { line: 3, column: 3 } } },
    ]);
    expect(unused[0]?.message).toBe('The config suppresses `cron/*` here, and nothing needs it; take the entry out.');
    expect(status).toBe(1);
  });

  test('one whose rule does not exist is never needed; one whose rule did not run is not judged', async () => {
    const config = "{ suppressions: [{ rule: 'corn/x', reason: 'x' }, { rule: 'models/*', reason: 'x' }] }";
    const unused = (await found(config)).findings.filter(({ ruleId }) => ruleId === 'suppressions/unused');
    expect(unused.map(({ path }) => path)).toEqual(['suppressions[0]']);
  });

  test('one whose rule speaks under other releases only is not judged', async () => {
    const config = "{ suppressions: [{ rule: 'gateway/bind-host-alias', reason: 'x' }] }";
    const home = await makeHome({ ...files, [CONFIG]: config });
    const unused = async (target: string) =>
      (await report(home, ['--target', target])).findings.filter(({ ruleId }) => ruleId === 'suppressions/unused')
        .length;
    expect(await unused('2026.9.6')).toBe(1);
    expect(await unused('2026.1.29')).toBe(0);
  });

  test('a check of single files does not judge those for other files', async () => {
    const config =
      "{ suppressions: [{ rule: 'cron/*', file: 'cron/jobs.json', reason: 'x' }, { rule: 'gateway/*', file: 'openclaw.json', reason: 'x' }, { rule: 'gateway/*', reason: 'x' }] }";
    const home = await makeHome({ ...files, [CONFIG]: config });
    const { findings } = await report(home, ['.openclaw/openclaw.json']);
    const unused = findings.filter(({ ruleId }) => ruleId === 'suppressions/unused');
    expect(unused.map(({ path }) => path)).toEqual(['suppressions[1]']);
  });
});

test('the rules of a plugin run, are listed with what they say, and can be chosen', async () => {
  const rule = `export default {
    id: 'ours/no-lan', severity: 'error', summary: 'The gateway stays local.', why: 'House rule.',
    reads: 'config', fixable: 'safe', examples: [],
    check({ config, report }) {
      const bind = config.at('gateway.bind');
      if (bind?.value === 'lan') report({ at: bind, message: 'Never on the LAN.' });
    },
  };`;
  const home = await makeHome({
    'openclaw.json': "{ gateway: { mode: 'local', bind: 'lan', auth: { mode: 'token', token: 'x'.y } } }".replace(
      "'x'.y",
      "'${T}'",
    ),
    'rules/ours.mjs': rule,
    [CONFIG]: "{ plugins: ['./rules/ours.mjs'] }",
  });
  const { findings } = await report(home, ['openclaw.json', '--plugins', '--only', 'ours/*']);
  expect(findings).toMatchObject([{ ruleId: 'ours/no-lan', path: 'gateway.bind', severity: 'error' }]);
  const { stdout } = await home.run(['openclaw.json', '--plugins', '--only', 'ours/*', '--format', 'sarif']);
  expect(stdout).toContain('The gateway stays local.');
  expect((await home.run(['rules', '--plugins'])).stdout).toContain('ours/no-lan');
  const explained = await home.run(['explain', 'ours/no-lan'], { env: { CLAWMEND_PLUGINS: '1' } });
  expect(explained.stdout).toContain('House rule.');
  expect(explained.stdout).not.toContain('docs/rules/ours');
});

describe('--print-config', () => {
  test('what is in force, flags included, as a config that says the same', async () => {
    const home = await makeHome({
      'sub/base.json5':
        "{ rules: { 'models/*': 'off' }, suppressions: [{ rule: 'a/b', file: './x/*.json', reason: 'r' }], plugins: ['./p.mjs'] }",
      [CONFIG]: "{ extends: './sub/base.json5', target: '2026.5.12', paths: ['deploy.json'], failOn: 'error' }",
    });
    const { status, stdout, stderr } = await home.run([
      '--print-config',
      '--severity',
      'gateway/*=info',
      '--strict-json',
    ]);
    expect(status).toBe(0);
    expect(JSON.parse(stdout)).toEqual({
      target: '2026.5.12',
      paths: ['./deploy.json'],
      failOn: 'error',
      strictJson: true,
      rules: { 'models/*': 'off', 'gateway/*': 'info' },
      suppressions: [{ rule: 'a/b', file: './sub/x/*.json', reason: 'r' }],
      plugins: ['./sub/p.mjs'],
    });
    expect(stderr).toBe(`from ${home.path(CONFIG)}, which extends ${home.path('sub/base.json5')}\n`);
    await home.write(CONFIG, stdout);
    expect((await home.run(['--print-config'])).stdout).toBe(stdout);
  });

  test('without any config', async () => {
    const home = await makeHome();
    const { stdout, stderr } = await home.run(['--print-config']);
    expect(JSON.parse(stdout)).toEqual({
      failOn: 'warning',
      strictJson: false,
      rules: {},
      suppressions: [],
      plugins: [],
    });
    expect(stderr).toBe('no config of clawmend found\n');
  });
});
