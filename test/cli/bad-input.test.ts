import { mkdir, readdir, truncate } from 'node:fs/promises';
import { describe, expect, test } from 'vitest';
import { makeHome } from './home.js';

const OK = '{ gateway: {} }';

/** One sentence on standard error, nothing on standard output, status 2. */
function expectRefusal(ran: { status: number; stdout: string; stderr: string }, sentence: RegExp): void {
  expect(ran.stderr).toMatch(/^clawmend: [^\n]+\n$/);
  expect(ran.stderr).toMatch(sentence);
  expect(ran.stdout).toBe('');
  expect(ran.status).toBe(2);
}

describe('what cannot be read', () => {
  test.each([
    ['no installation at all', [], /There is no config here; name one with --config FILE/],
    ['a missing file', ['missing.json'], /missing\.json: The file does not exist/],
    ['a missing --config', ['--config', 'missing.json'], /missing\.json: The file does not exist/],
    ['a directory as --config', ['--config', 'folder'], /folder: This is a directory; name a file in it/],
    ['a directory without a config', ['folder'], /folder\/openclaw\.json: The file does not exist/],
    ['a missing state directory', ['--state-dir', 'nowhere'], /nowhere\/openclaw\.json: The file does not exist/],
    ['binary data', ['binary.json'], /binary\.json: The file is no UTF-8 text/],
    ['UTF-16', ['utf16.json'], /utf16\.json: The file is UTF-16 text/],
    ['a config over 32 MB', ['large.json'], /large\.json: The file has 33 MB, more than the 32 MB/],
  ] as const)('%s', async (_, args, sentence) => {
    const home = await makeHome({
      'ok.json': OK,
      'binary.json': new Uint8Array([0x7b, 0x00, 0xff, 0x7d]),
      'utf16.json': new Uint8Array([0xff, 0xfe, 0x7b, 0x00, 0x7d, 0x00]),
      'large.json': '{}',
    });
    await mkdir(home.path('folder'));
    await truncate(home.path('large.json'), 33 * 1024 * 1024 - 1);
    const before = await readdir(home.directory);
    expectRefusal(await home.run(args), sentence);
    expectRefusal(await home.run([...args, '--fix']), sentence);
    expect(await readdir(home.directory)).toEqual(before);
  });
});

describe('an empty file', () => {
  test.each(['', ' \n\t\n'])('is a finding like any other (%j)', async (text) => {
    const home = await makeHome({ 'empty.json': text });
    const ran = await home.run(['empty.json', '--format', 'json']);
    expect(ran).toMatchObject({ status: 1, stderr: '' });
    expect(JSON.parse(ran.stdout).findings).toMatchObject([{ ruleId: 'syntax/empty', severity: 'error' }]);
    expect((await home.run(['empty.json'])).stdout).toMatch(
      /^OpenClaw \S+ will not start: empty\.json cannot be parsed/,
    );
  });
});

describe('a word that is no file', () => {
  test.each([
    ['check', /did you mean "clawmend"\?/],
    ['lint', /did you mean "clawmend"\?/],
    ['fix', /did you mean "clawmend --fix"\?/],
    ['diff', /did you mean "clawmend --diff"\?/],
    ['version', /did you mean "clawmend --version"\?/],
    ['routs', /did you mean "clawmend routes"\?/],
    ['openclaw.jsn', /did you mean openclaw\.json\?/],
    ['conf/*.json', /the pattern matches nothing here/],
  ])('%s gets a hint', async (word, hint) => {
    const home = await makeHome({ 'openclaw.json': OK });
    expectRefusal(await home.run([word]), hint);
  });

  test.each([
    [['why'], /^clawmend: why needs a model ref/],
    [['completion'], /^clawmend: completion needs the name of a shell/],
    [['explain'], /^clawmend: explain needs the id of a rule/],
    [['migrations', '--from', 'banana'], /--from names "banana"/],
    [['merge-reports'], /^clawmend: merge-reports needs the reports: clawmend merge-reports reports/],
    [['ok.json', '--only', 'modls/*'], /did you mean models\/\*\?/],
  ])('%j is told what it lacks', async (args, sentence) => {
    const home = await makeHome({ 'ok.json': OK });
    expectRefusal(await home.run(args), sentence);
  });

  test('a rule that does not exist, in a comment', async () => {
    const home = await makeHome({
      'ok.json': '{\n  // doctor-ignore models/openai-codx-ref: known\n  gateway: {},\n}\n',
    });
    const { stdout } = await home.run(['ok.json']);
    expect(stdout).toContain('No rule is called `models/openai-codx-ref`. Did you mean');
    expect(stdout.replace(/\s+/g, ' ')).toContain('`models/openai-codex-ref`?');
  });
});

