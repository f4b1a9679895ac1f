import { describe, expect, test } from 'vitest';
import { makeHome } from '../home.js';

const CONFIG = '.openclaw/openclaw.json';

async function homeWith(text: string, target = '2026.9.6') {
  const home = await makeHome({ [CONFIG]: text });
  return {
    run: (...args: readonly string[]) => home.run([...args, '--target', target]),
    config: () => home.read(CONFIG),
  };
}

const KEYED = `{
  gateway: { mode: 'local' },
  agents: {
    ownership: 'explicit',
    entries: {
      main: {}, // the house
      Work: { name: 'Work' }, // the office
    },
  },
}
`;
const LISTED = `{
  gateway: { mode: 'local' },
  agents: {
    list: [
      { id: 'main', default: true }, // the house
      { id: 'work', name: 'Work' }, // the office
    ],
  },
}
`;

describe('an agent is found', () => {
  test('by its number, where agents are kept by id', async () => {
    const home = await homeWith(KEYED);
    const ran = await home.run('set', 'agents.list[1].name', 'Office');
    expect(ran).toMatchObject({ status: 0, stderr: '' });
    expect(ran.stdout).toContain('agents.entries.Work.name is set');
    expect(await home.config()).toBe(KEYED.replace("name: 'Work'", "name: 'Office'"));
    expect(await home.run('get', 'agents.list.1.name')).toMatchObject({ stdout: 'Office\n' });
    expect(await home.run('unset', 'agents.list[1].name')).toMatchObject({ status: 0 });
    expect(await home.config()).toContain('Work: {}, // the office');
    expect(await home.run('set', 'agents.list[7].name', 'Nobody')).toMatchObject({ status: 1 });
  });

  test('by its id, where they are a list', async () => {
    const home = await homeWith(LISTED, '2026.7.35');
    expect(await home.run('set', 'agents.entries.work.name', 'Office')).toMatchObject({ status: 0 });
    expect(await home.config()).toBe(LISTED.replace("name: 'Work'", "name: 'Office'"));
    expect(await home.run('get', 'agents.entries.work.name')).toMatchObject({ stdout: 'Office\n' });
  });

  test('a whole roster that is given as a list is kept by id, and none goes without a word', async () => {
    const home = await homeWith(KEYED);
    const lost = await home.run('set', 'agents.list', '[{ "id": "main", "name": "House" }]', '--strict-json');
    expect(lost.status).toBe(1);
    expect(lost.stderr).toContain('agents.entries would lose Work');
    const roster = '[{ id: "main", name: "House" }, { id: "Work" }]';
    expect(await home.run('set', 'agents.list', roster)).toMatchObject({ status: 0 });
    expect(await home.config()).toContain("main: { name: 'House' }, // the house");
    expect(await home.run('set', 'agents.list', '[{ name: "Nobody" }]')).toMatchObject({ status: 1 });
  });
});

describe('a number in a path', () => {
  test.each([
    ['tools.deny.0', "tools: { deny: ['exec'] }"],
    ['tools.deny[0]', "tools: { deny: ['exec'] }"],
    ['env.vars.0', "env: { vars: { '0': 'exec' } }"],
  ])('counts items where the target takes a list: %s', async (path, written) => {
    const home = await homeWith("{ gateway: { mode: 'local' } }\n");
    expect(await home.run('set', path, 'exec')).toMatchObject({ status: 0 });
    expect(await home.config()).toContain(written);
  });
});

describe('what OpenClaw stamps itself', () => {
  const STAMPED = `{ gateway: { mode: 'local' }, meta: { lastTouchedVersion: '2026.9.6' } }\n`;

  test.each([
    ['set', 'meta.lastTouchedVersion', '2026.1.1'],
    ['unset', 'meta'],
    ['set', 'meta', '{}'],
  ])('is not written by hand: %s %s', async (...args) => {
    const home = await homeWith(STAMPED);
    const ran = await home.run(...args);
    expect(ran.status).toBe(1);
    expect(ran.stderr.replaceAll(/\s+/g, ' ')).toContain("meta.lastTouchedVersion is OpenClaw's own stamp");
    expect(await home.config()).toBe(STAMPED);
    expect(await home.run(...args, '--force')).toMatchObject({ status: 0 });
  });
});

describe('a part of a model that is written as a text', () => {
  const SHORT = `{
  gateway: { mode: 'local' },
  agents: {
    defaults: {
      model: 'openai/gpt-5.5', // paid by the team
    },
  },
}
`;
  const WITH_FALLBACK = SHORT.replace(
    "model: 'openai/gpt-5.5', // paid by the team",
    `model: { // paid by the team
        primary: 'openai/gpt-5.5',
        fallbacks: ['anthropic/claude-sonnet-4-6'],
      },`,
  );

  test.each([
    ['primary', 'openai/gpt-5.4', SHORT.replace("'openai/gpt-5.5'", "{ primary: 'openai/gpt-5.4' }")],
    ['fallbacks', '["anthropic/claude-sonnet-4-6"]', WITH_FALLBACK],
    ['fallbacks[0]', 'anthropic/claude-sonnet-4-6', WITH_FALLBACK],
  ])('%s: the model stays, and so does the comment', async (part, value, expected) => {
    const home = await homeWith(SHORT);
    expect(await home.run('set', `agents.defaults.model.${part}`, value)).toMatchObject({ status: 0, stderr: '' });
    expect(await home.config()).toBe(expected);
  });

  test('is not said to be left to a default', async () => {
    const home = await homeWith(SHORT);
    const ran = await home.run('get', 'agents.defaults.model.primary');
    expect(ran).toMatchObject({ status: 1, stdout: '' });
    expect(ran.stderr).toContain('agents.defaults.model is a text that may be short for it');
  });

  test.each([
    ['agents.defaults.model.nosuch', 'x'],
    ['agents.defaults.model.fallbacks[1]', 'x'],
    ['gateway.mode.primary', 'x'],
  ])('%s is refused as before', async (path, value) => {
    const home = await homeWith(SHORT);
    expect(await home.run('set', path, value, '--force')).toMatchObject({ status: 1, stdout: '' });
    expect(await home.config()).toBe(SHORT);
  });
});
