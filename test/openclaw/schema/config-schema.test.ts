import { describe, expect, it } from 'vitest';
import { formatPath, parsePath } from '../../../src/document/config-path.js';
import type { JsonValue } from '../../../src/document/node.js';
import { release } from '../../../src/openclaw/releases/release.js';
import { describe as inWords, schemaFor } from '../../../src/openclaw/schema/config-schema.js';
import type { Surroundings } from '../../../src/openclaw/schema/surroundings.js';

function around(isSet: (variable: string) => boolean): Surroundings {
  return { isSet, home: '/home/u', stateDir: '/home/u/.openclaw', plugins: new Set(), missing: new Set() };
}

/** `path kind` of every issue. */
function issues(value: JsonValue, target = '2026.9.6'): readonly string[] {
  return schemaFor(release(target))
    .validateConfig(
      value,
      around(() => true),
    )
    .map((issue) => `${formatPath(issue.path)} ${issue.kind}`);
}

function firstIssue(value: JsonValue, target = '2026.9.6') {
  const [issue] = schemaFor(release(target)).validateConfig(
    value,
    around(() => true),
  );
  if (issue === undefined) throw new Error('nothing is wrong');
  return issue;
}

describe('the schema of a release', () => {
  it('is its own where it is known', () => {
    const schema = schemaFor(release('2026.5.12'));
    expect(schema.fit).toBe('exact');
    expect(schema.sources.map((source) => source.text)).toEqual(['2026.5.12']);
  });

  it('is that of its neighbours where it is not', () => {
    const between = schemaFor(release('2026.7.20'));
    expect(between.fit).toBe('between');
    expect(between.sources).toHaveLength(2);
    expect(schemaFor(release('2026.1.1'))).toMatchObject({ fit: 'older' });
    expect(schemaFor(release('2026.12.1'))).toMatchObject({ fit: 'newer' });
    expect(schemaFor(release('2027.1.3')).sources.at(-1)?.text).toBe('2026.9.6');
  });

  it('is made once', () => {
    expect(schemaFor(release('2026.9.6'))).toBe(schemaFor(release('2026.9.6')));
  });
});

describe('a lookup', () => {
  const known = (path: string, target = '2026.9.6') => schemaFor(release(target)).lookup(parsePath(path)) !== undefined;

  it('tells whether something may stand at a path', () => {
    expect(known('gateway.auth.token')).toBe(true);
    expect(known('gateway.auth.tocken')).toBe(false);
    expect(known('agents.list[0].model.primary', '2026.5.12')).toBe(true);
    expect(known('agents.list[0].id', '2026.9.6')).toBe(false);
    expect(known('agents.entries.main.model')).toBe(true);
    expect(known('agents.entries.main.model', '2026.5.12')).toBe(false);
    expect(known('models.providers.mine.models[3].contextWindow')).toBe(true);
    expect(known('agents.defaults.models["openai/gpt-5.5"].alias')).toBe(true);
  });

  it('finds everything below what a plugin or an unknown channel owns', () => {
    expect(known('channels.carrier-pigeon.coop.size')).toBe(true);
    expect(known('plugins.entries.mine.config.any.thing')).toBe(true);
  });

  it('tells what a value must be', () => {
    const words = (path: string) => inWords(schemaFor(release('2026.9.6')).lookup(parsePath(path))!);
    expect(words('gateway.port')).toBe('a whole number from 1 to 65535');
    expect(words('gateway.auth.mode')).toBe('"none", "token", "password" or "trusted-proxy"');
    expect(words('logging.file')).toBe('a text');
    expect(words('hooks.enabled')).toBe('true or false');
    expect(words('agents.defaults.model')).toBe('a text or an object');
  });
});

