import type { JsonValue } from '../../document/node.js';
import { isObject, type JsonObject } from '../../document/value.js';

/** An id that belongs to nobody: Tencent's plugin takes the chat list for the approval list, and an empty one for all. */
const NOBODY = 'openclaw:approval-disabled';
const RESERVED = new Set(['__proto__', 'prototype', 'constructor']);

/** The sections a move to Tencent's plugin 2.0 touches. */
export interface QqbotSections {
  readonly qqbot: JsonObject;
  readonly secrets: JsonValue | undefined;
  /** Who may use commands on QQ, where the config says so. */
  readonly operators: readonly string[] | undefined;
  /** `QQBOT_APP_ID` is set. */
  readonly hasEnvironmentApp: boolean;
}

/** The same sections as Tencent's plugin reads them. Nobody is given more than they had. */
export function toTencentQqbot(given: QqbotSections): Pick<QqbotSections, 'qqbot' | 'secrets'> {
  const secrets = new SecretFiles(given.secrets);
  const { qqbot, accounts } = promoteDefault(given.qqbot, given.hasEnvironmentApp);
  const root = migrateEntry(qqbot, undefined, undefined, given.operators, secrets);
  if (accounts === undefined) return { qqbot: root, secrets: secrets.value };
  const migrated = Object.entries(accounts).map(([id, account]): [string, JsonValue] => {
    if (!isObject(account)) return [id, account];
    const parent = id === 'default' ? qqbot : undefined;
    return [id, migrateEntry(account, id, parent, given.operators, secrets)];
  });
  return { qqbot: { ...root, accounts: Object.fromEntries(migrated) }, secrets: secrets.value };
}

/** The ids of `commands.allowFrom` that count for QQ. */
export function qqbotOperators(commandsAllowFrom: JsonValue | undefined): readonly string[] | undefined {
  if (!isObject(commandsAllowFrom)) return undefined;
  const list = [commandsAllowFrom.qqbot, commandsAllowFrom['*']].find(Array.isArray);
  return list === undefined ? undefined : normalizeIds(list);
}

interface Promoted {
  readonly qqbot: JsonObject;
  readonly accounts: JsonObject | undefined;
}

/** The plugin has no `defaultAccount`: its default is the section itself, else the first account. */
function promoteDefault(given: JsonObject, hasEnvironmentApp: boolean): Promoted {
  const { accounts: rawAccounts, ...own } = given;
  const accounts = isObject(rawAccounts) ? rawAccounts : undefined;
  const keep: Promoted = { qqbot: given, accounts };
  const { defaultAccount, ...bare } = own;
  const withAccounts = (qqbot: JsonObject): JsonObject =>
    rawAccounts === undefined ? qqbot : { ...qqbot, accounts: rawAccounts };
  const chosen = typeof defaultAccount === 'string' ? defaultAccount.trim().toLowerCase() : '';
  const nested = accounts?.default;
  if (chosen !== '' && chosen !== 'default') {
    const account = accounts?.[chosen];
    if (!isObject(account)) return { qqbot: withAccounts(bare), accounts };
    if (given.appId || hasEnvironmentApp || isObject(nested)) return keep;
    const first = { [chosen]: account, ...accounts };
    if (Object.keys(first)[0] !== chosen) return keep;
    return { qqbot: { ...bare, accounts: first }, accounts: first };
  }
  if (accounts === undefined || !isObject(nested)) return { qqbot: withAccounts(bare), accounts };
  const raised = Object.entries(nested).filter(([key]) => key !== 'accounts' && !RESERVED.has(key));
  const { default: _raised, ...others } = accounts;
  const qqbot = { ...bare, ...Object.fromEntries(raised) };
  delete qqbot.defaultAccount;
  if (Object.keys(others).length === 0) return { qqbot, accounts: undefined };
  return { qqbot: { ...qqbot, accounts: others }, accounts: others };
}

function migrateEntry(
  given: JsonObject,
  id: string | undefined,
  parent: JsonObject | undefined,
  operators: readonly string[] | undefined,
  secrets: SecretFiles,
): JsonObject {
  const entry = { ...given };
  moveSecretFile(entry, id, secrets);
  secureApprovals(entry, parent, operators);
  normalizeAllowFrom(entry);
  nestTransport(entry);
  lockGroups(entry, parent);
  return entry;
}

