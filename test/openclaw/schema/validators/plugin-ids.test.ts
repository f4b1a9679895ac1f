import { describe, expect, it } from 'vitest';
import { refused } from './_verdict.js';

describe('the plugin that remembers', () => {
  const slot = (memory: string, plugins: readonly string[] = []) =>
    refused({ plugins: { slots: { memory } } }, '2026.9.6', { plugins: new Set(plugins) });

  it('is one that is there, by its very name', () => {
    for (const memory of ['memory-core', ' memory-core ', 'none', 'None', '']) expect(slot(memory)).toEqual([]);
    expect(slot('Memory-Core')).toEqual(['plugins.slots.memory']);
    expect(slot('ghost')).toEqual(['plugins.slots.memory']);
    expect(slot('ghost', ['ghost'])).toEqual([]);
  });

  it('may be one that is to be installed only where the gateway runs without it', () => {
    expect(slot('memory-lancedb')).toEqual([]);
    expect(slot('whatsapp')).toEqual(['plugins.slots.memory']);
  });
});

describe('a channel', () => {
  it('is what a plugin that is gone has left, where the config still names it', () => {
    const left = (id: string) => ({ channels: { [id]: {} }, plugins: { entries: { [id]: { enabled: true } } } });
    expect(refused(left('pigeon'))).toEqual([]);
    expect(refused(left('openai'))).toEqual(['channels.openai']);
  });

  it('has no blanks around its name', () => {
    expect(refused({ channels: { 'telegram ': { enabled: true } } })).toEqual(['channels["telegram "]']);
  });
});

describe('a search provider', () => {
  const search = (provider: string, plugins?: object) =>
    refused({ tools: { web: { search: { provider } } }, ...(plugins !== undefined && { plugins: { ...plugins } }) });

  it('is left over where the config names a plugin that is gone, not one that is there', () => {
    expect(search('pigeon')).toEqual(['tools.web.search.provider']);
    expect(search('pigeon', { allow: ['pigeon'] })).toEqual([]);
    expect(search('openai', { allow: ['openai'] })).toEqual(['tools.web.search.provider']);
  });
});
