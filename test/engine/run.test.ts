import { describe, expect, it } from 'vitest';
import { FixCycle } from '../../src/engine/apply/fix-cycle.js';
import { safe, unsafe } from '../../src/engine/fix.js';
import { defineRule, type Rule, type RuleMeta } from '../../src/engine/rule.js';
import { memoryInstallation } from '../../src/engine/rule-tester.js';
import { run } from '../../src/engine/run.js';
import type { RunOptions } from '../../src/engine/run-options.js';
import type { FileKind, Target } from '../../src/openclaw/installation.js';
import { release } from '../../src/openclaw/releases/release.js';

const HOME = '/home/operator/.openclaw';
const CONFIG = `${HOME}/openclaw.json`;
const target: Target = { release: release('2026.9.6'), source: 'flag' };
const about: Pick<RuleMeta, 'severity' | 'summary' | 'why' | 'examples'> = {
  severity: 'error',
  summary: 'x',
  why: 'x',
  examples: [],
};

function renames(id: string, from: string, to: string, more: Partial<RuleMeta> = {}): Rule {
  return defineRule({
    ...about,
    ...more,
    id,
    reads: 'config',
    check({ config, report }) {
      const old = config.at(from);
      if (old)
        report({
          at: old,
          on: 'key',
          message: `${from} is ${to}`,
          fix: safe('rename', (edit) => edit.rename(old, to)),
        });
    },
  });
}

async function runOn(
  files: string | Record<string, string>,
  rules: readonly Rule[],
  options: Partial<RunOptions> = { fix: 'safe' },
) {
  const given = typeof files === 'string' ? { 'openclaw.json': files } : files;
  const kinds = (name: string): FileKind =>
    name === 'openclaw.json' ? 'config' : name.endsWith('sessions.json') ? 'sessions' : 'include';
  const installation = memoryInstallation(
    Object.entries(given).map(([name, content]) => ({ path: `${HOME}/${name}`, kind: kinds(name), content })),
  );
  const result = await run(rules, installation, target, { fix: 'safe', ...options });
  const text = (name: string) => result.files.find(({ path }) => path === `${HOME}/${name}`)?.after;
  return { result, text, config: text('openclaw.json'), findings: result.findings };
}

describe('a check', () => {
  it('writes nothing and points at what the author wrote', async () => {
    const text = '{\n  // why\n  old: 1,\n}\n';
    const { config, findings } = await runOn(text, [renames('a/old', 'old', 'new')], { fix: 'none' });
    expect(config).toBe(text);
    expect(findings).toMatchObject([{ ruleId: 'a/old', file: CONFIG, path: ['old'], status: 'open' }]);
    expect(text.slice(findings[0]!.range!.start, findings[0]!.range!.end)).toBe('old');
  });

  it('asks only rules of the target release', async () => {
    const later = renames('a/later', 'old', 'new', { since: '2026.10.1' });
    const past = renames('a/past', 'old', 'new', { until: '2026.5.1' });
    expect((await runOn('{ old: 1 }', [later, past])).findings).toEqual([]);
  });

  it('lets a last-resort rule speak only where no other rule does', async () => {
    const unknown = defineRule({
      ...about,
      id: 'z/unknown',
      reads: 'config',
      lastResort: true,
      check: ({ config, report }) => {
        for (const at of config.members()) report({ at, message: 'unknown key' });
      },
    });
    const { findings } = await runOn('{ old: 1, odd: 2 }', [unknown, renames('a/old', 'old', 'new')], { fix: 'none' });
    expect(findings.map(({ ruleId, path }) => [ruleId, path])).toEqual([
      ['a/old', ['old']],
      ['z/unknown', ['odd']],
    ]);
  });
});

