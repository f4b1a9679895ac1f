import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { describe, expect, onTestFinished, test } from 'vitest';
import { loadPlugins } from '../../src/tool-config/load-plugins.js';
import { findToolConfig, loadToolConfig } from '../../src/tool-config/load-tool-config.js';

const NAME = 'clawmend.config.json5';

async function folder(files: Readonly<Record<string, string>>): Promise<(name: string) => string> {
  const root = await mkdtemp(path.join(tmpdir(), 'clawmend-config-'));
  onTestFinished(() => rm(root, { recursive: true, force: true }));
  for (const [name, text] of Object.entries(files)) {
    await mkdir(path.dirname(path.join(root, name)), { recursive: true });
    await writeFile(path.join(root, name), text);
  }
  return (name) => path.join(root, name);
}

const NOWHERE = '/nowhere';

describe('which config is in force', () => {
  test('the nearest one above', async () => {
    const at = await folder({ '.git/HEAD': '', [NAME]: '{}', [`a/${NAME}`]: '{}', 'a/b/c.txt': '' });
    expect((await findToolConfig(at('a/b'), NOWHERE))?.files).toEqual([at(`a/${NAME}`)]);
  });

  test('a file of its own before the package.json beside it', async () => {
    const at = await folder({ '.git/HEAD': '', [NAME]: '{}', 'package.json': '{"clawmend":{}}' });
    expect((await findToolConfig(at(''), NOWHERE))?.files).toEqual([at(NAME)]);
  });

  test('a package.json that says nothing of it is passed over', async () => {
    const at = await folder({ '.git/HEAD': '', 'package.json': '{"clawmend":{}}', 'a/package.json': '{}' });
    expect((await findToolConfig(at('a'), NOWHERE))?.files).toEqual([at('package.json')]);
  });

  test.each(['a/.git/HEAD', 'a/.git'])('%s: none from outside of the repository', async (git) => {
    const at = await folder({ [NAME]: '{}', [git]: '', 'a/b/c.txt': '' });
    expect(await findToolConfig(at('a/b'), NOWHERE)).toBeUndefined();
  });

  test('none from above the home directory', async () => {
    const at = await folder({ '.git/HEAD': '', [NAME]: '{}', 'home/x/c.txt': '' });
    expect(await findToolConfig(at('home/x'), at('home'))).toBeUndefined();
  });

  test('outside of any repository and of the home, none from above at all', async () => {
    const at = await folder({ [NAME]: '{}', 'a/c.txt': '' });
    expect(await findToolConfig(at('a'), NOWHERE)).toBeUndefined();
    expect((await findToolConfig(at(''), NOWHERE))?.files).toEqual([at(NAME)]);
  });

  test('one that is named has to be there', async () => {
    const at = await folder({});
    await expect(loadToolConfig('x.json5', at(''))).rejects.toThrow(
      'x.json5: there is no config of clawmend; name a file that holds one.',
    );
  });
});

