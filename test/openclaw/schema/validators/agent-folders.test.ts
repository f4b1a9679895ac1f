import { describe, expect, it } from 'vitest';
import { refused } from './_verdict.js';

describe('the directory of an agent', () => {
  const dirs = (first: string | undefined, second: string | undefined, more = {}) => ({
    agents: {
      list: [
        { id: 'main', ...(first !== undefined && { agentDir: first }) },
        { id: 'work', ...(second !== undefined && { agentDir: second }) },
      ],
    },
    ...more,
  });

  it('is its own, however it is written', () => {
    expect(refused(dirs('~/a', '~/b'), '2026.5.12')).toEqual([]);
    expect(refused(dirs('~/a', '/home/u/a/'), '2026.5.12')).toEqual(['agents.list[1].agentDir']);
    expect(refused(dirs('/a/../b', '/b'), '2026.5.12')).toEqual(['agents.list[1].agentDir']);
  });

  it('stands in the state directory where none is written', () => {
    const config = dirs(undefined, '/home/u/.openclaw/agents/main/agent');
    expect(refused(config, '2026.5.12')).toEqual(['agents.list[1].agentDir']);
    expect(refused(config, '2026.5.12', { stateDir: '/srv/claw' })).toEqual([]);
  });

  it('is that of an agent which only a binding names, too', () => {
    const bindings = [{ agentId: 'ghost', match: { channel: 'telegram' } }];
    expect(refused(dirs(undefined, '~/.openclaw/agents/ghost/agent', { bindings }), '2026.5.12')).toEqual([
      'agents.list[1].agentDir',
    ]);
    expect(refused(dirs(undefined, undefined, { bindings }), '2026.5.12')).toEqual([]);
  });
});

describe('the picture of an agent', () => {
  const second = (avatar: string) => ({
    agents: { defaults: { workspace: '/w' }, list: [{ id: 'main' }, { id: 'work', identity: { avatar } }] },
  });

  it('lies in the agent’s own part of the shared workspace', () => {
    expect(refused(second('me.png'), '2026.5.12')).toEqual([]);
    expect(refused(second('/w/work/me.png'), '2026.5.12')).toEqual([]);
    expect(refused(second('/w/me.png'), '2026.5.12')).toEqual(['agents.list[1].identity.avatar']);
    expect(refused(second('../me.png'), '2026.5.12')).toEqual(['agents.list[1].identity.avatar']);
  });

  it('lies anywhere in the workspace of an agent that is alone', () => {
    const sole = (avatar: string) => ({ agents: { entries: { main: { workspace: '~/w', identity: { avatar } } } } });
    expect(refused(sole('/home/u/w/me.png'))).toEqual([]);
    expect(refused(sole('/home/u/me.png'))).toEqual(['agents.entries.main.identity.avatar']);
    expect(refused(sole('~/w/me.png'))).toEqual(['agents.entries.main.identity.avatar']);
  });

  it('may be data or lie in the web', () => {
    const sole = (avatar: string) => ({ agents: { entries: { main: { identity: { avatar } } } } });
    for (const avatar of ['data:image/png;base64,AA', 'data:text/plain,x', 'HTTPS://h.example/a.png']) {
      expect(refused(sole(avatar))).toEqual([]);
    }
    expect(refused(sole('file:///a.png'))).toEqual(['agents.entries.main.identity.avatar']);
  });
});