describe('fixing', () => {
  it('lets each rule see what the rules before it have left, whatever order they are given in', async () => {
    const rules = [renames('b/second', 'two', 'three', { after: ['a/first'] }), renames('a/first', 'one', 'two')];
    const { config, findings } = await runOn('{ one: 1 }', rules);
    expect(config).toBe('{ three: 1 }');
    expect(findings.map(({ ruleId, status }) => [ruleId, status])).toEqual([
      ['a/first', 'fixed'],
      ['b/second', 'fixed'],
    ]);
  });

  it('asks a rule again only of files that have changed since', async () => {
    const asked: string[] = [];
    const watched = (id: string): Rule =>
      defineRule({
        ...about,
        id,
        reads: 'config',
        check({ config }) {
          asked.push(`${id} of ${config.members().map(({ key }) => key)}`);
        },
      });
    // Behind the fix in the order of rules, and before it.
    await runOn('{ old: 1 }', [watched('a/early'), renames('b/old', 'old', 'new'), watched('c/late')]);
    expect(asked.toSorted()).toEqual(['a/early of new', 'a/early of old', 'c/late of new', 'c/late of old']);
  });

  it('makes fixes that touch the same place one after the other', async () => {
    const dropFirst = defineRule({
      ...about,
      id: 'a/bad-item',
      reads: 'config',
      check({ config, report }) {
        for (const item of config.at('list')?.items() ?? []) {
          if (item.value === 'bad')
            report({ at: item, message: 'bad', fix: safe('remove', (edit) => edit.remove(item)) });
        }
      },
    });
    const { config, findings } = await runOn("{ list: ['bad', 'a', 'bad', 'b', 'bad'] }", [dropFirst]);
    expect(config).toBe("{ list: ['a', 'b'] }");
    expect(findings.map(({ status }) => status)).toEqual(['fixed', 'fixed', 'fixed']);
  });

  it('lets no fix that cannot be made block another, and says why it was not made', async () => {
    const taken = renames('a/taken', 'old', 'new');
    const { config, findings } = await runOn('{ old: 1, new: 2, two: 1 }', [taken, renames('b/two', 'two', 'three')]);
    expect(config).toBe('{ old: 1, new: 2, three: 1 }');
    expect(findings).toMatchObject([
      { ruleId: 'a/taken', status: 'open', notApplied: expect.stringContaining('exists already') },
      { ruleId: 'b/two', status: 'fixed' },
    ]);
  });

  it('applies unsafe fixes only when asked to', async () => {
    const swap = defineRule({
      ...about,
      id: 'a/model',
      reads: 'config',
      check({ config, report }) {
        const model = config.at('model');
        if (model?.string === 'old')
          report({ at: model, message: 'retired', fix: unsafe('swap', (edit) => edit.set(model, 'new')) });
      },
    });
    expect((await runOn("{ model: 'old' }", [swap])).config).toBe("{ model: 'old' }");
    expect((await runOn("{ model: 'old' }", [swap], { fix: 'unsafe' })).config).toBe("{ model: 'new' }");
  });

  it('names the rules whose fixes undo each other, and makes nothing of it', async () => {
    const rules = [renames('a/there', 'x', 'y'), renames('b/back', 'y', 'x')];
    const fixing = runOn('{ x: 1 }', rules);
    await expect(fixing).rejects.toThrow(FixCycle);
    await expect(fixing).rejects.toMatchObject({ ruleIds: ['a/there', 'b/back'] });
  });

  it('leaves a file alone that must not be written, and says why', async () => {
    const { config, findings } = await runOn('{ old: 1 }', [renames('a/old', 'old', 'new')], {
      readOnly: () => 'the gateway is running; stop it first',
    });
    expect(config).toBe('{ old: 1 }');
    expect(findings).toMatchObject([{ status: 'open', notApplied: 'the gateway is running; stop it first' }]);
  });

  it('does not make the fix of a suppressed finding', async () => {
    const { config, findings } = await runOn('{ old: 1 }', [renames('a/old', 'old', 'new')], {
      suppression: () => 'we are waiting for the vendor',
    });
    expect(config).toBe('{ old: 1 }');
    expect(findings).toMatchObject([{ status: 'suppressed', justification: 'we are waiting for the vendor' }]);
  });

  it('makes no fix that would take a foreign comment along, unless asked to', async () => {
    const flatten = defineRule({
      ...about,
      id: 'a/flat',
      reads: 'config',
      check({ config, report }) {
        const value = config.at('x');
        if (value?.isObject)
          report({ at: value, message: 'flat', fix: safe('flatten', (edit) => edit.set(value, true)) });
      },
    });
    const text = '{ x: { a: 1, /* keep me */ b: 2 } }';
    expect((await runOn(text, [flatten])).config).toBe(text);
    expect((await runOn(text, [flatten], { fix: 'unsafe' })).config).toBe('{ x: true }');
  });

  it('counts a finding as fixed only when a second look no longer has it', async () => {
    const useless = defineRule({
      ...about,
      id: 'a/useless',
      reads: 'config',
      check({ config, report }) {
        const done = config.has('other');
        report({
          at: config,
          message: 'still wrong',
          ...(!done && { fix: safe('add', (edit) => edit.insert('other', 1)) }),
        });
      },
    });
    const { findings } = await runOn('{ x: 1 }', [useless]);
    expect(findings).toMatchObject([{ ruleId: 'a/useless', status: 'open' }]);
  });

  it('follows a finding that another fix has moved', async () => {
    const odd = defineRule({
      ...about,
      id: 'z/odd',
      reads: 'config',
      check({ config, report }) {
        for (const at of config.all('{list[*],entries.*}.odd')) report({ at, on: 'key', message: 'odd' });
      },
    });
    const keyed = defineRule({
      ...about,
      id: 'a/keyed',
      reads: 'config',
      check({ config, report }) {
        const list = config.at('list');
        if (list)
          report({
            at: list,
            message: 'keyed',
            fix: safe('key it', (edit) => edit.rekey(list, 'id', { rename: 'entries' })),
          });
      },
    });
    const { config, findings } = await runOn("{ list: [{ id: 'a', odd: 1 }] }", [odd, keyed]);
    expect(config).toBe('{ entries: { a: { odd: 1 } } }');
    expect(findings.map(({ ruleId, path, status }) => [ruleId, path, status])).toEqual([
      ['a/keyed', ['list'], 'fixed'],
      ['z/odd', ['list', 0, 'odd'], 'open'],
    ]);
  });
});

