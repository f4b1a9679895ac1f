import { type ConfigPath, formatPath } from '../../document/config-path.js';
import { Draft } from '../../engine/draft.js';
import { defineRule } from '../../engine/rule.js';
import {
  ACCOUNTS_SEEDED,
  DELIVERY_KEYS,
  flatKeys,
  isMode,
  STREAMING_ALIASES,
  type StreamingAliases,
} from '../../openclaw/channels/streaming.js';
import type { ConfigValue } from '../../openclaw/config/view.js';
import { isAtLeast, type Release } from '../../openclaw/releases/release.js';
import { isAcceptedKey } from '../_accepted.js';
import { channelFix } from './_channel-fix.js';
import { nestStreaming } from './_nest-streaming.js';
import { examples } from './examples/flat-streaming-keys.js';

export default defineRule({
  id: 'channels/flat-streaming-keys',
  reads: 'config',
  severity: 'error',
  fixable: 'safe',
  since: '2026.4.7',
  after: ['channels/at-root', 'channels/matrix-stream-mode', 'channels/googlechat-stream-mode'],
  migrations: ['channels-streaming-nested', 'channels-account-streaming-seed'],
  summary: 'How a channel streams its replies is one object, `streaming`.',
  why: 'A config with the old keys is refused, so the gateway does not start. What `streaming` says already is kept, and accounts are given what they would no longer inherit.',
  examples,
  check({ config, target, report }) {
    for (const aliases of STREAMING_ALIASES) {
      const channel = config.at(['channels', aliases.channel]);
      if (!isAtLeast(target, aliases.since) || !channel?.isObject) continue;
      const scopes = [channel, ...channel.all('accounts.*').filter((account) => account.isObject)];
      const old = scopes.flatMap((scope) => flatKeysOf(scope, aliases));
      if (!startsTheMove(old, aliases, scopes, target)) continue;
      const name = formatPath(channel.path);
      const fix = channelFix(aliases.channel, target, `Move it to ${name}.streaming`, (edit) =>
        nestStreaming(new Draft(edit, config), scopes, aliases, target),
      );
      for (const { value, to } of old) {
        const severity = isAcceptedKey(value.path, target) && value.key !== 'streaming' ? 'warning' : 'error';
        report({ at: value, on: 'key', severity, message: messageFor(value, to, config), fix });
      }
    }
  },
});

interface FlatKey {
  readonly value: ConfigValue;
  /** Where it belongs; `streaming.mode` for the two that said the mode. */
  readonly to: ConfigPath;
}

function flatKeysOf(scope: ConfigValue, aliases: StreamingAliases): readonly FlatKey[] {
  const home = [...scope.path, 'streaming'];
  const streaming = scope.at('streaming');
  const keys: FlatKey[] = [];
  if (streaming !== undefined && isMode(streaming.value)) keys.push({ value: streaming, to: [...home, 'mode'] });
  for (const [flat, nested] of flatKeys(aliases)) {
    const value = scope.at([flat]);
    if (value !== undefined) keys.push({ value, to: [...home, ...nested] });
  }
  return keys;
}

/** Channels without a mode of their own are left alone until one of their delivery keys has to move. */
function startsTheMove(
  old: readonly FlatKey[],
  aliases: StreamingAliases,
  scopes: readonly ConfigValue[],
  target: Release,
): boolean {
  if (old.length === 0) return false;
  if (aliases.keys === 'all') return true;
  if (old.some(({ value }) => DELIVERY_KEYS.some(([flat]) => flat === value.key))) return true;
  const movesDm = aliases.channel === 'googlechat' && isAtLeast(target, ACCOUNTS_SEEDED);
  return movesDm && scopes.some((scope) => scope.has('dm.policy') || scope.has('dm.allowFrom'));
}

function messageFor({ path, key, value }: ConfigValue, to: ConfigPath, config: ConfigValue): string {
  const home = formatPath(to);
  if (key === 'streaming') return `\`${formatPath(path)}: ${JSON.stringify(value)}\` is now written as \`${home}\`.`;
  const kept = config.has(to) ? ' What is set there already is kept.' : '';
  return `\`${formatPath(path)}\` moved to \`${home}\`.${kept}`;
}
