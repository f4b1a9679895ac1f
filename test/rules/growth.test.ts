import { afterAll, beforeAll, expect, test } from 'vitest';
import { runRule } from '../../src/engine/check/run-rule.js';
import { memoryInstallation } from '../../src/engine/rule-tester.js';
import { openWorkspace } from '../../src/engine/workspace.js';
import { createView } from '../../src/openclaw/config/view.js';
import { inRange, release } from '../../src/openclaw/releases/release.js';
import { rules } from '../../src/rules/registry.js';
import { configValue } from '../openclaw/config-value.js';

/** Work is counted, not timed: what is asked of values, and every value that is handed out in a list. */
let work = 0;

const ASKED = ['at', 'members', 'items'] as const;
const values = Object.getPrototypeOf(configValue('{}')) as Record<(typeof ASKED)[number], (path: string) => unknown>;
const originals = ASKED.map((name) => [name, values[name]] as const);

beforeAll(() => {
  for (const [name, original] of originals) {
    values[name] = function (this: unknown, path) {
      const answer = original.call(this, path);
      work += Array.isArray(answer) ? answer.length + 1 : 1;
      return answer;
    };
  }
});

afterAll(() => {
  for (const [name, original] of originals) values[name] = original;
});

const many = <T>(count: number, one: (index: number) => T): readonly T[] =>
  Array.from({ length: count }, (_, index) => one(index));
const named = (entries: readonly (readonly [string, unknown])[]): object => Object.fromEntries(entries);

const agent = (index: number) => ({
  workspace: `~/agents/${index}`,
  model: { primary: 'house/small', fallbacks: ['openai/gpt-5.5', 'no-such-model'] },
  heartbeat: { every: '30m', model: 'house/missing' },
  tools: { allow: ['read', 'write'] },
  models: { 'house/small': { alias: `small-${index}` } },
});
const row = (index: number) => ({ id: `model-${index}`, name: `Model ${index}`, contextWindow: 65_536 });
const house = { baseUrl: 'http://127.0.0.1:8080/v1', api: 'openai-completions', models: [{ id: 'small', name: 'S' }] };

const CONFIGS: Readonly<Record<string, (count: number) => object>> = {
  agents: (count) => ({
    agents: { entries: named(many(count, (index) => [`agent-${index}`, agent(index)])) },
    models: { providers: { house } },
  }),
  'agents in a list': (count) => ({
    agents: { list: many(count, (index) => ({ id: `agent-${index}`, ...agent(index) })) },
    models: { providers: { house } },
  }),
  providers: (count) => ({
    models: { providers: named(many(count, (index) => [`provider-${index}`, { ...house, models: [row(index)] }])) },
    agents: { defaults: { model: { fallbacks: many(count, (index) => `model-${index}`) } } },
  }),
  'models of a provider': (count) => ({
    models: { providers: { house: { ...house, models: many(count, row) } } },
    agents: { defaults: { model: { fallbacks: many(count, (index) => `house/model-${index}`) } } },
  }),
  'models map': (count) => ({
    agents: {
      defaults: {
        models: named(many(count, (index) => [`house/model-${index}`, { alias: `alias-${index}` }])),
        model: { fallbacks: many(count, (index) => `alias-${index}`) },
        subagents: { model: 'house/model-1' },
      },
    },
    models: { providers: { house } },
  }),
  'allowed models': (count) => ({
    agents: {
      defaults: { modelPolicy: { allow: many(count, (index) => `house/model-${index}`) } },
      entries: named(many(count, (index) => [`agent-${index}`, { heartbeat: { model: `house/model-${index}` } }])),
    },
  }),
  bindings: (count) => ({
    agents: { entries: named(many(count, (index) => [`agent-${index}`, {}])) },
    bindings: many(count, (index) => ({
      agentId: `agent-${index}`,
      match: { channel: 'telegram', accountId: `account-${index}` },
    })),
    channels: {
      telegram: { accounts: named(many(count, (index) => [`account-${index}`, { botToken: `$\{TOKEN_${index}}` }])) },
    },
  }),
  accounts: (count) => ({
    auth: {
      profiles: named(many(count, (index) => [`openai:${index}`, { provider: 'openai', mode: 'api_key' }])),
      order: { openai: many(count, (index) => `openai:${index}`) },
    },
    agents: { entries: named(many(count, (index) => [`agent-${index}`, { model: `openai/gpt-5.5@openai:${index}` }])) },
  }),
};

const FEW = 60;

/** Twice as much to look at is at most twice the work; what is sorted or looked up in depth may take a little more. */
const MOST = 2.3;

function workOf(config: object, target: string): ReadonlyMap<string, number> {
  const path = '/home/ann/.openclaw/openclaw.json';
  const installation = memoryInstallation([{ path, kind: 'config', content: JSON.stringify(config) }]);
  const workspace = openWorkspace(installation.files);
  const input = { installation, target: release(target) };
  const found = new Map<string, number>();
  for (const rule of rules.filter((one) => inRange(input.target, one))) {
    work = 0;
    runRule(rule, workspace, input);
    found.set(rule.id, work);
  }
  return found;
}

test.each(
  Object.entries(CONFIGS).flatMap(([name, make]) =>
    ['2026.5.12', '2026.9.6'].map((target) => ({ name, target, make })),
  ),
)('rules look at twice the $name in at most twice the work under $target', ({ target, make }) => {
  const few = workOf(make(FEW), target);
  const twice = workOf(make(2 * FEW), target);
  const growing = [...twice].filter(([id, count]) => count > MOST * (few.get(id) ?? 0) + FEW);
  expect(growing.map(([id, count]) => `${id}: ${few.get(id)} -> ${count}`)).toEqual([]);
});

test('work is counted', () => {
  work = 0;
  const view = createView(configValue('{ a: [1, 2, 3] }').location.part);
  view?.at('a')?.items();
  expect(work).toBe(5);
});
