import { describe, expect, test } from 'vitest';
import { CONFIG, makeEditor } from './editor.js';

const HEAD = `agents: {
    ownership: 'explicit',
    defaults: { models: { 'anthropic/claude-opus-4-7': { alias: 'opus' } } },
    entries: { main: { model: 'openai/gpt-5.5' }, work: {} },
  },
  auth: { profiles: { 'openai:work': { provider: 'openai', mode: 'oauth' } } },`;

/** What is offered at `|`, and the text after the item of a label was taken. */
async function offered(text: string, take?: string) {
  const offset = text.indexOf('|');
  const typed = text.replace('|', '');
  const editor = await makeEditor({ [CONFIG]: typed });
  await editor.open(CONFIG);
  const lines = typed.slice(0, offset).split('\n');
  const list = await editor.server.completion({
    textDocument: { uri: editor.uri(CONFIG) },
    position: { line: lines.length - 1, character: lines.at(-1)?.length ?? 0 },
  });
  const items = list?.items ?? [];
  const item = items.find(({ label }) => label === take);
  const edit = item?.textEdit;
  const after =
    edit === undefined || !('range' in edit)
      ? undefined
      : await editor.after({ changes: { [editor.uri(CONFIG)]: [edit] } }, CONFIG);
  return { labels: items.map(({ label }) => label), after };
}

describe('keys', () => {
  test('of the object, without those that are there', async () => {
    const { labels } = await offered("{ gateway: { mode: 'local', | } }");
    expect(labels).toContain('bind');
    expect(labels).not.toContain('mode');
  });

  test('while a word is typed and nothing parses', async () => {
    const { labels, after } = await offered("{\n  gateway: {\n    mode: 'local',\n    po|\n", 'port');
    expect(labels).toContain('port');
    expect(after).toBe("{\n  gateway: {\n    mode: 'local',\n    port: $0\n");
  });

  test('in the quotes that the author uses', async () => {
    const { after } = await offered('{ "gateway": { "mode": "local", "po|" } }', 'port');
    expect(after).toBe('{ "gateway": { "mode": "local", "port": $0 } }');
  });

  test('a key alone where its value is written already', async () => {
    const { after } = await offered("{ gateway: { po|: 1, mode: 'local' } }", 'port');
    expect(after).toBe("{ gateway: { port: 1, mode: 'local' } }");
  });

  test('models where keys are models', async () => {
    const { labels } = await offered(`{ ${HEAD.replace("{ alias: 'opus' }", "{ alias: 'opus' }, |")} }`);
    expect(labels).toContain('openai/gpt-5.5');
    expect(labels).not.toContain('anthropic/claude-opus-4-7');
  });
});

describe('values', () => {
  test('those that are allowed', async () => {
    const { labels, after } = await offered('{ gateway: { bind: | } }', 'loopback');
    expect(labels).toEqual(expect.arrayContaining(['auto', 'lan', 'loopback']));
    expect(after).toBe("{ gateway: { bind: 'loopback' } }");
  });

  test.each(["'lan'", 'true', '12'])('before %s, which is there already, one takes its place', async (value) => {
    const { after } = await offered(`{ gateway: { bind: |${value}, port: 1 } }`, 'loopback');
    expect(after).toBe("{ gateway: { bind: 'loopback', port: 1 } }");
  });

  test('before a key that comes next, nothing is taken away', async () => {
    const { after } = await offered('{ gateway: { bind: | port: 1 } }', 'loopback');
    expect(after).toBe("{ gateway: { bind: 'loopback' port: 1 } }");
  });

  test('true and false', async () => {
    expect((await offered('{ channels: { telegram: { enabled: | } } }')).labels).toEqual(['true', 'false']);
  });

  test('models and aliases where a model is asked for', async () => {
    const { labels, after } = await offered(`{ ${HEAD.replace('work: {}', "work: { model: '|' }")} }`, 'opus');
    expect(labels).toEqual(expect.arrayContaining(['openai/gpt-5.5', 'anthropic/claude-opus-4-7', 'opus']));
    expect(after).toContain("work: { model: 'opus' }");
  });

  test('models that nobody has named yet, as the release brings them along', async () => {
    const { labels } = await offered("{ agents: { defaults: { model: '|' } } }");
    expect(labels).toContain('openai/gpt-5.5');
    expect(labels).not.toContain('openai/gpt-4o');
    expect(new Set(labels).size).toBe(labels.length);
  });

  test('agents where an agent is asked for', async () => {
    const { labels } = await offered(`{ ${HEAD} bindings: [{ agentId: '| `);
    expect(labels).toEqual(['main', 'work']);
  });

  test('auth profiles where one is asked for', async () => {
    const { labels } = await offered(`{ ${HEAD.replace("'oauth' } } }", "'oauth' } }, order: { openai: ['|'] } }")} }`);
    expect(labels).toEqual(['openai:work']);
  });
});

describe('directives', () => {
  test('rules behind doctor-ignore', async () => {
    const { labels, after } = await offered(
      '{\n  // doctor-ignore gateway/bi|\n  gateway: {} }',
      'gateway/bind-host-alias',
    );
    expect(labels).toContain('gateway/bind-host-alias');
    expect(after).toBe('{\n  // doctor-ignore gateway/bind-host-alias\n  gateway: {} }');
  });

  test('nothing in any other comment', async () => {
    expect((await offered('{\n  // see gateway/bi|\n}')).labels).toEqual([]);
  });
});
