import { describe, expect, it } from 'vitest';
import { leavingPlugins } from '../../../src/openclaw/plugins/leaving.js';
import { factsFor } from '../../../src/openclaw/releases/facts.js';
import { release } from '../../../src/openclaw/releases/release.js';
import { configValue } from '../config-value.js';

const none = new Set<string>();

function leaving(text: string, use: Partial<Parameters<typeof leavingPlugins>[3]> = {}, from = '2026.4.29') {
  const all = { providers: none, runtimes: none, newRuntimes: none, installed: undefined, ...use };
  return leavingPlugins(configValue(text), factsFor(release(from)), factsFor(release('2026.9.6')), all);
}

describe('plugins that leave the bundle', () => {
  it('are those that the config uses, with the package to install', () => {
    expect(leaving(`{ channels: { discord: { token: 'x' }, telegram: {} } }`)).toEqual([
      { id: 'discord', package: '@openclaw/discord', usedBy: ['channels.discord'] },
    ]);
  });

  it('are those of the models and of the search', () => {
    const use = { providers: new Set(['groq', 'anthropic']) };
    expect(leaving(`{ tools: { web: { search: { provider: 'brave' } } } }`, use).map(({ id }) => id)).toEqual([
      'brave',
      'groq',
    ]);
  });

  it('are none that is switched off or installed already', () => {
    expect(leaving(`{ channels: { discord: { enabled: false } } }`)).toEqual([]);
    expect(leaving(`{ channels: { discord: {} }, plugins: { entries: { discord: { enabled: false } } } }`)).toEqual([]);
    expect(leaving(`{ channels: { discord: {} } }`, { installed: new Set(['discord']) })).toEqual([]);
  });

  it('have no package where the later release knows none', () => {
    expect(leaving(`{ channels: { bluebubbles: {} } }`)).toEqual([
      { id: 'bluebubbles', package: undefined, usedBy: ['channels.bluebubbles'] },
    ]);
  });

  it('count the runtime that was built in, where slots come to lead to it', () => {
    const codex = new Set(['codex']);
    expect(leaving('{}', { runtimes: codex, newRuntimes: codex }, '2026.3.13')).toMatchObject([
      { id: 'codex', package: '@openclaw/codex' },
    ]);
    expect(leaving('{}', { runtimes: codex }, '2026.8.2')).toEqual([]);
  });
});
