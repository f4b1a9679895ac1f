import { access, link, symlink } from 'node:fs/promises';
import { describe, expect, test } from 'vitest';
import { type Home, LEGACY, makeHome } from './home.js';

/** A tree that somebody else has written, in which every file that may name a program names one. */
async function hostile(): Promise<Home> {
  const probe = (name: string) => `import { writeFileSync } from 'node:fs';
writeFileSync(new URL('./ran-${name}', import.meta.url), 'x');
export default { id: 'evil/${name}', severity: 'error', summary: 's', why: 'w', reads: 'config', examples: [], check() {} };
`;
  return makeHome({
    '.git/HEAD': 'ref: refs/heads/main\n',
    'openclaw.json': `// doctor-ignore evil/package: answered\n${LEGACY}`,
    'package.json': '{ "clawmend": { "plugins": ["./package.mjs"], "rules": { "evil/package": "off" } } }',
    'package.mjs': probe('package'),
    'own/clawmend.config.json5': "{ extends: ['../base.json5'], plugins: ['evil'] }",
    'own/openclaw.json': LEGACY,
    'own/node_modules/evil/package.json': '{ "name": "evil", "type": "module", "exports": "./index.js" }',
    'own/node_modules/evil/index.js': probe('installed'),
    'base.json5': "{ plugins: ['./extended.mjs'] }",
    'extended.mjs': probe('extended'),
  });
}

const MARKS = ['ran-package', 'own/node_modules/evil/ran-installed', 'ran-extended'];

async function ran(home: Home): Promise<readonly string[]> {
  const there = await Promise.all(
    MARKS.map((name) =>
      access(home.path(name)).then(
        () => [name],
        () => [],
      ),
    ),
  );
  return there.flat();
}

const COMMANDS: readonly (readonly string[])[] = [
  ['openclaw.json'],
  ['openclaw.json', '--diff'],
  ['openclaw.json', '--fix'],
  ['openclaw.json', '--format', 'json'],
  ['openclaw.json', '--format', 'sarif'],
  ['openclaw.json', '--tool-config', 'own/clawmend.config.json5'],
  ['--print-config'],
  ['rules'],
  ['explain', 'gateway/bind-host-alias'],
  ['explain', 'evil/package'],
  ['routes', 'openclaw.json'],
  ['why', 'openai/gpt-5.5', '--config', 'openclaw.json'],
  ['migrations'],
  ['migrations', '--used', '--config', 'openclaw.json'],
  ['migrations', '--key', 'gateway.bind'],
  ['releases'],
  ['restore-comments', '--config', 'openclaw.json'],
  ['restore-comments', '--config', 'openclaw.json', '--write'],
  ['undo', '--list'],
  ['undo', '--diff'],
  ['undo'],
  ['init', '--yes'],
  ['--staged'],
  ['openclaw.json', '--update-baseline', '--baseline', 'baseline.json'],
  ['completion', 'bash'],
];

describe('a repository of a stranger runs nothing', () => {
  test.each(COMMANDS.map((args) => [args.join(' '), args] as const))('clawmend %s', async (_, args) => {
    const home = await hostile();
    for (const cwd of ['.', 'own']) await home.run(args, { cwd });
    expect(await ran(home)).toEqual([]);
  });

  test('and one line says which program was left alone, and how to have it', async () => {
    const home = await hostile();
    const { stdout, status } = await home.run(['openclaw.json', '--target', '2026.9.6', '--only', 'gateway/*']);
    expect(status).toBe(1);
    const said = stdout.replace(/\s+/g, ' ');
    expect(said).toContain('package.json:1:29: the plugin named here was not loaded');
    expect(said).toContain('give --plugins, or CLAWMEND_PLUGINS=1 in the environment, if you trust it');
    const several = await home.run(['openclaw.json', '--only', 'gateway/*'], { cwd: 'own' });
    expect(several.stdout.replace(/\s+/g, ' ')).toContain('this plugin and 1 more were not loaded');
  });

  test('levels and answers for rules of plugins that were left alone are no mistakes', async () => {
    const home = await hostile();
    const { stdout } = await home.run(['openclaw.json', '--target', '2026.9.6', '--format', 'json']);
    const { findings } = JSON.parse(stdout) as { readonly findings: readonly { readonly ruleId: string }[] };
    expect(findings.map(({ ruleId }) => ruleId)).not.toContain('suppressions/unused');
  });

  test.each([
    [['openclaw.json', '--plugins'], {}],
    [['openclaw.json'], { CLAWMEND_PLUGINS: '1' }],
  ])('the person who runs it may say so: %j %j', async (args, env) => {
    const home = await hostile();
    await home.run(args, { env });
    expect(await ran(home)).toEqual(['ran-package']);
  });
});

