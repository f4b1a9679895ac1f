import { existsSync, readFileSync } from 'node:fs';
import { cp, mkdir, mkdtemp, readFile, rm, symlink } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import packageJson from '../../package.json' with { type: 'json' };
import type { Rule } from '../../src/engine/rule.js';
import { checkExample } from '../../src/engine/rule-tester.js';
import { bundled } from '../helpers/bundled.js';
import { root, runIn } from './packed.js';

let copy: string;
beforeAll(async () => {
  copy = await mkdtemp(path.join(tmpdir(), 'clawmend-new-rule-'));
  for (const name of ['src/document', 'src/engine', 'src/openclaw', 'scripts', 'package.json', 'biome.json']) {
    await cp(path.join(root, name), path.join(copy, name), { recursive: true });
  }
  await mkdir(path.join(copy, 'src/rules'));
  await symlink(path.join(root, 'node_modules'), path.join(copy, 'node_modules'));
});
afterAll(() => rm(copy, { recursive: true, force: true }));

const newRule = (...args: readonly string[]) => runIn(copy, process.execPath, ['scripts/new-rule.mjs', ...args]);

describe('npm run new-rule', () => {
  test('runs the script that is tried here', () => {
    expect(packageJson.scripts['new-rule']).toBe('node scripts/new-rule.mjs');
  });

  test.each(['gateway/old-port', 'my-area/x1'])('%s is a rule that passes its own examples', async (id) => {
    const { status, stdout } = await newRule(id);
    expect(status).toBe(0);
    expect(stdout).toContain(`src/rules/${id}.ts is written.`);
    const { default: rule } = bundled<{ default: Rule }>(path.join(copy, `src/rules/${id}.ts`));
    expect(rule.id).toBe(id);
    expect(rule.examples).toHaveLength(2);
    for (const example of rule.examples) expect(await checkExample(rule, example)).toEqual([]);
    const biome = path.join(root, 'node_modules/.bin/biome');
    const lint = await runIn(copy, biome, [
      'check',
      '--error-on-warnings',
      '--vcs-enabled=false',
      `src/rules/${id}.ts`,
    ]);
    expect(lint.status, lint.stdout + lint.stderr).toBe(0);
  });

  test('a rule that is there is left alone', async () => {
    await newRule('gateway/mine');
    const file = path.join(copy, 'src/rules/gateway/mine.ts');
    const before = await readFile(file, 'utf8');
    const { status, stderr } = await newRule('gateway/mine');
    expect(status).toBe(2);
    expect(stderr).toContain('src/rules/gateway/mine.ts is there already');
    expect(await readFile(file, 'utf8')).toBe(before);
  });

  test.each([[[]], [['gateway']], [['Gateway/port']], [['../x/y']], [['a/b', 'c/d']]])(
    '%j is no name',
    async (args) => {
      const { status, stderr } = await newRule(...args);
      expect(status).toBe(2);
      expect(stderr).toContain('a rule is called area/name');
    },
  );
});

describe('CONTRIBUTING.md', () => {
  const text = readFileSync(path.join(root, 'CONTRIBUTING.md'), 'utf8');

  test('names commands that there are', () => {
    const { scripts } = JSON.parse(readFileSync(path.join(root, 'package.json'), 'utf8')) as { scripts: object };
    const named = [...text.matchAll(/npm run ([\w-]+)/g)].map(([, name = '']) => name);
    expect(named).toContain('new-rule');
    for (const name of named) expect(Object.keys(scripts)).toContain(name);
  });

  test('names files that there are, but for the one that is to be written', () => {
    const named = [...text.matchAll(/\b(?:src|test|fixtures|\.ci)\/[\w./-]*\w/g)].map(([name]) => name);
    expect(named.length).toBeGreaterThan(3);
    for (const name of named.filter((one) => !one.includes('old-port'))) {
      expect(existsSync(path.join(root, name)), name).toBe(true);
    }
  });
});
