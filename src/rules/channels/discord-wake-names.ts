import { formatPath } from '../../document/config-path.js';
import type { JsonValue } from '../../document/node.js';
import { deepEqual } from '../../document/value.js';
import { defineRule } from '../../engine/rule.js';
import { channelFix } from './_channel-fix.js';

const MAX_WORDS = 2;

export default defineRule({
  id: 'channels/discord-wake-names',
  reads: 'config',
  severity: 'error',
  fixable: 'safe',
  since: '2026.5.26',
  migrations: ['discord-realtime-wakenames'],
  summary: 'A name the bot listens to in a Discord call has one or two words.',
  why: 'A config with a longer name, or with an empty list, is refused, so the gateway does not start.',
  examples: [
    {
      target: '2026.9.6',
      before: `{ channels: { discord: { voice: { realtime: { wakeNames: ['hey there big bot', 'claw', '!'] } } } } }\n`,
      after: `{ channels: { discord: { voice: { realtime: { wakeNames: ['hey there', 'claw'] } } } } }\n`,
    },
    {
      title: 'An empty list goes',
      target: '2026.9.6',
      before: `{ channels: { discord: { voice: { realtime: { model: 'm', wakeNames: [] } } } } }\n`,
      after: `{ channels: { discord: { voice: { realtime: { model: 'm' } } } } }\n`,
    },
    {
      title: 'Short names',
      target: '2026.9.6',
      before: `{ channels: { discord: { voice: { realtime: { wakeNames: ['hey claw'] } } } } }\n`,
      clean: true,
    },
  ],
  check({ config, target, report }) {
    for (const names of config.all('channels.discord{,.accounts.*}.voice.realtime.wakeNames')) {
      if (!Array.isArray(names.value)) continue;
      const usable = usableNames(names.value);
      if (names.value.length > 0 && deepEqual(usable, names.value)) continue;
      const goes = usable.length === 0;
      report({
        at: names,
        message: `\`${formatPath(names.path)}\` ${names.value.length === 0 ? 'is empty' : 'holds names of more than two words, or of none'}.`,
        fix: channelFix('discord', target, goes ? 'Remove wakeNames' : `Write ${JSON.stringify(usable)}`, (edit) => {
          if (goes) edit.remove(names);
          else edit.set(names, usable);
        }),
      });
    }
  },
});

/** The list as it may stand; unchanged where every name is short enough. */
function usableNames(names: readonly JsonValue[]): JsonValue[] {
  const short = names.flatMap((name): JsonValue[] => {
    if (typeof name !== 'string') return [name];
    const words = name.match(/[a-z0-9]+/gi) ?? [];
    if (words.length === 0) return [];
    return [words.length <= MAX_WORDS ? name : words.slice(0, MAX_WORDS).join(' ')];
  });
  return deepEqual(short, [...names]) ? short : [...new Set(short)];
}
