import { formatPath } from '../../document/config-path.js';
import { manual, safe } from '../../engine/fix.js';
import { defineRule } from '../../engine/rule.js';
import type { ConfigValue } from '../../openclaw/config/view.js';

const LISTS = [
  '{allowFrom,groupAllowFrom,dm.allowFrom,dm.groupChannels,execApprovals.approvers}',
  'guilds.*{,.channels.*}.{users,roles}',
];

/** Ids of Discord are that long, which is more than a number holds exactly. */
const ID = /^[1-9]\d{16,19}$/;

export default defineRule({
  id: 'channels/discord-numeric-id',
  reads: 'config',
  severity: 'error',
  fixable: 'safe',
  since: '2026.2.17',
  migrations: ['discord-numeric-ids-to-strings'],
  summary: 'An id of Discord is written as a number.',
  why: 'Such an id is longer than a number can hold, so what OpenClaw reads is another one, and the config is refused. Quoted, it stays what it is.',
  examples: [
    {
      title: 'The digits are those of the file, not those of the rounded number',
      before: `{
  channels: {
    discord: {
      allowFrom: [
        123456789012345678, // me
        '100000000000000002',
      ],
    },
  },
}
`,
      after: `{
  channels: {
    discord: {
      allowFrom: [
        '123456789012345678', // me
        '100000000000000002',
      ],
    },
  },
}
`,
    },
    {
      title: 'No id of Discord is that short, so there is nothing to quote',
      before: `{ channels: { discord: { allowFrom: [12345] } } }\n`,
    },
    { title: 'Quoted ids', before: `{ channels: { discord: { allowFrom: ['12345'] } } }\n`, clean: true },
  ],
  check({ config, report }) {
    for (const list of LISTS.flatMap((pattern) => config.all(`channels.discord{,.accounts.*}.${pattern}`))) {
      for (const entry of list.items()) {
        const digits = digitsOf(entry);
        if (digits === undefined) continue;
        report({
          at: entry,
          message: `\`${formatPath(entry.path)}\` is a number; ids of Discord are written in quotes.`,
          fix: ID.test(digits)
            ? safe('Put the id in quotes', (edit) => edit.set(entry, digits))
            : manual('Write the whole id in quotes; it has 17 digits or more'),
        });
      }
    }
  },
});

/** What the author typed; the parsed number may be a rounded one. */
function digitsOf({ location }: ConfigValue): string | undefined {
  const { node, part } = location;
  if (node.type !== 'number') return undefined;
  const text = part.document.text.slice(node.start, node.end);
  return /^\d+$/.test(text) ? text : undefined;
}
