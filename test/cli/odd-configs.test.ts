import { describe, expect, it } from 'vitest';
import { makeHome } from './home.js';

const LEVELS = 1_500;
const nested = (open: string, close: string) => open.repeat(LEVELS) + close.repeat(LEVELS);

describe('a config of an odd form', () => {
  it.each([
    ['lists', `{ plugins: { entries: { x: { config: { a: ${nested('[', ']')} } } } } }`],
    ['objects', `{ plugins: { entries: { x: { config: ${'{ a: '.repeat(LEVELS)}1${' }'.repeat(LEVELS)} } } } }`],
  ])(
    'is checked by every rule when it nests 1,500 %s',
    async (_, text) => {
      const home = await makeHome({ 'openclaw.json': text });
      expect(await home.run(['openclaw.json', '--target', '2026.9.6'])).toMatchObject({ status: 0, stderr: '' });
    },
    240_000,
  );

  it('is checked by every rule when one list has more items than a call takes arguments', async () => {
    const items = `[${'1,'.repeat(200_000)}]`;
    const home = await makeHome({ 'openclaw.json': `{ plugins: { entries: { x: { config: { a: ${items} } } } } }` });
    expect(await home.run(['openclaw.json', '--target', '2026.9.6'])).toMatchObject({ status: 0, stderr: '' });
  });

  it.each(['[1, 2]', '"openclaw"', '5', 'true', 'null'])('is refused when it is no object but %s', async (text) => {
    const home = await makeHome({ 'openclaw.json': `${text}\n` });
    const { status, stdout } = await home.run(['openclaw.json', '--format', 'concise']);
    expect(status).toBe(1);
    expect(stdout).toMatch(/^openclaw\.json:1:1: error syntax\/root-not-object /);
  });

  it('is told what stands in it twice, and nothing of it is removed', async () => {
    const text = `{\n  gateway: { mode: 'local' },\n  gateway: { mode: 'remote' }, // ours\n}\n`;
    const home = await makeHome({ 'openclaw.json': text });
    const { status, stdout } = await home.run(['openclaw.json', '--fix', '--format', 'concise']);
    expect(status).toBe(1);
    expect(stdout).toContain('openclaw.json:2:3: warning syntax/duplicate-key');
    expect(await home.read('openclaw.json')).toBe(text);
  });
});

describe('a directory without a config', () => {
  it('is not taken for a misspelled command', async () => {
    const home = await makeHome({ 'doc/notes.txt': 'nothing here' });
    const { status, stderr } = await home.run(['doc']);
    expect(status).toBe(2);
    expect(stderr).toBe('clawmend: doc/openclaw.json: The file does not exist; check the path.\n');
  });
});

describe('a home with nothing but a directory of an older name', () => {
  it('is told so, instead of that there is no config', async () => {
    const home = await makeHome({ '.moltbot/moltbot.json': '{}' });
    const { status, stdout } = await home.run(['--format', 'concise']);
    expect(status).toBe(1);
    expect(stdout).toMatch(/^\.moltbot: warning legacy-home\/moltbot /m);
  });
});
