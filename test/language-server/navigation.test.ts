import { describe, expect, test } from 'vitest';
import { CONFIG, makeEditor } from './editor.js';

const AGENTS = '.openclaw/agents.json5';
const FILES = {
  [CONFIG]: `{
  gateway: { mode: 'local', auth: { mode: 'token', token: 'sk-secret-abcdefgh12345678' } },
  agents: {
    defaults: {
      model: { primary: 'opus', fallbacks: ['house/small', 'openai/gpt-5.5'] },
      models: { 'anthropic/claude-opus-4-7': { alias: 'opus' }, 'house/small': {} },
    },
    $include: './agents.json5',
  },
  auth: {
    profiles: { 'openai:work': { provider: 'openai', mode: 'oauth' } },
    order: { openai: ['openai:work'] },
  },
  models: {
    providers: {
      house: { baseUrl: 'http://127.0.0.1:8080/v1', api: 'openai-completions', models: [{ id: 'small', name: 'S' }] },
    },
  },
  bindings: [{ agentId: 'Work', match: { channel: 'telegram' } }],
  channels: { telegram: { enabled: true, streamMode: 'partial' } },
  hooks: { enabled: true, token: '\${T}', defaultSessionKey: 'agent:work:main', allowedAgentIds: ['*', 'work'] },
}
`,
  [AGENTS]: `{
  ownership: 'explicit',
  entries: {
    main: { model: 'house/small' },
    work: { model: 'anthropic/claude-opus-4-7', subagents: { allowAgents: ['main'] } },
  },
}
`,
};

async function opened(target = '2026.9.6') {
  const editor = await makeEditor(FILES, { target });
  await editor.open(CONFIG);
  return editor;
}

describe('hover', () => {
  const hover = async (needle: string, more = 1, target?: string) => {
    const editor = await opened(target);
    const found = await editor.server.hover(editor.at(CONFIG, needle, more));
    return (found?.contents as { value: string } | undefined)?.value ?? '';
  };

  test('on a key: what may stand there', async () => {
    expect(await hover('mode:')).toContain('must be "local" or "remote"');
  });

  test('on a key that went: until when there was one', async () => {
    expect(await hover('streamMode')).toContain('OpenClaw 2026.9.6 has no such key; until 2026.');
  });

  test('on a ref: who answers, on which runtime, with which account, and who pays', async () => {
    const text = await hover("'openai/gpt-5.5'");
    expect(text).toContain('**openai/gpt-5.5** for `main` under OpenClaw 2026.9.6');
    for (const word of ['route:', 'runtime:', 'account:', 'bill:']) expect(text).toContain(word);
  });

  test('on an alias: the model it stands for', async () => {
    expect(await hover("'opus', fallbacks")).toContain('**anthropic/claude-opus-4-7**');
  });

  test('on a secret: never what it is', async () => {
    const text = await hover("'sk-secret");
    expect(text).toContain('gateway.auth.token');
    expect(text).not.toContain('sk-secret');
  });

  test('on nothing: nothing', async () => {
    expect(await hover('}\n', 1)).toBe('');
  });
});

describe('definition', () => {
  const definition = async (needle: string, more = 1) => {
    const editor = await opened();
    const [found] = await editor.server.definition(editor.at(CONFIG, needle, more));
    if (found === undefined) return undefined;
    const name = found.uri.endsWith('agents.json5') ? AGENTS : CONFIG;
    return `${name}:${found.range.start.line + 1}`;
  };
  const lineOf = (name: keyof typeof FILES, needle: string) =>
    `${name}:${FILES[name]!.slice(0, FILES[name]!.indexOf(needle)).split('\n').length}`;

  test('of an agent, in the file that declares it', async () => {
    expect(await definition("'Work'")).toBe(lineOf(AGENTS, 'work:'));
  });

  test('of an alias', async () => {
    expect(await definition("'opus', fallbacks")).toBe(lineOf(CONFIG, "alias: 'opus'"));
  });

  test('of a provider of one’s own, at its model', async () => {
    expect(await definition("'house/small', 'openai")).toBe(lineOf(CONFIG, "{ id: 'small'"));
  });

  test('of an include', async () => {
    expect(await definition("'./agents")).toBe(`${AGENTS}:1`);
  });

  test('of an auth profile', async () => {
    expect(await definition("['openai:work']", 3)).toBe(lineOf(CONFIG, 'profiles:'));
  });

  test('of a word that names nothing', async () => {
    expect(await definition("'partial'")).toBeUndefined();
  });
});

describe('rename', () => {
  test('changes every place of every file that names the agent, and nothing else', async () => {
    const editor = await opened();
    const edit = await editor.server.rename({ ...editor.at(CONFIG, "'Work'", 1), newName: 'night' });
    expect(await editor.after(edit, CONFIG)).toBe(
      FILES[CONFIG]!.replace("agentId: 'Work'", "agentId: 'night'")
        .replace("'agent:work:main'", "'agent:night:main'")
        .replace("['*', 'work']", "['*', 'night']"),
    );
    expect(await editor.after(edit, AGENTS)).toBe(FILES[AGENTS]!.replace('work:', 'night:'));
  });

  test('says what it cannot do', async () => {
    const editor = await opened();
    const at = editor.at(CONFIG, "'Work'", 1);
    await expect(editor.server.rename({ ...at, newName: 'main' })).rejects.toThrow('there is an agent main already');
    await expect(editor.server.rename({ ...at, newName: 'no good' })).rejects.toThrow('64 small letters');
    await expect(editor.server.rename({ ...editor.at(CONFIG, 'gateway'), newName: 'x' })).rejects.toThrow(
      'Only the id',
    );
  });

  test('is offered on agents alone', async () => {
    const editor = await opened();
    expect(await editor.server.prepareRename(editor.at(CONFIG, "'Work'", 1))).toMatchObject({ placeholder: 'Work' });
    expect(await editor.server.prepareRename(editor.at(CONFIG, 'telegram', 1))).toBeNull();
  });
});

test('the outline has every key, no value, and items by their id', async () => {
  const editor = await opened();
  const symbols = await editor.server.symbols({ textDocument: { uri: editor.uri(CONFIG) } });
  expect(symbols.map(({ name }) => name)).toEqual([
    'gateway',
    'agents',
    'auth',
    'models',
    'bindings',
    'channels',
    'hooks',
  ]);
  expect(symbols.find(({ name }) => name === 'bindings')?.children?.map(({ name }) => name)).toEqual(['Work']);
  expect(JSON.stringify(symbols)).not.toContain('sk-secret');
});