describe('extends', () => {
  test('the config wins over what it extends, later ones over earlier ones; lists are joined', async () => {
    const at = await folder({
      'own.json5': `{ extends: ['./one.json5', './sub/two.json5'], rules: { 'a/*': 'error' }, target: '2026.9.6' }`,
      'one.json5': `{ failOn: 'error', target: '2026.5.12', rules: { 'a/*': 'off', 'b/*': 'info' }, paths: ['x.json'] }`,
      'sub/two.json5': `{ failOn: 'info', paths: ['y.json'], suppressions: [{ rule: 'c/d', reason: 'e' }], plugins: ['./p.mjs'] }`,
    });
    const config = await loadToolConfig('own.json5', at(''));
    expect(config).toMatchObject({
      files: [at('own.json5'), at('sub/two.json5'), at('one.json5')],
      failOn: 'info',
      target: { release: '2026.9.6', origin: 'own.json5:1:83' },
      paths: [at('sub/y.json')],
      plugins: [{ file: at('sub/p.mjs') }],
      suppressions: [{ rule: 'c/d', at: ['suppressions', 0] }],
    });
    expect(config.levels.map(({ rule, level }) => [rule, level])).toEqual([
      ['a/*', 'off'],
      ['b/*', 'info'],
      ['a/*', 'error'],
    ]);
  });

  test('a package that is installed beside the config', async () => {
    const at = await folder({
      'own.json5': `{ extends: 'shared' }`,
      'node_modules/shared/package.json': `{ "name": "shared", "exports": "./base.json5" }`,
      'node_modules/shared/base.json5': `{ failOn: 'error' }`,
    });
    expect((await loadToolConfig('own.json5', at(''))).failOn).toBe('error');
  });

  test.each([
    [`{\n extends: './gone.json5' }`, 'own.json5:2:11: "extends" names ./gone.json5, which is not there.'],
    [`{ extends: 'gone' }`, 'own.json5:1:12: there is no package gone here; a path begins with ./ or ../'],
    [`{ extends: './own.json5' }`, 'own.json5:1:12: "extends" goes round in a circle; take ./own.json5 out.'],
    [`{ extends: './other.json5' }`, 'other.json5:1:12: "extends" goes round in a circle; take ./own.json5 out.'],
    [`{ extends: 'hidden' }`, 'own.json5:1:12: the package hidden has no "default" among its exports.'],
  ])('%s', async (text, message) => {
    const at = await folder({
      'own.json5': text,
      'other.json5': `{ extends: './own.json5' }`,
      'node_modules/hidden/package.json': `{ "name": "hidden", "exports": { "browser": "./a.js" } }`,
    });
    await expect(loadToolConfig('own.json5', at(''))).rejects.toThrow(message);
  });

  test('two ways to the same config are no circle', async () => {
    const at = await folder({
      'own.json5': `{ extends: ['./a.json5', './b.json5'] }`,
      'a.json5': `{ extends: './base.json5' }`,
      'b.json5': `{ extends: './base.json5' }`,
      'base.json5': `{ plugins: ['./p.mjs'] }`,
    });
    const { plugins, files } = await loadToolConfig('own.json5', at(''));
    expect(plugins.map(({ file }) => file)).toEqual([at('p.mjs')]);
    expect(files.filter((file) => file === at('base.json5'))).toHaveLength(1);
  });
});

describe('plugins', () => {
  const RULE = `{ id: 'ours/x', severity: 'error', summary: 's', why: 'w', reads: 'config', examples: [], check() {} }`;

  async function loaded(module: string, taken: readonly string[] = []) {
    const at = await folder({ 'own.json5': `{\n  plugins: ['./p.mjs'] }`, 'p.mjs': module });
    return loadPlugins(await loadToolConfig('own.json5', at('')), taken);
  }

  test.each([`export default ${RULE}`, `export default [${RULE}]`])('%s', async (module) => {
    expect((await loaded(module)).map(({ id }) => id)).toEqual(['ours/x']);
  });

  test.each([
    ['throw new Error("no\\nway")', 'own.json5:2:13: the plugin cannot be loaded: no'],
    ['export const a = 1', "own.json5:2:13: the plugin's default export has to be a rule or a list of rules."],
    ['export default 5', 'own.json5:2:13: number is no rule; see defineRule.'],
    [
      'export default { id: "x" }',
      'own.json5:2:13: a rule is called area/name, in small letters, digits and hyphens, not "x".',
    ],
    ['export default { id: "a/b" }', 'own.json5:2:13: the rule a/b needs a severity: error, warning or info.'],
    [`export default ${RULE.replace("why: 'w', ", '')}`, 'own.json5:2:13: the rule ours/x needs why, as a string.'],
    [`export default ${RULE.replace('check', 'chekc')}`, 'own.json5:2:13: the rule ours/x needs a function check.'],
    [
      `export default ${RULE.replace("'config'", "'sessions'")}`,
      'own.json5:2:13: the rule ours/x needs a function entry.',
    ],
    [`export default [${RULE}, ${RULE}]`, 'own.json5:2:13: there is a rule called ours/x already.'],
  ])('%s', async (module, message) => {
    await expect(loaded(module)).rejects.toThrow(message);
  });

  test('no rule of ours is replaced', async () => {
    await expect(loaded(`export default ${RULE}`, ['ours/x'])).rejects.toThrow(
      'there is a rule called ours/x already.',
    );
  });
});
