import * as path from 'node:path';
import { type Check, conflict, type Data, isData, isFilledIn, object, type Refusal, text, textOf } from './check.js';

/** Up to 2026.3.13 channels were part of the core, and these checks of its schema; later their plugins say what they take. */
const given = (value: unknown): boolean => (typeof value === 'string' ? value.trim() !== '' : isData(value as Data));

const isOff = (account: Data): boolean => account.enabled === false;

function accountsOf(channel: Data): readonly (readonly [string, Data])[] {
  const accounts = isData(channel.accounts) ? Object.entries(channel.accounts) : [];
  return accounts.flatMap(([id, account]) => (isData(account) && !isOff(account) ? [[id, account] as const] : []));
}

const missingText = (at: Refusal['at'], expected: string): Refusal => ({ at, kind: 'missing-key', expected });

export const telegramWebhook = object((channel) => {
  const expected = 'a secret, as `webhookUrl` is set';
  const shared = given(channel.webhookSecret);
  const own = given(textOf(channel.webhookUrl)) && !shared ? [missingText(['webhookSecret'], expected)] : [];
  const theirs = accountsOf(channel).flatMap(([id, account]) =>
    given(textOf(account.webhookUrl)) && !given(account.webhookSecret) && !shared
      ? [missingText(['accounts', id, 'webhookSecret'], expected)]
      : [],
  );
  return [...own, ...theirs];
});

export const telegramCommands = object((channel) => {
  const commands = Array.isArray(channel.customCommands) ? channel.customCommands : [];
  return commands.flatMap((entry, index): Refusal[] => {
    if (!isData(entry)) return [];
    const name = (textOf(entry.command) ?? '').trim().replace(/^\//, '').toLowerCase();
    const place = ['customCommands', index];
    if (!isFilledIn(name) && !/^[a-z0-9_]{1,32}$/.test(name)) {
      return [
        {
          at: [...place, 'command'],
          kind: 'bad-format',
          expected: 'a name of up to 32 letters from a to z, digits and "_"',
        },
      ];
    }
    return given(entry.description) ? [] : [missingText([...place, 'description'], 'a text that is not empty')];
  });
});

export const slackSigningSecret = object((channel) => {
  const expected = 'a secret, as `mode` is "http"';
  const shared = given(channel.signingSecret);
  const own = channel.mode === 'http' && !shared ? [missingText(['signingSecret'], expected)] : [];
  const theirs = accountsOf(channel).flatMap(([id, account]) =>
    (account.mode ?? channel.mode) === 'http' && !given(account.signingSecret) && !shared
      ? [missingText(['accounts', id, 'signingSecret'], expected)]
      : [],
  );
  return [...own, ...theirs];
});

const STREAMING = 1;

export const discordActivity = object((value) => {
  const [activity, url] = [given(textOf(value.activity)), given(textOf(value.activityUrl))];
  const found: Refusal[] = [];
  if ((value.activityType !== undefined || url) && !activity)
    found.push(missingText(['activity'], 'a text where `activityType` or `activityUrl` is set'));
  if (value.activityType === STREAMING && !url)
    found.push(missingText(['activityUrl'], 'a URL where `activityType` is 1 (streaming)'));
  if (url && value.activityType !== STREAMING)
    found.push(conflict(['activityType'], 'must be 1 (streaming) where `activityUrl` is set'));
  const { intervalMs, minUpdateIntervalMs } = isData(value.autoPresence) ? value.autoPresence : {};
  if (typeof intervalMs === 'number' && typeof minUpdateIntervalMs === 'number' && minUpdateIntervalMs > intervalMs)
    found.push({
      at: ['autoPresence', 'minUpdateIntervalMs'],
      kind: 'out-of-range',
      expected: `at most \`intervalMs\`, which is ${intervalMs}`,
    });
  return found;
});

export const ircRegistration = object((value) => {
  const nickserv = isData(value.nickserv) ? value.nickserv : {};
  return nickserv.register === true && !given(textOf(nickserv.registerEmail))
    ? [missingText(['nickserv', 'registerEmail'], 'an address, as `register` is true')]
    : [];
});

const SSH_TOKEN = /^[A-Za-z0-9._-]+$/;

function isRemoteHost(raw: string): boolean {
  const parts = raw.trim().split('@');
  const host = parts.at(-1) ?? '';
  if (parts.length > 2 || parts.some((part) => part === '' || part.startsWith('-'))) return false;
  return (
    parts.slice(0, -1).every((user) => SSH_TOKEN.test(user)) &&
    (SSH_TOKEN.test(host) || /^\[[0-9A-Fa-f:.%]+\]$/.test(host))
  );
}

export const remoteHost = text(isRemoteHost, 'a host, or user@host, as ssh takes it');

/** A folder from the root whose parts are names or `*`. */
export const inboundRoot: Check = text((raw) => {
  const folder = path.posix.normalize(raw.trim().replaceAll('\\', '/')).replace(/(?<=.)\/$/, '');
  const drive = /^[A-Za-z]:\/./.test(folder);
  if (raw.trim() === '' || folder === '/' || (!folder.startsWith('/') && !drive)) return false;
  return folder.split('/').every((part) => part === '*' || !part.includes('*'));
}, 'an absolute folder below the root, in which "*" stands only for a whole name');

/** Slack kept who may write in a block of its own, too. */
export const slackOpenAllowFrom = object((value) => {
  const dm = isData(value.dm) ? value.dm : {};
  if ((value.dmPolicy ?? dm.policy) !== 'open') return [];
  const listed = value.allowFrom ?? dm.allowFrom;
  const list = Array.isArray(listed) ? listed.map((entry) => String(entry).trim()) : [];
  if (list.includes('*')) return [];
  return [
    conflict(
      value.allowFrom === undefined ? ['dm', 'allowFrom'] : ['allowFrom'],
      'must include "*" where the policy is "open"',
    ),
  ];
});
