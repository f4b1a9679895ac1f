import { describe, expect, it } from 'vitest';
import { refused } from './_verdict.js';

describe('a secret that a program hands over', () => {
  const key = (id: string) => ({
    models: {
      providers: {
        mine: {
          baseUrl: 'https://h.example',
          apiKey: { source: 'exec', provider: 'vault', id },
          models: [{ id: 'a', name: 'A' }],
        },
      },
    },
  });

  it('has "#" in its id from 2026.5.26 on', () => {
    expect(refused(key('kv/openai#key'), '2026.5.22')).toEqual(['models.providers.mine.apiKey.id']);
    expect(refused(key('kv/openai#key'), '2026.5.26')).toEqual([]);
    expect(refused(key('kv/openai'), '2026.4.29')).toEqual([]);
  });
});

describe('a gateway behind Tailscale', () => {
  const custom = (customBindHost: string) =>
    refused({ gateway: { bind: 'custom', customBindHost, tailscale: { mode: 'serve' } } });

  it('listens on this machine only, by an address written plainly', () => {
    for (const host of ['127.0.0.1', ' 127.0.0.2 ']) expect(custom(host)).toEqual([]);
    for (const host of ['127.999.0.1', '127.00.0.1', '127.1', '0.0.0.0', '::1']) {
      expect(custom(host)).toEqual(['gateway.bind']);
    }
  });
});

describe('the settings of a plugin', () => {
  const entry = (id: string, config: object) =>
    refused({ plugins: { entries: { [id]: { enabled: true, config: { ...config } } } } });

  it('are looked at under its earlier names, too', () => {
    expect(entry('minimax-portal-auth', {})).toEqual([]);
    expect(entry('minimax-portal-auth', { ghost: 1 })).toEqual(['plugins.entries.minimax-portal-auth.config.ghost']);
  });

  it('are looked at however the name is cased, save from 2026.5 to 2026.7', () => {
    const config = { plugins: { entries: { Minimax: { enabled: true, config: { ghost: 1 } } } } };
    expect(refused(config)).toEqual(['plugins.entries.Minimax.config.ghost']);
    expect(refused(config, '2026.5.12')).toEqual([]);
  });

  it('have names of a kind', () => {
    const items = (name: string) => ({ vault: 'home', items: { [name]: { item: 'Mail' } } });
    expect(entry('onepassword', items('mail'))).toEqual([]);
    expect(entry('onepassword', items('Mail'))).toEqual(['plugins.entries.onepassword.config.items.Mail']);
  });

  it('stand beside each other as its schema says', () => {
    expect(entry('onepassword', { vault: 'home', items: { mail: { item: 'Mail' } } })).toEqual([]);
    expect(entry('onepassword', { vault: 'home' })).toEqual(['plugins.entries.onepassword.config.items']);
    expect(entry('memory-wiki', { vaultMode: 'unsafe-local', vault: { scope: 'agent' } })).toEqual([
      'plugins.entries.memory-wiki.config',
    ]);
    expect(entry('session-share', { share: { groups: ['a', 'a'] } })).toEqual([
      'plugins.entries.session-share.config.share.groups[1]',
    ]);
  });
});

describe('the folders of a sandbox', () => {
  it('had blanks around them up to 2026.5.19', () => {
    const config = { agents: { defaults: { sandbox: { docker: { binds: [' /a:/b'] } } } } };
    expect(refused(config, '2026.5.12')).toEqual([]);
    expect(refused(config, '2026.5.28')).toEqual(['agents.defaults.sandbox.docker.binds[0]']);
  });
});
