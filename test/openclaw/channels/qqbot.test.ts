import { describe, expect, it } from 'vitest';
import type { JsonValue } from '../../../src/document/node.js';
import { qqbotOperators, toTencentQqbot } from '../../../src/openclaw/channels/qqbot.js';

const NOBODY = ['openclaw:approval-disabled'];

function migrate(
  qqbot: { [key: string]: JsonValue },
  more: { secrets?: JsonValue; operators?: readonly string[]; hasEnvironmentApp?: boolean } = {},
): ReturnType<typeof toTencentQqbot> {
  return toTencentQqbot({
    qqbot,
    secrets: more.secrets,
    operators: more.operators,
    hasEnvironmentApp: more.hasEnvironmentApp ?? false,
  });
}

describe('QQ for Tencent’s plugin', () => {
  it('lets nobody approve who could only write', () => {
    expect(migrate({ allowFrom: ['*'] }).qqbot).toEqual({ allowFrom: NOBODY, dmPolicy: 'open' });
    expect(migrate({ appId: '1' }).qqbot).toEqual({ appId: '1', allowFrom: NOBODY, dmPolicy: 'open' });
    expect(migrate({ allowFrom: ['abc', '*'], dmPolicy: 'pairing' }).qqbot).toEqual({
      allowFrom: ['ABC'],
      dmPolicy: 'pairing',
    });
  });

  it('keeps those approvers who may write', () => {
    const execApprovals = { approvers: ['abc', 'xyz'] };
    expect(migrate({ allowFrom: ['qqbot:ABC'], execApprovals }).qqbot).toEqual({ allowFrom: ['ABC'] });
    expect(migrate({ allowFrom: ['other'], execApprovals }).qqbot).toEqual({ allowFrom: NOBODY });
    expect(migrate({ allowFrom: ['ABC'], execApprovals: { ...execApprovals, enabled: false } }).qqbot).toEqual({
      allowFrom: NOBODY,
    });
  });

  it('goes by the operators of commands where there were no approvers', () => {
    const operators = qqbotOperators({ '*': ['abc', '*'] });
    expect(operators).toEqual(['ABC', '*']);
    expect(migrate({ allowFrom: ['ABC', 'XYZ'] }, { operators: ['ABC'] }).qqbot).toEqual({ allowFrom: ['ABC'] });
    expect(migrate({ allowFrom: ['*'] }, { operators: ['ABC'] }).qqbot).toEqual({
      allowFrom: ['ABC'],
      dmPolicy: 'open',
    });
  });

  it('never writes a secret, only where it is', () => {
    const { qqbot, secrets } = migrate({
      allowFrom: ['A'],
      clientSecretFile: '/f',
      accounts: { 'My One': { clientSecretFile: '/g' } },
    });
    expect(qqbot.clientSecret).toEqual({ source: 'file', provider: 'qqbot-client-secret', id: 'value' });
    expect(secrets).toEqual({
      providers: {
        'qqbot-client-secret': { source: 'file', path: '/f', mode: 'singleValue' },
        'qqbot-my-one-client-secret': { source: 'file', path: '/g', mode: 'singleValue' },
      },
    });
    expect(migrate({ clientSecretFile: '/f', allowFrom: ['A'] }, { secrets: 'broken' }).qqbot).toEqual({
      clientSecretFile: '/f',
      allowFrom: ['A'],
      enabled: false,
    });
  });

  it('closes groups whose rules the plugin does not know', () => {
    const groups = {
      g: { commandLevel: 'strict' },
      h: { tools: { deny: ['exec', 'write', 'read'] }, toolPolicy: 'full' },
    };
    expect(migrate({ allowFrom: ['A'], groups }).qqbot).toEqual({
      allowFrom: ['A'],
      groupPolicy: 'disabled',
      groups: { g: {}, h: { toolPolicy: 'restricted' } },
    });
    expect(migrate({ allowFrom: ['A'], groups: { g: { toolsBySender: {}, commandLevel: 'all' } } }).qqbot).toEqual({
      allowFrom: ['A'],
      groups: { g: { toolPolicy: 'none' } },
    });
  });

  it('puts the default account where the plugin looks for it', () => {
    const accounts = { a: { allowFrom: ['A'] }, b: { allowFrom: ['B'] } };
    const { qqbot } = migrate({ allowFrom: ['C'], defaultAccount: 'b', accounts });
    expect(Object.keys(qqbot.accounts as object)).toEqual(['b', 'a']);
    expect(qqbot).not.toHaveProperty('defaultAccount');
    const kept = migrate({ allowFrom: ['C'], defaultAccount: 'b', accounts }, { hasEnvironmentApp: true });
    expect(kept.qqbot.defaultAccount).toBe('b');
    expect(migrate({ appId: '1', accounts: { default: { appId: '2', allowFrom: ['A'] } } }).qqbot).toEqual({
      appId: '2',
      allowFrom: ['A'],
    });
  });
});
