import { formatPath } from '../../document/config-path.js';
import type { JsonValue } from '../../document/node.js';
import { deepEqual, isObject } from '../../document/value.js';
import { Draft } from '../../engine/draft.js';
import { defineRule } from '../../engine/rule.js';
import type { ConfigValue } from '../../openclaw/config/view.js';
import { channelFix } from './_channel-fix.js';
import { examples } from './examples/discord-channel-agent.js';

export default defineRule({
  id: 'channels/discord-channel-agent',
  reads: 'config',
  severity: 'error',
  fixable: 'safe',
  since: '2026.5.2',
  migrations: ['discord-guild-channel-agentid-to-bindings'],
  summary: 'Which agent answers in a Discord channel is said by a binding, not by `agentId` of the channel.',
  why: 'A config with the old key is refused, so the gateway does not start. A binding that is there already is kept.',
  examples,
  check({ config, target, report }) {
    for (const old of config.all('channels.discord{,.accounts.*}.guilds.*.channels.*.agentId')) {
      const match = matchOf(old);
      const agentId = old.string?.trim() ?? '';
      const bound = (config.at('bindings')?.items() ?? []).some((binding) => isBound(binding.value, match));
      const adds = agentId !== '' && !bound;
      const name = formatPath(old.path);
      report({
        at: old,
        on: 'key',
        message: adds
          ? `\`${name}\` moved to \`bindings\`, as a route for that channel.`
          : `\`${name}\` was removed${bound ? '; a binding for that channel is there already' : ''}.`,
        fix: channelFix('discord', target, adds ? 'Add a binding for the channel' : 'Remove agentId', (edit) => {
          const draft = new Draft(edit, config);
          if (adds) draft.append('bindings', { agentId, match });
          draft.remove(old.path);
        }),
      });
    }
  },
});

/** `channels.discord[.accounts.<id>].guilds.<guild>.channels.<channel>.agentId`, as a binding matches it. */
function matchOf(old: ConfigValue): { [key: string]: JsonValue } {
  const names = old.path.map(String);
  const account = names[2] === 'accounts' ? names[3] : undefined;
  const guildId = names.at(-4) ?? '';
  const peer = { kind: 'channel', id: names.at(-2) ?? '' };
  return { channel: 'discord', guildId, peer, ...(account !== undefined && { accountId: account }) };
}

function isBound(binding: JsonValue, wanted: { readonly [key: string]: JsonValue }): boolean {
  const match = isObject(binding) ? binding.match : undefined;
  if (!isObject(match)) return false;
  return Object.entries(wanted).every(([key, value]) => {
    const present = match[key];
    if (present === undefined) return false;
    if (!isObject(value) || !isObject(present)) return deepEqual(present, value);
    return Object.entries(value).every(([inner, one]) => present[inner] === one);
  });
}
