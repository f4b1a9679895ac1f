import type { JsonValue } from '../../document/node.js';
import type { ConfigValue } from '../config/view.js';

/** Channels that let rooms in, not people: a list of senders says nothing there. */
const BY_ROOM = new Set(['discord', 'slack', 'googlechat', 'zalouser']);
/** Channels whose groups never go by `allowFrom`. */
const OWN_GROUP_LIST = new Set(['matrix', 'line', ...BY_ROOM]);
/** Channels where an open policy needs no `*`. */
const OPEN_WITHOUT_WILDCARD = new Set(['qqbot']);
/** Keys of `channels` that are no channels. */
const NO_CHANNELS = new Set(['defaults', 'modelByChannel', 'tools']);

/** A channel, or one of its accounts, and who may write to the bot there. Accounts inherit from their channel. */
export interface AccessScope {
  readonly channel: string;
  readonly at: ConfigValue;
  /** The channel an account belongs to; absent for the channel itself. */
  readonly parent?: ConfigValue;
}

/** Every channel that is switched on and, before it, its accounts that are. */
export function accessScopes(config: ConfigValue): readonly AccessScope[] {
  return config.all('channels.*').flatMap((at): AccessScope[] => {
    const channel = String(at.key);
    if (!isOn(at) || NO_CHANNELS.has(channel)) return [];
    return [...accountsOf(at).map((account) => ({ channel, at: account, parent: at })), { channel, at }];
  });
}

/** Accounts that are switched on. */
export function accountsOf(channel: ConfigValue): readonly ConfigValue[] {
  return channel.all('accounts.*').filter(isOn);
}

function isOn(scope: ConfigValue): boolean {
  return scope.isObject && scope.at('enabled')?.value !== false;
}

/** A setting of the scope, or what it inherits. */
export function inherited({ at, parent }: AccessScope, path: string): ConfigValue | undefined {
  return at.at(path) ?? parent?.at(path);
}

export function dmPolicy(scope: AccessScope): ConfigValue | undefined {
  const { at, parent } = scope;
  return at.at('dmPolicy') ?? at.at('dm.policy') ?? parent?.at('dmPolicy') ?? parent?.at('dm.policy');
}

/** Who may write directly: the list in force, in the place the channel has it. */
export function dmList({ at, parent }: AccessScope): ConfigValue | undefined {
  return at.at('allowFrom') ?? parent?.at('allowFrom') ?? at.at('dm.allowFrom') ?? parent?.at('dm.allowFrom');
}

/** True where somebody may write in groups: by the list of groups, by the direct one, or by a group's own. */
export function letsSomebodyIntoGroups(scope: AccessScope): boolean {
  if (namesSomebody(inherited(scope, 'groupAllowFrom')?.value)) return true;
  if (!OWN_GROUP_LIST.has(scope.channel) && namesSomebody(dmList(scope)?.value)) return true;
  const groups = inherited(scope, 'groups')?.members() ?? [];
  return groups.some((group) => group.all('{,topics.*}.allowFrom').some((list) => namesSomebody(list.value)));
}

export function goesBySender(channel: string): boolean {
  return !BY_ROOM.has(channel);
}

/** True where groups without a list of their own go by `allowFrom`. */
export function groupsGoByDmList(channel: string): boolean {
  return !OWN_GROUP_LIST.has(channel);
}

export function openNeedsWildcard(channel: string): boolean {
  return !OPEN_WITHOUT_WILDCARD.has(channel);
}

export function namesSomebody(list: JsonValue | undefined): boolean {
  return Array.isArray(list) && list.some((entry) => String(entry).trim() !== '');
}
