import { describe, expect, it } from 'vitest';
import { refused } from './_verdict.js';

const GONE = 'google/gemini-2.0-flash';

describe('a model the release no longer has', () => {
  it('is refused however its ref is spaced and cased', () => {
    for (const model of [GONE, ` ${GONE}`, 'Google/ Gemini-2.0-Flash', 'google /gemini-2.0-flash']) {
      expect(refused({ agents: { defaults: { model } } })).toEqual(['agents.defaults.model']);
    }
    expect(refused({ agents: { defaults: { model: 'gemini-2.0-flash' } } })).toEqual([]);
  });

  it('is not refused where the release has a new name for it and gives it that before it looks', () => {
    const renamed = 'google/gemini-3-pro-preview';
    expect(refused({ agents: { defaults: { model: renamed, models: { [renamed]: {} } } } })).toEqual([]);
    expect(refused({ agents: { defaults: { imageModel: renamed } } })).toEqual(['agents.defaults.imageModel']);
    expect(refused({ agents: { entries: { main: { model: renamed } } } })).toEqual(['agents.entries.main.model']);
  });

  it('is refused in the voices of every account of Discord and in the media tools from 2026.8 on', () => {
    const voices = (model: string) => ({
      channels: { discord: { voice: { model }, accounts: { home: { voice: { model } } } } },
    });
    expect(refused(voices(GONE))).toEqual([
      'channels.discord.voice.model',
      'channels.discord.accounts.home.voice.model',
    ]);
    expect(refused({ tools: { media: { image: { preferredModel: GONE } } } })).toEqual([
      'tools.media.image.preferredModel',
    ]);
    const reviewer = { tools: { exec: { reviewer: { model: GONE } } } };
    expect(refused(reviewer)).toEqual(['tools.exec.reviewer.model']);
    expect(refused(reviewer, '2026.7.35')).toEqual([]);
  });
});
