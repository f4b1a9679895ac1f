import { describe, expect, it } from 'vitest';
import { accessScopes, dmList, letsSomebodyIntoGroups } from '../../../src/openclaw/channels/access.js';
import { normalizeAccountId } from '../../../src/openclaw/channels/account-id.js';
import { promotedKeys } from '../../../src/openclaw/channels/account-promotion.js';
import { isOutsideCore } from '../../../src/openclaw/channels/plugins.js';
import { slackNativeTransport, streamingMode } from '../../../src/openclaw/channels/streaming.js';
import { ttsBlocks } from '../../../src/openclaw/config/tts-blocks.js';
import { release } from '../../../src/openclaw/releases/release.js';
import { configValue } from '../config-value.js';

const NEWEST = release('2026.9.6');

describe('the streaming mode of flat settings', () => {
  it.each([
    ['telegram', { streaming: ' Block ' }, 'block'],
    ['telegram', { streaming: 'odd', streamMode: 'off' }, 'off'],
    ['telegram', { streaming: true, streamMode: 'odd' }, 'partial'],
    ['telegram', { streaming: 'odd' }, 'partial'],
    ['discord', { streamMode: 'odd' }, 'off'],
    ['slack', { streamMode: 'status_final' }, 'progress'],
    ['slack', { streaming: false, streamMode: 'append' }, 'block'],
    ['slack', { streaming: 'odd' }, 'progress'],
    ['matrix', { streaming: 'quiet' }, 'quiet'],
    ['matrix', { streaming: true, streamMode: 'block' }, 'partial'],
  ])('of %s with %o is %s', (channel, entry, mode) => {
    expect(streamingMode(channel, entry, NEWEST)).toBe(mode);
  });

  it('is one the release knows', () => {
    const early = release('2026.4.29');
    expect(streamingMode('discord', { streaming: 'progress' }, early)).toBe('off');
    expect(streamingMode('telegram', { streaming: 'progress' }, early)).toBe('partial');
    expect(streamingMode('slack', { streaming: 'odd' }, early)).toBe('partial');
  });

  it('comes with what Slack draws itself', () => {
    expect(slackNativeTransport({ nativeStreaming: false, streaming: true })).toBe(false);
    expect(slackNativeTransport({ streaming: { nativeTransport: false }, nativeStreaming: true })).toBe(false);
    expect(slackNativeTransport({ streaming: false })).toBe(false);
    expect(slackNativeTransport({})).toBe(true);
  });
});

describe('who may write in groups', () => {
  const scopesOf = (text: string): Record<string, boolean> =>
    Object.fromEntries(
      accessScopes(configValue(text)).map((scope) => [scope.at.path.join('.'), letsSomebodyIntoGroups(scope)]),
    );

  it('is inherited by accounts', () => {
    expect(
      scopesOf(`{ channels: { signal: { groupAllowFrom: ['1'], accounts: { a: {}, b: { groupAllowFrom: [] } } } } }`),
    ).toEqual({
      'channels.signal.accounts.a': true,
      'channels.signal.accounts.b': false,
      'channels.signal': true,
    });
  });

  it('falls back to the direct list, save where a channel never does', () => {
    expect(scopesOf(`{ channels: { telegram: { allowFrom: [7] }, matrix: { dm: { allowFrom: ['@a:b'] } } } }`)).toEqual(
      {
        'channels.telegram': true,
        'channels.matrix': false,
      },
    );
  });

  it('leaves out what is off and what is no channel', () => {
    const text = `{ channels: { defaults: {}, telegram: { enabled: false }, slack: { accounts: { a: { enabled: false } } } } }`;
    expect(Object.keys(scopesOf(text))).toEqual(['channels.slack']);
  });

  it('reads the direct list in either place', () => {
    const [account] = accessScopes(
      configValue(`{ channels: { matrix: { dm: { allowFrom: ['x'] }, accounts: { a: {} } } } }`),
    );
    expect(account && dmList(account)?.value).toEqual(['x']);
  });
});

describe('accounts', () => {
  it('are known by a plain id', () => {
    expect(normalizeAccountId(' Work Mate! ')).toBe('work-mate');
    expect(normalizeAccountId('--')).toBe('default');
    expect(normalizeAccountId('constructor')).toBe('default');
  });

  it('take along what is theirs, as each release sees it', () => {
    const keys = ['enabled', 'botToken', 'cliPath', 'dmPolicy', 'accounts'];
    expect(promotedKeys('whatsapp', keys, release('2026.7.35'))).toEqual(['botToken', 'cliPath', 'dmPolicy']);
    expect(promotedKeys('whatsapp', keys, NEWEST)).toEqual([]);
    expect(promotedKeys('whatsapp', ['enabled', 'botToken', 'dmPolicy', 'accounts'], NEWEST)).toEqual([
      'botToken',
      'dmPolicy',
    ]);
    expect(promotedKeys('telegram', keys, NEWEST)).toEqual(['botToken']);
    expect(promotedKeys('qqbot', ['botToken'], NEWEST)).toEqual([]);
  });
});

describe('channels that came as plugins', () => {
  it('are outside the package for some releases', () => {
    expect(isOutsideCore('slack', release('2026.5.7'))).toBe(false);
    expect(isOutsideCore('slack', release('2026.5.12'))).toBe(true);
    expect(isOutsideCore('slack', release('2026.8.1'))).toBe(false);
    expect(isOutsideCore('telegram', release('2026.6.11'))).toBe(false);
    expect(isOutsideCore('constructor', release('2026.6.11'))).toBe(false);
  });
});

describe('speech settings', () => {
  const text = `{
    tts: {}, messages: { tts: {} }, agents: { defaults: { tts: {} }, list: [{ tts: {} }], entries: { a: { tts: {} } } },
    channels: { discord: { tts: {}, voice: { tts: {} } }, telegram: { accounts: { a: { tts: {} } } } },
    plugins: { entries: { 'voice-call': { config: { tts: 'off' } } } },
  }`;
  const pathsAt = (target: string): readonly string[] =>
    ttsBlocks(configValue(text), release(target)).map(({ path }) => path.join('.'));

  it('stand where the release reads them', () => {
    expect(pathsAt('2026.5.12')).toEqual([
      ...['messages.tts', 'agents.defaults.tts', 'agents.list.0.tts'],
      ...['channels.discord.tts', 'channels.telegram.accounts.a.tts'],
    ]);
    expect(pathsAt('2026.9.6')).toEqual([
      ...['tts', 'agents.list.0.tts', 'agents.entries.a.tts'],
      ...['channels.telegram.accounts.a.tts', 'channels.discord.voice.tts'],
    ]);
  });
});
