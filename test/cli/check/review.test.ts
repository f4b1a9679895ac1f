import { describe, expect, test } from 'vitest';
import { makeHome } from '../home.js';

const CONFIG = `{
  gateway: { mode: 'local', bind: '127.0.0.1', auth: { mode: 'token', token: 'hunter2-hunter2-hunter2' } },
  browser: { relayBindHost: '127.0.0.1' },
  agents: { defaults: { model: { primary: 'openai-codex/gpt-5.5', fallbacks: ['openai-codex/gpt-5.4'] } } },
}
`;
const BIND = "bind: 'loopback'";
const FIX = ['openclaw.json', '--target', '2026.5.12', '--fix', '-i'];
const QUESTION = /Make this fix\?/g;

async function review(answers: readonly string[], more: readonly string[] = []) {
  const home = await makeHome({ 'openclaw.json': CONFIG });
  const ran = await home.run([...FIX, ...more], { answers });
  return { ...ran, questions: ran.stderr.match(QUESTION)?.length ?? 0, text: await home.read('openclaw.json') };
}

describe('reviewing fixes', () => {
  test('shows the diff of each fix, what is wrong and what would be done, and makes those agreed to', async () => {
    const ran = await review(['y', 'y', 'y', 'y', 'y', 'y']);
    expect(ran.stderr).toContain("+  gateway: { mode: 'local', bind: 'loopback'");
    expect(ran.stderr).toContain('@@ gateway/bind-host-alias');
    expect(ran.stderr).toContain('safe fix: Write "loopback"');
    expect(ran.text).toContain(BIND);
    expect(ran.text).not.toContain('relayBindHost');
  });

  test('leaves what is refused, asks once, and says whose choice it was', async () => {
    const ran = await review(Array(20).fill('n'));
    expect(ran.text).toBe(CONFIG);
    expect(ran.status).toBe(1);
    expect(ran.stdout).toContain('you left it');
    const titles = [...ran.stderr.matchAll(/fix: (.*)/g)].map(([, title]) => title);
    expect(titles).toEqual([...new Set(titles)]);
    expect(titles.length).toBe(ran.questions);
  });

  test('takes one fix and not the other', async () => {
    const home = await makeHome({ 'openclaw.json': CONFIG });
    const only = ['--only', 'gateway/bind-host-alias', '--only', 'browser/relay-bind-host'];
    const ran = await home.run([...FIX, ...only], { answers: ['n', 'y'] });
    expect(ran.stderr.match(QUESTION)).toHaveLength(2);
    expect(ran.stderr.indexOf('gateway/bind-host-alias')).toBeLessThan(ran.stderr.indexOf('browser/relay-bind-host'));
    expect(await home.read('openclaw.json')).toBe(CONFIG.replace("{ relayBindHost: '127.0.0.1' }", '{}'));
  });

  test('a stands for all of a rule, and for no other rule', async () => {
    const home = await makeHome({
      'openclaw.json': "{ agents: { list: [{ id: 'a', embeddedPi: {} }, { id: 'b', embeddedPi: {} }] } }",
    });
    const args = ['openclaw.json', '--target', '2026.6.11', '--fix', '-i', '--only', 'agents/embedded-pi'];
    const ran = await home.run(args, { answers: ['a'] });
    expect(ran.stderr.match(QUESTION)).toHaveLength(1);
    expect(await home.read('openclaw.json')).not.toContain('embeddedPi');
  });

  test('q leaves the rest and writes what was agreed to', async () => {
    const ran = await review(['y', 'q']);
    expect(ran.questions).toBe(2);
    expect(ran.text).not.toBe(CONFIG);
    expect(ran.stdout).toContain('undo');
  });

  test('the end of the input is nobody’s yes', async () => {
    const ran = await review([]);
    expect(ran.questions).toBe(1);
    expect(ran.text).toBe(CONFIG);
  });

  test('explains the answers to who types another', async () => {
    const ran = await review(['maybe', 'q']);
    expect(ran.stderr).toContain('q  leave this and all that follow');
    expect(ran.questions).toBe(2);
  });

  test('masks secrets', async () => {
    const ran = await review(Array(20).fill('y'));
    expect(ran.stderr).toContain("token: '***'");
    expect(ran.stderr).not.toContain('hunter2');
  });

  test('leaves standard output to the report', async () => {
    const ran = await review(['y', 'q'], ['--format', 'json']);
    expect(JSON.parse(ran.stdout).summary.fixed).toBe(1);
  });

  test('asks about session entries too', async () => {
    const store = '.openclaw/agents/main/sessions/sessions.json';
    const content =
      '{"agent:main:main":{"sessionId":"5b0c0f52-8f0e-4a0d-9d53-6a3f3f6f1b01","updatedAt":1773400000000,"modelProvider":"openai-codex","model":"gpt-5.5"}}';
    const home = await makeHome({ '.openclaw/openclaw.json': '{ gateway: { mode: "local" } }', [store]: content });
    const ran = await home.run(['--target', '2026.7.35', '--fix', '-i', '--only', 'sessions/*'], { answers: ['q'] });
    expect(ran.stderr).toContain('openai-codex');
    expect(ran.stderr.match(QUESTION)).toHaveLength(1);
    expect(await home.read(store)).toBe(content);
  });

  test('is refused without a terminal, in one sentence', async () => {
    const home = await makeHome({ 'openclaw.json': CONFIG });
    const ran = await home.run(FIX);
    expect(ran).toMatchObject({ status: 2, stdout: '' });
    expect(ran.stderr).toBe(
      'clawmend: --interactive asks at a terminal, and there is none; leave it out, or look with --diff first.\n',
    );
  });

  test('is refused without --fix', async () => {
    const home = await makeHome({ 'openclaw.json': CONFIG });
    expect((await home.run(['openclaw.json', '-i'])).stderr).toMatch(/give --fix too/);
  });
});

describe('a broken file that can be read in more than one way', () => {
  async function choose(answers: readonly string[]) {
    const home = await makeHome({ 'openclaw.json': '{ gateway: { auth: { mode: "none" }, port: 1 }\n' });
    const ran = await home.run(['openclaw.json', '--only', 'syntax/*', '--fix', '-i'], { answers });
    return { ...ran, text: await home.read('openclaw.json') };
  }

  test('asks about one reading after the other and writes the one that was chosen', async () => {
    expect((await choose(['y'])).text).toMatch(/^\{ gateway: .*\}\n$/);
    const [first, second] = [(await choose(['y'])).text, (await choose(['n', 'y'])).text];
    expect(first).not.toBe(second);
    expect([first, second]).toContain('{ gateway: { auth: { mode: "none" }, port: 1 } }\n');
  });

  test('leaves the file as it is where none was meant', async () => {
    const ran = await choose(['n', 'n', 'n', 'n']);
    expect(ran.text).toBe('{ gateway: { auth: { mode: "none" }, port: 1 }\n');
    expect(ran.stdout).toContain('you left it');
  });
});
