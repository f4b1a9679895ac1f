/** The chat channels OpenClaw brings along. */
const CHANNELS = new Set([
  'a2a',
  'buzz',
  'clickclack',
  'discord',
  'feishu',
  'googlechat',
  'imessage',
  'irc',
  'line',
  'matrix',
  'mattermost',
  'msteams',
  'nextcloud-talk',
  'nostr',
  'qqbot',
  'raft',
  'reef',
  'signal',
  'slack',
  'sms',
  'synology-chat',
  'telegram',
  'tlon',
  'twitch',
  'whatsapp',
  'zalo',
  'zalouser',
]);

const ALIASES: ReadonlyMap<string, string> = new Map([
  ['lark', 'feishu'],
  ['gchat', 'googlechat'],
  ['google-chat', 'googlechat'],
  ['imsg', 'imessage'],
  ['internet-relay-chat', 'irc'],
  ['teams', 'msteams'],
  ['nc', 'nextcloud-talk'],
  ['nc-talk', 'nextcloud-talk'],
  ['twitch-chat', 'twitch'],
  ['zl', 'zalo'],
  ['zlu', 'zalouser'],
]);

/** The id of a chat channel by one of its names; `undefined` for a channel that comes from elsewhere. */
export function chatChannelId(name: string): string | undefined {
  const wanted = name.trim().toLowerCase();
  const id = ALIASES.get(wanted) ?? wanted;
  return CHANNELS.has(id) ? id : undefined;
}
