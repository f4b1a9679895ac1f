import { describe, expect, it } from 'vitest';
import { neededKeys, needsState } from '../../../src/engine/check/observe-rule.js';
import { mayFind } from '../../../src/engine/check/present-keys.js';
import { runRule } from '../../../src/engine/check/run-rule.js';
import { legacyKeys } from '../../../src/engine/legacy-keys.js';
import { defineRule, type Rule } from '../../../src/engine/rule.js';
import { memoryInstallation } from '../../../src/engine/rule-tester.js';
import { openWorkspace } from '../../../src/engine/workspace.js';
import { inRange, release } from '../../../src/openclaw/releases/release.js';
import { rules } from '../../../src/rules/registry.js';
import { observedRule } from '../../helpers/observed-rule.js';

type ConfigRule = Extract<Rule, { reads: 'config' }>;

const rule = (check: ConfigRule['check'], range: { readonly since?: string } = {}): Rule =>
  defineRule({
    id: 'area/name',
    reads: 'config',
    severity: 'error',
    summary: 'S.',
    why: 'W.',
    examples: [],
    check,
    ...range,
  });

describe('the keys a rule needs', () => {
  it('are those of the path it asks for', () => {
    expect(neededKeys(rule(({ config }) => void config.at('gateway.auth.token')))).toEqual([
      ['gateway', 'auth', 'token'],
    ]);
  });

  it('are those of each alternative of a pattern; indexes and wildcards are none', () => {
    expect(neededKeys(rule(({ config }) => void config.all('agents.{defaults,list[*],entries.*}.tools[0]')))).toEqual([
      ['agents', 'defaults', 'tools'],
      ['agents', 'list', 'tools'],
      ['agents', 'entries', 'tools'],
    ]);
  });

  it('leave out what cannot be there without another', () => {
    const check: ConfigRule['check'] = ({ config }) => {
      config.at('talk.voice');
      config.at('talk');
    };
    expect(neededKeys(rule(check))).toEqual([['talk']]);
  });

  it('are those it asks for under any release', () => {
    const check: ConfigRule['check'] = ({ config, target }) => {
      config.at(target.month < 8 ? 'agents.list' : 'agents.entries');
    };
    expect(neededKeys(rule(check))).toEqual([
      ['agents', 'list'],
      ['agents', 'entries'],
    ]);
    expect(neededKeys(rule(check, { since: '2026.8.1' }))).toEqual([['agents', 'entries']]);
  });

  it.each<[string, ConfigRule['check']]>([
    ['speaks of what is missing', ({ config, report }) => report({ at: config, message: 'missing' })],
    ['looks at all members', ({ config }) => void config.members()],
    ['matches members of any name', ({ config }) => void config.all('*.enabled')],
    ['reads the value as a whole', ({ config }) => void config.value],
    ['looks at the text', ({ config }) => void config.location],
    ['looks at other files', ({ installation }) => void installation.files],
  ])('are unknown where the rule %s', (_what, check) => {
    expect(neededKeys(rule(check))).toBeUndefined();
  });

  it('are those of a table row', () => {
    const [row] = legacyKeys([{ id: 'a/b', remove: ['ui.seam', 'ui.edge'], why: 'W.', examples: [] }]);
    expect(row && neededKeys(row)).toEqual([
      ['ui', 'seam'],
      ['ui', 'edge'],
    ]);
  });
});

describe('a rule about the installation', () => {
  const about = (check: Extract<Rule, { reads: 'installation' }>['check']): Rule =>
    defineRule({ id: 'a/b', reads: 'installation', severity: 'info', summary: 'S.', why: 'W.', examples: [], check });

  it('needs state where it looks for files that a config by itself does not have', () => {
    const check = ({ installation }: { readonly installation: { readonly files: readonly { kind: string }[] } }) =>
      void installation.files.filter(({ kind }) => kind === 'lock');
    expect(needsState(about(check))).toBe(true);
  });

  it('does not where it looks at anything about the config', () => {
    expect(needsState(about(({ installation }) => void installation.files.map(({ mode }) => mode)))).toBe(false);
    expect(needsState(about(({ installation }) => void installation.envNames.size))).toBe(false);
    expect(needsState(about(({ report }) => report({ file: 'x', message: 'always' })))).toBe(false);
  });
});

describe('a rule that is left out', () => {
  const observed = rules.map(observedRule);
  const configs = rules.flatMap((one) =>
    one.reads !== 'config' && one.reads !== 'text'
      ? []
      : one.examples.map(({ before, target, files = {} }, index) => ({
          name: `${one.id}, example ${index + 1}`,
          target: release(target ?? one.since ?? '2026.9.6'),
          installation: memoryInstallation([
            { path: '/home/operator/.openclaw/openclaw.json', kind: 'config', content: before },
            ...Object.entries(files).map(([path, content]) => ({
              path: `/home/operator/.openclaw/${path}`,
              kind: 'include' as const,
              content,
            })),
          ]),
        })),
  );

  it('is most rules, for most configs', () => {
    expect(observed.filter((one) => one.neededKeys !== undefined).length).toBeGreaterThan(300);
  });

  it('would have had nothing to say about any config of the examples', () => {
    const missed: string[] = [];
    for (const { name, target, installation } of configs) {
      const workspace = openWorkspace(installation.files);
      for (const [index, one] of observed.entries()) {
        const whole = rules[index];
        if (whole === undefined || mayFind(one, workspace, installation) || !inRange(target, one)) continue;
        for (const { finding } of runRule(whole, workspace, { installation, target }))
          missed.push(`${finding.ruleId} in ${name}`);
      }
    }
    expect(missed).toEqual([]);
  });
});