const OUTSIDE = '{\n  // a line of another file\n  gateway: { tokn: 1 },\n}\n';

/** A repository in which the config, or what it includes, is a file that lies elsewhere. */
async function linked(make: (outside: string, inside: string) => Promise<void>, name = 'openclaw.json'): Promise<Home> {
  const home = await makeHome({
    'elsewhere/secret.json': OUTSIDE,
    'repository/.git/HEAD': 'ref: refs/heads/main\n',
    'repository/.keep': '',
    ...(name !== 'openclaw.json' && { 'repository/openclaw.json': `{ $include: './${name}' }\n` }),
  });
  await make(home.path('elsewhere/secret.json'), home.path(`repository/${name}`));
  return home;
}

describe('links out of a repository that is built', () => {
  const asked: readonly (readonly string[])[] = [
    ['openclaw.json', '--target', '2026.9.6'],
    ['openclaw.json', '--target', '2026.9.6', '--diff'],
    ['openclaw.json', '--target', '2026.9.6', '--fix'],
    ['openclaw.json', '--target', '2026.9.6', '--format', 'json'],
    ['openclaw.json', '--target', '2026.9.6', '--format', 'html'],
    ['routes', 'openclaw.json'],
    ['why', 'openai/gpt-5.5', '--config', 'openclaw.json'],
    ['migrations', '--used', '--config', 'openclaw.json'],
    ['restore-comments', '--config', 'openclaw.json'],
    ['restore-comments', '--config', 'openclaw.json', '--json'],
    ['undo', '--diff'],
  ];
  const kinds = [
    ['a symbolic link', symlink, 'openclaw.json'],
    ['a hard link', link, 'openclaw.json'],
    ['a symbolic link that is included', symlink, 'part.json'],
    ['a hard link that is included', link, 'part.json'],
  ] as const;

  test.each(kinds)('%s is told, and nothing behind it is shown', async (_, make, name) => {
    const home = await linked(make, name);
    for (const args of asked) {
      const { stdout, stderr } = await home.run(args, { cwd: 'repository', env: { CI: 'true' } });
      expect(stdout + stderr).not.toMatch(/another file|tokn/);
    }
    const { stdout, status } = await home.run(['openclaw.json', '--format', 'concise'], {
      cwd: 'repository',
      env: { CI: 'true' },
    });
    expect(stdout).toMatch(/^openclaw\.json\S*: error (?:permissions\/foreign-link|include\/unresolved) .*link/m);
    expect(status).toBe(1);
    expect(await home.read('elsewhere/secret.json')).toBe(OUTSIDE);
  });

  test('a link that stays inside is followed, as every link is on a machine of one\u2019s own', async () => {
    const inside = await linked(symlink);
    const own = await inside.run(['openclaw.json', '--format', 'concise'], { cwd: 'repository' });
    expect(own.stdout).toContain('gateway.tokn');
    const home = await makeHome({ '.git/HEAD': 'ref: refs/heads/main\n', 'real.json': OUTSIDE });
    await symlink('real.json', home.path('openclaw.json'));
    const built = await home.run(['openclaw.json', '--format', 'concise'], { env: { CI: '1' } });
    expect(built.stdout).toContain('gateway.tokn');
  });
});