describe('$include', () => {
  const files = {
    'openclaw.json': "{ agents: { $include: './agents.json5' }, port: 1 }\n",
    'agents.json5': '{\n  // ours\n  old: 1,\n}\n',
  };

  it('puts the finding and the fix into the file that owns the key', async () => {
    const { text, findings } = await runOn(files, [renames('a/old', 'agents.old', 'new')]);
    expect(text('agents.json5')).toBe('{\n  // ours\n  new: 1,\n}\n');
    expect(text('openclaw.json')).toBe(files['openclaw.json']);
    expect(findings).toMatchObject([{ file: `${HOME}/agents.json5`, path: ['old'], status: 'fixed' }]);
  });

  it('carries a value from an included file to the file where its new place is', async () => {
    const hoist = defineRule({
      ...about,
      id: 'a/hoist',
      reads: 'config',
      check({ config, report }) {
        const old = config.at('agents.old');
        if (old) report({ at: old, message: 'hoist', fix: safe('hoist', (edit) => edit.move(old, 'memory.search')) });
      },
    });
    const { text } = await runOn(files, [hoist]);
    expect(text('agents.json5')).toBe('{}\n');
    expect(text('openclaw.json')).toContain('search: 1');
    expect(text('openclaw.json')).toContain('// ours');
  });

  it('adds a new key beside its siblings in the included file', async () => {
    const add = defineRule({
      ...about,
      id: 'a/add',
      reads: 'config',
      check({ config, report }) {
        if (!config.has('agents.ownership')) {
          report({
            at: config,
            message: 'add',
            fix: safe('add', (edit) => edit.insert('agents.ownership', 'explicit')),
          });
        }
      },
    });
    const { text } = await runOn(files, [add]);
    expect(text('agents.json5')).toBe(
      "{\n  // ours\n  old: 1,\n  ownership: 'explicit',\n}\n".replaceAll(
        "'",
        text('agents.json5')?.includes('"') ? '"' : "'",
      ),
    );
    expect(text('openclaw.json')).toBe(files['openclaw.json']);
  });
});

describe('a session store', () => {
  const store =
    '{\n  "agent:main:main": { "sessionId": "a", "pin": "pi" },\n  "agent:main:other":   {"sessionId":"b"},\n  "agent:main:third": {\n    "pin": "pi",\n    "sessionId": "c"\n  }\n}';
  const unpin = defineRule({
    ...about,
    id: 'sessions/pin',
    reads: 'sessions',
    needles: ['"pi"'],
    entry({ entry, report }) {
      const pin = entry.at('pin');
      if (pin) report({ at: pin, message: 'pinned', fix: safe('unpin', (edit) => edit.remove(pin)) });
    },
  });

  it('changes only the bytes of the entries that are fixed', async () => {
    const { text, findings } = await runOn({ 'agents/main/sessions/sessions.json': store }, [unpin]);
    expect(text('agents/main/sessions/sessions.json')).toBe(
      '{\n  "agent:main:main": { "sessionId": "a" },\n  "agent:main:other":   {"sessionId":"b"},\n  "agent:main:third": {\n    "sessionId": "c"\n  }\n}',
    );
    expect(findings.map(({ path, status }) => [path, status])).toEqual([
      [['agent:main:main', 'pin'], 'fixed'],
      [['agent:main:third', 'pin'], 'fixed'],
    ]);
  });
});

describe('many findings', () => {
  const items = Array.from({ length: 800 }, (_, index) => `  { id: 'a${index}', old: 1 },`);
  const old = defineRule({
    ...about,
    id: 'a/old-item',
    reads: 'config',
    check({ config, report }) {
      for (const at of config.all('list[*].old')) {
        report({ at, on: 'key', message: 'old', fix: safe('rename', (edit) => edit.rename(at, 'new')) });
      }
    },
  });

  it('in the items of one list are fixed in one round, not one by one', async () => {
    let checks = 0;
    const counting = defineRule({
      ...old,
      reads: 'config',
      check(context) {
        checks++;
        if (old.reads === 'config') old.check(context);
      },
    });
    const { config } = await runOn(`{\n list: [\n${items.join('\n')}\n ],\n}\n`, [counting]);
    expect(config?.match(/new: 1/g)).toHaveLength(800);
    expect(checks).toBeLessThan(10);
  });

  it('ask the guard once where it has nothing against them, and one by one where it has', async () => {
    const text = '{ list: [{ old: 1 }, { old: 2 }, { old: 3 }] }';
    let asked = 0;
    await runOn(text, [old], { guard: () => void asked++ });
    expect(asked).toBe(1);
    const { config, findings } = await runOn(text, [old], {
      guard: ({ after }) =>
        after.get(CONFIG)?.text.includes('new: 2') ? { applicability: 'unsafe', reason: 'another account' } : undefined,
    });
    expect(config).toContain('old: 2');
    expect(findings.map(({ status }) => status)).toEqual(['fixed', 'open', 'fixed']);
  });
});