function moveSecretFile(entry: JsonObject, id: string | undefined, secrets: SecretFiles): void {
  if (entry.clientSecretFile === undefined) return;
  const path = typeof entry.clientSecretFile === 'string' ? entry.clientSecretFile.trim() : '';
  if (entry.clientSecret !== undefined) {
    delete entry.clientSecretFile;
    return;
  }
  const provider = path === '' ? undefined : secrets.provider(path, id);
  if (provider === undefined) entry.enabled = false;
  else entry.clientSecret = { source: 'file', provider, id: 'value' };
  if (provider !== undefined || path === '') delete entry.clientSecretFile;
}

/** `allowFrom` also says who may approve commands now, so nobody may be in it who could not approve before. */
function secureApprovals(
  entry: JsonObject,
  parent: JsonObject | undefined,
  operators: readonly string[] | undefined,
): void {
  const ownApprovals = Object.hasOwn(entry, 'execApprovals');
  const hasApprovals = ownApprovals || parent?.execApprovals !== undefined;
  const overrides = ownApprovals || Object.hasOwn(entry, 'allowFrom') || Object.hasOwn(entry, 'dmPolicy');
  if (parent !== undefined && !overrides) return;
  const list = normalizeIds(Object.hasOwn(entry, 'allowFrom') ? entry.allowFrom : parent?.allowFrom);
  const policy = Object.hasOwn(entry, 'dmPolicy') ? entry.dmPolicy : parent?.dmPolicy;
  const named = list.filter((one) => one !== '*');
  const everybody = list.length === 0 || list.includes('*');
  const dmWasOpen =
    policy === 'open' || (policy === undefined && everybody) || (policy === 'allowlist' && list.includes('*'));
  if (hasApprovals) {
    const approvals = ownApprovals ? entry.execApprovals : parent?.execApprovals;
    const next = approversOf(approvals, list, policy);
    if (dmWasOpen && !next.includes('*')) entry.dmPolicy = 'open';
    entry.allowFrom = next;
    delete entry.execApprovals;
    return;
  }
  if (operators !== undefined) {
    const allowed = operators.filter((one) => one !== '*' && (everybody || named.includes(one)));
    const next = allowed.length > 0 ? allowed : [NOBODY];
    const opens = dmWasOpen && policy !== 'open';
    if (!opens && list.length === next.length && list.every((one, index) => one === next[index])) return;
    entry.allowFrom = next;
    if (opens) entry.dmPolicy = 'open';
    return;
  }
  if (!everybody) return;
  entry.allowFrom = named.length > 0 ? named : [NOBODY];
  if (dmWasOpen) entry.dmPolicy = 'open';
}

function approversOf(
  approvals: JsonValue | undefined,
  list: readonly string[],
  policy: JsonValue | undefined,
): string[] {
  const known = isObject(approvals) ? approvals : undefined;
  const isFiltered = (filter: JsonValue | undefined): boolean =>
    Array.isArray(filter) ? filter.length > 0 : filter !== undefined;
  const approvers = normalizeIds(known?.approvers);
  const unsayable =
    known === undefined ||
    known.enabled === false ||
    isFiltered(known.agentFilter) ||
    isFiltered(known.sessionFilter) ||
    known.target !== undefined;
  if (unsayable || approvers.includes('*')) return [NOBODY];
  const isRestricted = list.length > 0 && !list.includes('*');
  if (approvers.length === 0) return isRestricted ? [...list] : [NOBODY];
  if (policy === 'allowlist' && list.length === 0) return [NOBODY];
  const allowed = isRestricted ? approvers.filter((one) => list.includes(one)) : approvers;
  return allowed.length > 0 ? [...allowed] : [NOBODY];
}

function normalizeAllowFrom(entry: JsonObject): void {
  const current = ids(entry.allowFrom);
  const normalized = normalizeIds(entry.allowFrom);
  if (!current.every((one, index) => one === normalized[index])) entry.allowFrom = [...normalized];
}

function nestTransport(entry: JsonObject): void {
  const { streaming } = entry;
  if (!isObject(streaming)) return;
  const { nativeTransport, c2cStreamApi, ...rest } = streaming;
  if (nativeTransport === undefined && c2cStreamApi === undefined) return;
  const streams = [nativeTransport, c2cStreamApi].find((value) => typeof value === 'boolean');
  entry.streaming = streams === undefined ? rest : { ...rest, mode: streams ? 'partial' : 'off' };
}

