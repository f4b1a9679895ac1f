import { access } from 'node:fs/promises';
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