describe('a config', () => {
  it('without a fault has no issues', () => {
    expect(
      issues({
        $schema: 'x',
        gateway: { mode: 'local', port: 18789, bind: 'loopback', auth: { mode: 'token', token: 'x' } },
        agents: { defaults: { model: { primary: 'openai/gpt-5.5', fallbacks: [] } }, entries: { main: {} } },
        channels: { telegram: { enabled: true, botToken: 'x', allowFrom: [1, 'a'] } },
        models: { providers: { mine: { baseUrl: 'https://x', models: [{ id: 'a', name: 'A' }] } } },
      }),
    ).toEqual([]);
    expect(issues({})).toEqual([]);
  });

  it('is held against the release it must suit', () => {
    const list = { agents: { list: [{ id: 'main' }] } };
    const entries = { agents: { entries: { main: {} } } };
    expect(issues(list, '2026.5.12')).toEqual([]);
    // From 2026.8 on a list is read as the map it stands for, as long as it has the ids for that.
    expect(issues(list, '2026.9.6')).toEqual([]);
    expect(issues({ agents: { list: [{ id: 'Two words' }] } }, '2026.9.6')).toContain('agents.list unknown-key');
    expect(issues(entries, '2026.5.12')).toEqual(['agents.entries unknown-key']);
    expect(issues(entries, '2026.9.6')).toEqual([]);
  });

  it('has unknown keys at any depth, with neighbours that may have been meant', () => {
    const issue = firstIssue({ gateway: { auth: { tokn: 'x' } } });
    expect(formatPath(issue.path)).toBe('gateway.auth.tokn');
    expect(issue.suggestions[0]).toBe('token');
    expect(issues({ gatway: {}, agents: { defaults: { thinking: 'high' } } })).toEqual([
      'gatway unknown-key',
      'agents.defaults.thinking unknown-key',
    ]);
    expect(firstIssue({ agents: { defaults: { thinking: 'high' } } }).suggestions).toContain('thinkingDefault');
  });

  it('is not offered a neighbour that is already there', () => {
    expect(firstIssue({ gateway: { auth: { token: 'x', tokn: 'y' } } }).suggestions).not.toContain('token');
  });

  it('has values of a wrong type', () => {
    expect(
      issues({
        gateway: { port: '18789', auth: [] },
        agents: { defaults: { model: 7, models: ['openai/gpt-5.5'] } },
        channels: { telegram: { enabled: 'yes' } },
        hooks: null,
      }),
    ).toEqual([
      'gateway.port wrong-type',
      'gateway.auth wrong-type',
      'agents.defaults.model wrong-type',
      'agents.defaults.models wrong-type',
      'channels.telegram.enabled wrong-type',
      'hooks wrong-type',
    ]);
    expect(firstIssue({ agents: { defaults: { model: 7 } } }).expected).toBe('a text or an object');
    expect(firstIssue('text').kind).toBe('wrong-type');
  });

  it('has words that are not on the list, with those that may have been meant', () => {
    const issue = firstIssue({ gateway: { auth: { mode: 'Token' } } });
    expect(issue).toMatchObject({ kind: 'bad-enum', suggestions: ['token'] });
    expect(issue.expected).toContain('"password"');
    expect(firstIssue({ gateway: { bind: '0.0.0.0' } })).toMatchObject({ kind: 'bad-enum', suggestions: [] });
  });

  it('has numbers and texts out of range', () => {
    expect(issues({ gateway: { port: 0 } })).toEqual(['gateway.port out-of-range']);
    expect(issues({ gateway: { port: 70_000 } })).toEqual(['gateway.port out-of-range']);
    expect(firstIssue({ gateway: { port: 1.5 } })).toMatchObject({
      kind: 'wrong-type',
      expected: 'a whole number from 1 to 65535',
    });
  });

  it('has lists that are longer than their places', () => {
    const row = (range: readonly number[]) => ({
      id: 'a',
      name: 'A',
      cost: { tieredPricing: [{ input: 1, output: 1, cacheRead: 0, cacheWrite: 0, range: [...range] }] },
    });
    const found = (range: readonly number[]) =>
      issues({ models: { providers: { mine: { baseUrl: 'https://h.example', models: [row(range)] } } } });
    expect(found([0, 1])).toEqual([]);
    expect(found([0, 1, 2])).toEqual(['models.providers.mine.models[0].cost.tieredPricing[0].range out-of-range']);
  });

  it('lacks keys', () => {
    expect(issues({ models: { providers: { mine: { baseUrl: 'x', models: [{ name: 'A' }] } } } })).toEqual([
      'models.providers.mine.models[0].id missing-key',
    ]);
    expect(issues({ bindings: [{ agentId: 'main' }] })).toEqual(['bindings[0].match missing-key']);
  });

  it('lacks nothing that has a default', () => {
    for (const target of ['2026.4.29', '2026.5.12', '2026.6.11', '2026.7.35', '2026.9.6']) {
      expect(
        issues({ channels: { telegram: {}, slack: {}, whatsapp: {}, discord: {} }, commands: {} }, target),
      ).toEqual([]);
    }
  });

  it('may hold a secret as text or as a reference, of the right source', () => {
    const bot = (botToken: JsonValue) => issues({ channels: { telegram: { botToken } } });
    expect(bot('x')).toEqual([]);
    expect(bot({ source: 'env', provider: 'default', id: 'BOT' })).toEqual([]);
    expect(bot({ source: 'env', provider: 'default' })).toEqual(['channels.telegram.botToken.id missing-key']);
    expect(bot({ source: 'env', provider: 'default', id: 'not a name' })).toEqual([
      'channels.telegram.botToken.id bad-format',
    ]);
    expect(bot(['x'])).toEqual(['channels.telegram.botToken wrong-type']);
  });

  it('is read without the blanks around a text, where its release reads it so', () => {
    expect(issues({ worktreeRoot: ' /srv/trees' })).toEqual([]);
    expect(issues({ worktreeRoot: 'trees' })).toEqual(['worktreeRoot bad-format']);
  });

  it('is never judged where an include decides', () => {
    expect(issues({ agents: { $include: './agents.json5', nonsense: 1 }, gateway: { $include: ['x'] } })).toEqual([]);
  });

  it('may take texts from the environment, and nothing else', () => {
    const value = { gateway: { port: '\u0024{PORT}', bind: '\u0024{BIND}' }, proxy: { proxyUrl: '\u0024{PROXY}' } };
    const found = (set: readonly string[]) =>
      schemaFor(release('2026.9.6'))
        .validateConfig(
          value,
          around((name) => set.includes(name)),
        )
        .map((issue) => `${formatPath(issue.path)} ${issue.kind}`);
    expect(found(['PORT', 'BIND', 'PROXY'])).toEqual(['gateway.port wrong-type']);
    expect(found([])).toEqual(['gateway.port wrong-type', 'gateway.bind bad-enum', 'proxy.proxyUrl bad-format']);
  });

  it('may call things as it likes where a plugin decides', () => {
    expect(
      issues({
        channels: { 'carrier-pigeon': { coop: 1 } },
        plugins: { entries: { 'carrier-pigeon': {}, mine: { enabled: true, config: { a: 1 } } } },
      }),
    ).toEqual([]);
    expect(issues({ plugins: { entries: { mine: { nonsense: 1 } } } })).toEqual([
      'plugins.entries.mine.nonsense unknown-key',
    ]);
    expect(issues({ channels: { telegram: { nonsense: 1 } } })).toEqual(['channels.telegram.nonsense unknown-key']);
  });

  it('may be judged in part', () => {
    const found = schemaFor(release('2026.9.6')).validate({ tokn: 1 }, ['gateway', 'auth']);
    expect(found.map((issue) => formatPath(issue.path))).toEqual(['gateway.auth.tokn']);
  });

  it('never has its values repeated in an issue', () => {
    const found = schemaFor(release('2026.9.6')).validate({
      gateway: { port: 'hunter2', auth: { mode: 'hunter2', token: ['hunter2'] } },
      logging: { level: 'hunter2' },
    });
    expect(found.length).toBeGreaterThan(3);
    expect(JSON.stringify(found)).not.toContain('hunter2');
  });

  it('may nest as deep as it likes', () => {
    let deep: JsonValue = 1;
    for (let level = 0; level < 20_000; level += 1) deep = { a: deep };
    expect(issues({ gateway: { auth: deep }, plugins: { entries: { x: { config: { y: deep } } } } })).toEqual([
      'gateway.auth.a unknown-key',
    ]);
  });

  it('may own a key called __proto__, which is dropped, or constructor, which is refused', () => {
    const value = JSON.parse('{ "gateway": { "__proto__": 1, "constructor": 2 } }') as JsonValue;
    expect(issues(value)).toEqual(['gateway.constructor unknown-key']);
  });
});

describe('a key that may not stand where it stands', () => {
  const suggestions = (path: string, target = '2026.9.6') =>
    schemaFor(release(target))
      .suggestKey(parsePath(path))
      .map((suggestion) => `${suggestion.kind} ${formatPath(suggestion.path)}`);

  it('may belong next to where it is', () => {
    expect(suggestions('env.shellEnv.vars')).toEqual(['place env.vars']);
    // Two neighbours have one: nobody knows which was meant.
    expect(suggestions('gateway.token')).toEqual([]);
  });

  it('may be called differently', () => {
    expect(suggestions('agents.defaults.thinking')[0]).toBe('name agents.defaults.thinkingDefault');
    expect(suggestions('gateway.auth.passwrd')[0]).toBe('name gateway.auth.password');
    expect(suggestions('models.providers.mine.base_url')[0]).toBe('name models.providers.mine.baseUrl');
  });

  it('belongs nowhere in particular when many things have it', () => {
    expect(suggestions('enabled').filter((one) => one.startsWith('place'))).toEqual([]);
    expect(suggestions('zzzzzz')).toEqual([]);
  });
});
