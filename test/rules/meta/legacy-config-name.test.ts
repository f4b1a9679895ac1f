import { expect, test } from 'vitest';
import { memoryInstallation } from '../../../src/engine/rule-tester.js';
import { run } from '../../../src/engine/run.js';
import { release } from '../../../src/openclaw/releases/release.js';
import rule from '../../../src/rules/meta/legacy-config-name.js';

async function messagesFor(path: string): Promise<readonly string[]> {
  const installation = {
    ...memoryInstallation([{ path, kind: 'config', content: `{ gateway: { mode: 'local' } }\n` }]),
    configPath: path,
  };
  const { findings } = await run(
    [rule],
    installation,
    { release: release('2026.9.6'), source: 'flag' },
    { fix: 'none' },
  );
  return findings.map(({ message }) => message);
}

test.each([
  '/home/me/.clawdbot/clawdbot.json',
  '/home/me/.moltbot/moltbot.json',
  'C:\\Users\\me\\.clawdbot\\clawdbot.json',
])('names the old file name of %s', async (path) => {
  expect(await messagesFor(path)).toEqual([expect.stringContaining('old file name')]);
});

test.each(['/home/me/.openclaw/openclaw.json', '/home/me/.openclaw/not-clawdbot.json'])(
  'is silent about %s',
  async (path) => {
    expect(await messagesFor(path)).toEqual([]);
  },
);