describe('what cannot be meant', () => {
  test.each([
    [['--fix', '--diff'], /--fix writes and --diff only shows/],
    [['--unsafe'], /--unsafe says how far --fix or --diff go/],
    [['--config', 'ok.json', 'ok.json'], /--config names the config already/],
    [['--state-dir', '.', 'ok.json'], /paths are checked without state/],
    [['ok.json', '--target', '2026.99.1'], /--target names "2026\.99\.1", which is no OpenClaw release/],
    [['ok.json', '--target', 'installed'], /no OpenClaw was found on PATH/],
    [['ok.json', '--target', '2026.9.6', '--target', '2026.5.12'], /--target is given more than once/],
    [['ok.json', '--target'], /a value \(the OpenClaw release .*\) is missing after --target\./],
    [['ok.json', '--target='], /a value is missing after --target/],
    [['migrations', '--key'], /a value \(the life of one key .*\) is missing after --key\./],
    [
      ['routes', '--compare', '2026.4.29'],
      /a value \(two releases, or two config files.*\) is missing after --compare\./,
    ],
    [['routes', '--compare', 'banana', '2026.9.6'], /banana is neither a file nor an OpenClaw release/],
    [['schema', '2026.9.6'], /schema has no use for "2026\.9\.6"; did you mean --target 2026\.9\.6\?/],
    [['migrations', '2026.4.29'], /did you mean --from 2026\.4\.29\?/],
    [['rules', 'models'], /rules has no use for "models"; see clawmend rules --help/],
    [['get', 'gateway', '--dry-run'], /--dry-run is not for get; see clawmend get --help/],
    [['ok.json', '--compare'], /there is no option --compare; it belongs to routes/],
    [['upgrade', 'nowhere'], /nowhere: it does not exist; check the path/],
    [['upgrade', '.', '--state-dir', '.'], /a path names the home already/],
    [['ok.json', '--only', 'nothing/like-it'], /--only names no rule: "nothing\/like-it"/],
    [['ok.json', '--only', 'gateway/bind-host-alia'], /did you mean gateway\/bind-host-alias/],
    [['ok.json', '--skip', 'gateway/x*'], /--skip names no rule/],
    [['ok.json', '--severity', 'nothing/like-it=info'], /--severity names no rule/],
    [['ok.json', '--severity', 'gateway/*=loud'], /--severity is RULE=LEVEL with error, warning, info or off/],
    [['ok.json', '--severity', 'gateway/*'], /--severity is RULE=LEVEL/],
    [['ok.json', '--fail-on', 'never'], /--fail-on is error, warning or info, not "never"/],
    [['ok.json', '--max-warnings', 'many'], /--max-warnings is a whole number from 0 on/],
    [['ok.json', '--max-warnings', '-1'], /--max-warnings is a whole number from 0 on/],
    [['ok.json', '--format', 'yaml'], /--format is pretty, .* or html, not "yaml"/],
    [['ok.json', '--format', 'json='], /--format json= names no file/],
    [['ok.json', '--format', 'json', '--format', 'sarif'], /standard output holds one report/],
    [['ok.json', '--diff', '--format', 'json'], /--diff prints the patch alone/],
    [['ok.json', '--color', 'sometimes'], /--color is auto, always or never/],
    [['ok.json', '--output', 'ok.json'], /ok\.json is one of the files that are checked/],
    [['ok.json', '--output', 'no/such/folder.txt'], /the report cannot be written to no\/such\/folder\.txt/],
    [['ok.json', '--taget', '2026.9.6'], /there is no option --taget; did you mean --target\?/],
    [['ok.json', '--sk-proj-0123456789abcdefABCDEF0123456789'], /there is no option --[^0-9]*; see/],
    [['ok.json', '-z'], /there is no option -z/],
    [['undo', '--target', '2026.9.6'], /--target is not for undo; see clawmend undo --help/],
    [[''], /a path is empty/],
    [['exlpain', 'gateway/bind-host-alias'], /did you mean "clawmend explain"\?/],
    [['explain'], /explain needs the id of a rule/],
    [['explain', 'gateway/bind-host-alia'], /did you mean gateway\/bind-host-alias/],
    [['rules', '--format', 'yaml'], /--format is pretty, json or markdown/],
    [['undo'], /there is no run left to undo/],
    [['undo', '../../etc'], /there is no run/],
  ] as const)('%j', async (args, sentence) => {
    const home = await makeHome({ 'ok.json': OK });
    expectRefusal(await home.run(args), sentence);
    expect(await home.read('ok.json')).toBe(OK);
  });
});

describe('a file that does not parse', () => {
  test('is a finding with its place, and the other files are checked all the same', async () => {
    const home = await makeHome({
      'broken.json': '{\n  gateway: {\n    port: 18789\n    bind: "lan" }\n}\n',
      'legacy.json': "{ gateway: { bind: '127.0.0.1' } }",
    });
    const ran = await home.run(['broken.json', 'legacy.json', '--format', 'json']);
    const { findings } = JSON.parse(ran.stdout);
    expect(ran.status).toBe(1);
    expect(findings).toContainEqual(
      expect.objectContaining({
        file: 'broken.json',
        severity: 'error',
        range: expect.objectContaining({ start: expect.objectContaining({ line: expect.any(Number) }) }),
      }),
    );
    expect(findings).toContainEqual(
      expect.objectContaining({ file: 'legacy.json', ruleId: 'gateway/bind-host-alias' }),
    );
  });
});