/** What we colour ourselves. */
const COLOUR = /\u001b\[[\d;]*m/g;

describe('what a file is called, or holds, gives no orders', () => {
  const NAME = 'a\n::error::b ##[warning]c\u001b[31m.json';
  const TEXT =
    '{\n  x: "two\\\n::error::lines",\n  bind: "##vso[task.x]",\n  // \u001b[2J\n  gateway: { bind: "127.0.0.1" },\n}\n';

  test.each(['pretty', 'concise', 'markdown', 'junit', 'github'])('in %s', async (format) => {
    const home = await makeHome({ [NAME]: TEXT });
    const { stdout, stderr } = await home.run([NAME, '--target', '2026.9.6', '--format', format]);
    expect(stdout + stderr).not.toContain('\u001b');
    // GitHub looks for the old form only in lines that are no command of the new one.
    if (format !== 'github') expect(stdout + stderr).not.toMatch(/##(?:vso)?\[/);
    const orders = (stdout + stderr).split('\n').filter((line) => /^\s*::/.test(line));
    expect(orders.filter((line) => !/^::(?:error|warning|notice) file=a%0A/.test(line))).toEqual([]);
  });

  test('by no command', async () => {
    const hostile = TEXT.replace('{', '{ // ::error::first ##vso[x]\u001b[31m\n');
    const home = await makeHome({
      '.openclaw/openclaw.json': hostile,
      '.openclaw/openclaw.json.bak': hostile.replace('{', '{ // \u001b]0;title\u0007\n//\n::error::second\n//'),
      '.openclaw/agents/main/sessions/sessions.json': JSON.stringify({
        'agent:main:\n::error::third\u001b[2J': {
          sessionId: 's',
          modelProvider: 'openai-codex',
          model: '\n::error::x',
        },
      }),
    });
    for (const args of [
      ['routes'],
      ['why', 'x\n::error::fourth\u001b[2J'],
      ['explain', 'x\n::error::fifth\u001b[2J'],
      ['migrations', '--used'],
      ['migrations', '--key', 'x\n::error::sixth\u001b[2J'],
      ['restore-comments'],
      ['--fix', '--unsafe'],
      ['undo', '--list'],
      ['undo', '--diff'],
      ['undo', 'x\n::error::seventh\u001b[2J'],
      ['undo'],
      ['--only', 'x\n::error::eighth\u001b[2J'],
      ['nothing\n::error::ninth\u001b[2J.json'],
    ]) {
      const { stdout, stderr } = await home.run([...args], { isTerminal: true, env: { GITHUB_ACTIONS: 'true' } });
      const said = `${stdout}${stderr}`.replaceAll(COLOUR, '');
      expect({ args, escapes: said.match(/\u001b|\u0007/g) }).toEqual({ args, escapes: null });
      const [opened] = /^::stop-commands::\S+$/m.exec(said) ?? [];
      const orders = opened === undefined ? said.split('\n').filter((line) => /^\s*::|##vso\[/.test(line)) : [];
      expect({ args, orders }).toEqual({ args, orders: [] });
    }
  });

  test('nor where a file cannot be read', async () => {
    const home = await makeHome({});
    const { stderr } = await home.run([NAME]);
    expect(stderr).toContain('there is no file');
    expect(stderr).not.toMatch(/^\s*::|##\[|\u001b/m);
  });

  test('in a patch for a terminal, where escapes are shown, and in the log of a workflow, which still applies', async () => {
    const home = await makeHome({ 'openclaw.json': TEXT });
    const args = ['openclaw.json', '--target', '2026.9.6', '--diff'];
    const shown = await home.run(args, { isTerminal: true });
    expect(shown.stdout).toContain('\uFFFD[2J');
    const logged = await home.run(args, { env: { GITHUB_ACTIONS: 'true' } });
    const plain = await home.run(args);
    const [first, ...rest] = logged.stdout.split('\n');
    const token = /^::stop-commands::(\S{20,})$/.exec(first ?? '')?.[1];
    expect(rest.join('\n')).toBe(`${plain.stdout}::${token}::\n`);
  });
});