/** Groups: tools become one of three policies, and what the plugin cannot hold back closes the groups. */
function lockGroups(entry: JsonObject, parent: JsonObject | undefined): void {
  const { groups } = entry;
  if (!isObject(groups)) {
    const inherited = Object.values(isObject(parent?.groups) ? parent.groups : {});
    const closes = inherited.some(needsLock) && entry.groupPolicy !== undefined;
    if (closes) entry.groupPolicy = 'disabled';
    return;
  }
  if (Object.values(groups).some(needsLock)) entry.groupPolicy = 'disabled';
  entry.groups = Object.fromEntries(
    Object.entries(groups).map(([id, group]) => [id, isObject(group) ? moveTools(group) : group]),
  );
}

function needsLock(group: JsonValue): boolean {
  return isObject(group) && group.commandLevel !== undefined && group.commandLevel !== 'all';
}

const POLICIES = ['none', 'restricted', 'full'];

function moveTools(group: JsonObject): JsonObject {
  const { commandLevel: _dropped, ...kept } = group;
  if (kept.tools === undefined && kept.toolsBySender === undefined) return kept;
  const { tools, toolsBySender, ...rest } = kept;
  const policy = toolsBySender !== undefined ? 'none' : toolPolicy(tools);
  if (rest.toolPolicy === undefined) return { ...rest, toolPolicy: policy };
  const present = POLICIES.includes(String(rest.toolPolicy)) ? String(rest.toolPolicy) : 'none';
  return { ...rest, toolPolicy: POLICIES.indexOf(present) <= POLICIES.indexOf(policy) ? present : policy };
}

function toolPolicy(tools: JsonValue | undefined): string {
  const lists = isObject(tools) ? tools : {};
  const allow = Array.isArray(lists.allow) ? lists.allow.map(String) : [];
  const deny = Array.isArray(lists.deny) ? lists.deny.map(String) : [];
  const allowsAll = allow.length === 0 || allow.includes('*');
  if (allowsAll && deny.length === 0) return 'full';
  const isUsual = deny.length === 3 && ['exec', 'read', 'write'].every((tool) => deny.includes(tool));
  return allowsAll && isUsual ? 'restricted' : 'none';
}

/** Providers of secrets that read one file each. */
class SecretFiles {
  value: JsonValue | undefined;

  constructor(secrets: JsonValue | undefined) {
    this.value = secrets;
  }

  /** The name of the provider for a file; `undefined` where `secrets` has a shape of its own. */
  provider(path: string, account: string | undefined): string | undefined {
    const secrets = this.value === undefined ? {} : this.value;
    if (!isObject(secrets)) return undefined;
    const providers = secrets.providers === undefined ? {} : secrets.providers;
    if (!isObject(providers)) return undefined;
    const middle = account === undefined ? '' : `-${segment(account)}`;
    const base = `qqbot${middle}-client-secret`.slice(0, 60).replace(/-+$/, '');
    for (let index = 1; index < 1000; index++) {
      const name = index === 1 ? base : `${base.slice(0, 60 - String(index).length)}-${index}`;
      const present = providers[name];
      if (present === undefined) {
        const added = { ...providers, [name]: { source: 'file', path, mode: 'singleValue' } };
        this.value = { ...secrets, providers: added };
        return name;
      }
      if (isObject(present) && present.source === 'file' && present.path === path && present.mode === 'singleValue') {
        return name;
      }
    }
    return undefined;
  }
}

function segment(account: string): string {
  const plain = account
    .trim()
    .toLowerCase()
    .replace(/[^a-z0-9_-]+/g, '-')
    .replace(/^-+|-+$/g, '');
  return plain === '' ? 'account' : plain;
}

function ids(list: JsonValue | undefined): readonly string[] {
  if (!Array.isArray(list)) return [];
  const texts = list
    .filter((one) => typeof one === 'string' || typeof one === 'number')
    .map((one) => String(one).trim());
  return [...new Set(texts.filter((one) => one !== ''))];
}

function normalizeIds(list: JsonValue | undefined): readonly string[] {
  const plain = ids(list).map((id) => {
    const bare = id.replace(/^qqbot:/i, '');
    return bare === '*' || bare === NOBODY ? bare : bare.toUpperCase();
  });
  return [...new Set(plain)];
}
