import type { JsonValue } from '../../../document/node.js';
import type { JsonObject } from '../../../document/value.js';
import { DEFAULT_ACCOUNT } from '../account-id.js';
import { DEFAULT_SIGNAL_HOST, DEFAULT_SIGNAL_PORT } from './endpoint.js';
import { asObject, hasTransportKeys, textOf, transportIn } from './transport.js';

/** The channel itself (`account` is `undefined`) or one of its accounts, as written. */
export interface SignalEntry {
  readonly account: string | undefined;
  readonly own: JsonObject;
}

/** The channel and its accounts: which of them are accounts in use, and what an account takes from the channel. */
export class SignalAccounts {
  readonly entries: readonly SignalEntry[];
  readonly channel: JsonObject;
  readonly #defaultId: string | undefined;

  constructor(channel: JsonObject) {
    this.channel = channel;
    const named = Object.entries(asObject(channel.accounts) ?? {}).flatMap(([account, value]) => {
      const own = asObject(value);
      return own === undefined ? [] : [{ account, own }];
    });
    this.entries = [{ account: undefined, own: channel }, ...named];
    const ids = named.map(({ account }) => account);
    this.#defaultId =
      ids.find((id) => id === DEFAULT_ACCOUNT) ?? ids.find((id) => id.toLowerCase() === DEFAULT_ACCOUNT);
  }

  /** True for the default account, where it has a name of its own. */
  isDefault({ account }: SignalEntry): boolean {
    return account !== undefined && account === this.#defaultId;
  }

  /** The channel itself is an account. */
  get channelIsAccount(): boolean {
    const { channel } = this;
    return this.entries.length === 1 || textOf(channel.account) !== undefined || transportIn(channel) !== undefined;
  }

  /** The entry whose transport the default account goes by: the channel, an account, or none. */
  get defaultEntry(): SignalEntry | undefined {
    const [channel] = this.entries;
    if (transportIn(this.channel) !== undefined) return channel;
    return this.entries.find((entry) => this.isDefault(entry)) ?? (this.channelIsAccount ? channel : undefined);
  }

  /** True where the entry is an account in use, whose transport has to be written. */
  isInUse(entry: SignalEntry): boolean {
    if (this.#isOverruled(entry)) return false;
    return transportIn(entry.own) !== undefined || this.#isConfigured(entry);
  }

  /** What the entry says, or else the channel. */
  setting({ own }: SignalEntry, key: string): JsonValue | undefined {
    return Object.hasOwn(own, key) ? own[key] : this.channel[key];
  }

  host(entry: SignalEntry): string {
    return textOf(this.setting(entry, 'httpHost')) ?? DEFAULT_SIGNAL_HOST;
  }

  port(entry: SignalEntry): number {
    const port = this.setting(entry, 'httpPort');
    return typeof port === 'number' ? port : DEFAULT_SIGNAL_PORT;
  }

  /** Another transport is in force in its place. */
  #isOverruled(entry: SignalEntry): boolean {
    if (entry.account !== undefined) return this.isDefault(entry) && transportIn(this.channel) !== undefined;
    if (!this.channelIsAccount) return true;
    const named = this.entries.find((one) => this.isDefault(one));
    return named !== undefined && (transportIn(named.own) !== undefined || hasTransportKeys(named.own));
  }

  #isConfigured(entry: SignalEntry): boolean {
    const texts = ['account', 'configPath', 'httpUrl', 'httpHost', 'cliPath'];
    if (texts.some((key) => textOf(this.setting(entry, key)) !== undefined)) return true;
    return typeof this.setting(entry, 'httpPort') === 'number' || typeof this.setting(entry, 'autoStart') === 'boolean';
  }
}
