import { cp, readdir, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { LEGACY, REPAIRED } from '../cli/home.js';
import { type Packed, pack, readText, remove, root, runIn } from './packed.js';

let packed: Packed;
beforeAll(async () => {
  packed = await pack();
}, 600_000);
afterAll(() => remove(packed));

/** What npm links the name to, as npx would start it. */
const clawmend = (...args: readonly string[]) =>
  runIn(packed.project, path.join(packed.project, 'node_modules/.bin/clawmend'), args);

const bin = (name: string) => path.join(root, 'node_modules/.bin', name);

describe('what is in the package', () => {
  test('the program, the types, the skill for agents and what a reader asks for, nothing else', () => {
    const KINDS = [
      /^(package\.json|README\.md|LICENSE|CHANGELOG\.md|schema\.json)$/,
      /^dist\/((cli|index|start|worker)\.js|index\.mjs|(core|check|on-demand|language-server|mcp-server)\.cjs|documentation\.json|(types\/)?package\.json)$/,
      /^dist\/data\/\d{4}-\d{2}\.txt$/,
      /^dist\/THIRD-PARTY-LICENSES\.txt$/,
      /^dist\/types\/[\w/-]+\.d\.ts$/,
      /^skills\/clawmend\/SKILL\.md$/,
    ];
    expect(packed.files.filter((file) => !KINDS.some((kind) => kind.test(file)))).toEqual([]);
    for (const kind of KINDS)
      expect(
        packed.files.some((file) => kind.test(file)),
        String(kind),
      ).toBe(true);
  });

  test('less than 1.2 MB, all releases in it', () => {
    expect(packed.size).toBeLessThan(1_200_000);
  });

  test('it needs nothing else to run', async () => {
    const installed = await readdir(path.join(packed.project, 'node_modules'));
    expect(installed.filter((name) => !name.startsWith('.'))).toEqual(['clawmend']);
  });

  test('no path of the machine it was built on', async () => {
    const folder = path.join(packed.project, 'node_modules/clawmend');
    for (const file of packed.files.filter((name) => name.startsWith('dist/'))) {
      const text = await readText(folder, file);
      expect(text.includes(packed.folder), file).toBe(false);
    }
  });
});

describe('it is what its package.json says', () => {
  test('publint has nothing to say', async () => {
    const { status, stdout, stderr } = await runIn(packed.project, bin('publint'), ['run', packed.tarball, '--strict']);
    expect(stdout).toContain('All good!');
    expect(status, stdout + stderr).toBe(0);
  });

  test('the types are right wherever modules are', async () => {
    const args = [packed.tarball, '--profile', 'esm-only', '--no-emoji', '--exclude-entrypoints', 'schema.json'];
    const { status, stdout } = await runIn(packed.project, bin('attw'), args);
    expect(status, stdout).toBe(0);
  });
});

describe('installed into an empty folder', () => {
  test('npx finds it by either of its names', async () => {
    const both = 'clawmend --help && echo and && doctor --help';
    const { status, stdout } = await runIn(packed.project, 'npx', ['--no-install', '-c', both]);
    expect(status).toBe(0);
    const [first, second] = stdout.split('\nand\n');
    expect(first).toContain('clawmend [paths..] [options]');
    expect(second).toBe(`${first}\n`);
  });

  test('it finds and repairs', async () => {
    const file = path.join(packed.project, 'openclaw.json');
    await writeFile(file, LEGACY);
    const found = await clawmend('openclaw.json');
    expect(found.status).toBe(1);
    expect(found.stdout).toContain('gateway/bind-host-alias');
    const fixed = await clawmend('openclaw.json', '--fix');
    expect(fixed.status, fixed.stderr).toBe(0);
    expect(await readText(file)).toBe(REPAIRED);
  });

  test('the fixture of the repository, checked and repaired', async () => {
    const home = path.join(packed.project, 'legacy/.openclaw');
    await cp(path.join(root, 'fixtures/legacy-installation'), home, { recursive: true });
    const args = ['--state-dir', 'legacy/.openclaw', '--format', 'json'];
    const summary = async (more: readonly string[]) => {
      const { stdout, stderr } = await clawmend(...args, ...more);
      expect(stderr).toBe('');
      return (JSON.parse(stdout) as { summary: { fixed: number; fixableSafe: number } }).summary;
    };
    const before = await summary([]);
    expect(before.fixableSafe).toBeGreaterThan(0);
    expect((await summary(['--fix'])).fixed).toBeGreaterThanOrEqual(before.fixableSafe);
    expect((await summary([])).fixableSafe).toBe(0);
  });
});

describe('the example package of rules, by the public name', () => {
  const PLACE = 'node_modules/clawmend-rules-example';
  beforeAll(() => cp(path.join(root, 'fixtures/example-rules'), path.join(packed.project, PLACE), { recursive: true }));

  test('its own tests pass', async () => {
    const { status, stdout } = await runIn(path.join(packed.project, PLACE), 'node', [
      '--test',
      '--test-reporter=tap',
      'test/rules.test.js',
    ]);
    expect(status, stdout).toBe(0);
    // Three examples, and each of the two rules is one.
    expect(stdout).toMatch(/^# pass 5$/m);
  });

  test('a config extends it, and its rules find and repair', async () => {
    const file = path.join(packed.project, 'house.json');
    const config = path.join(packed.project, 'house.config.json5');
    await writeFile(file, "{ gateway: { mode: 'local', bind: 'lan', auth: { mode: 'token', token: '${T}' } } }\n");
    await writeFile(config, "{ extends: 'clawmend-rules-example/recommended' }\n");
    const args = ['house.json', '--plugins', '--tool-config', 'house.config.json5', '--only', 'house/*'];
    const { status, stdout } = await clawmend(...args, '--format', 'concise');
    expect(status).toBe(1);
    expect(stdout).toContain('house/no-lan-bind');
    await clawmend(...args, '--fix', '--unsafe');
    expect(await readText(file)).toContain("bind: 'loopback'");
  });
});

test('a program in TypeScript uses the public API, and mistakes are seen', async () => {
  const program = `
import {
  check, type CheckOptions, defineRule, type Finding, fix, legacyKeys, type Plan, type Rule, ruleTester, safe,
} from 'clawmend';

const rule: Rule = defineRule({
  id: 'ours/x', reads: 'config', severity: 'info', summary: 'S.', why: 'W.', examples: [],
  check({ config, report }) {
    const bind = config.at('gateway.bind');
    if (bind !== undefined) report({ at: bind, message: 'm', fix: safe('t', (edit) => edit.set(bind, 'loopback')) });
  },
});
export async function main(options: CheckOptions): Promise<readonly Finding[]> {
  const plan: Plan = await check({ ...options, rules: [rule, ...legacyKeys([])] });
  const { written } = await fix(options, 'safe', { runsDirectory: '/tmp/x' });
  await ruleTester.run(rule, { describe: (_name, body) => body(), it: (_name, body) => void body() });
  return written.paths.length > 0 ? plan.result.findings : [];
}
// @ts-expect-error a severity that there is not
defineRule({ id: 'a/b', reads: 'config', severity: 'fatal', summary: 's', why: 'w', examples: [], check() {} });
// @ts-expect-error sessions are looked at one entry at a time
defineRule({ id: 'a/b', reads: 'sessions', severity: 'info', summary: 's', why: 'w', examples: [], check() {} });
check({ paths: ['openclaw.json'] });
// @ts-expect-error paths are a list
check({ paths: 'openclaw.json' });
`;
  await writeFile(path.join(packed.project, 'use.ts'), program);
  const options = ['--noEmit', '--strict', '--module', 'nodenext', '--target', 'es2022', '--types', '', 'use.ts'];
  const { status, stdout } = await runIn(packed.project, bin('tsc'), options);
  expect(stdout).toBe('');
  expect(status).toBe(0);
});
