import { formatPath } from '../../document/config-path.js';
import { manual } from '../../engine/fix.js';
import { defineRule } from '../../engine/rule.js';
import { accessScopes, inherited } from '../../openclaw/channels/access.js';

interface Naming {
  /** Lists of people, below a channel or account. */
  readonly lists: string;
  /** Part of an entry that only says what it is. */
  readonly prefix: RegExp;
  /** What never changes hands. */
  readonly stable: RegExp;
}

const NAMING: Readonly<Record<string, Naming>> = {
  discord: {
    lists: '{allowFrom,dm.allowFrom,guilds.*.users,guilds.*.channels.*.users}',
    prefix: /^$/,
    stable: /^(?:\d+|<@!?\d+>|(?:discord|user|pk):\s*\S.*)$/,
  },
  slack: {
    lists: '{allowFrom,dm.allowFrom,channels.*.users}',
    prefix: /^(?:slack|user):/i,
    stable: /^(?:<@[A-Z0-9]{8,}>|[UWBCGDT][A-Z0-9]{2,}|[A-Za-z0-9]{8,})$/,
  },
  googlechat: {
    lists: '{allowFrom,groupAllowFrom,dm.allowFrom,groups.*.users}',
    prefix: /^(?:googlechat|google-chat|gchat):/i,
    stable: /^[^@]*$/,
  },
  msteams: {
    lists: '{allowFrom,groupAllowFrom}',
    prefix: /^(?:msteams|user):/i,
    stable: /^[^\s@]*$/,
  },
  mattermost: {
    lists: '{allowFrom,groupAllowFrom}',
    prefix: /^(?:mattermost|user):/i,
    stable: /^@?[a-z0-9]{26}$/i,
  },
  irc: {
    lists: '{allowFrom,groupAllowFrom,groups.*.allowFrom}',
    prefix: /^irc:(?:user:)?|^user:/i,
    stable: /[!@]/,
  },
};

export default defineRule({
  id: 'channels/mutable-allow-entry',
  reads: 'config',
  severity: 'warning',
  fixable: 'manual',
  since: '2026.2.23',
  migrations: ['warn-mutable-allowlist-entries'],
  summary: 'A list of people holds a name, which anybody can take.',
  why: 'Names are not compared unless `dangerouslyAllowNameMatching` is set, so the entry lets nobody in; with it, whoever takes the name gets in.',
  examples: [
    { before: `{ channels: { discord: { allowFrom: ['ann#1234', '100000000000000001'] } } }\n` },
    {
      title: 'Ids, the wildcard and what the environment holds',
      before: `{ channels: { slack: { allowFrom: ['U0000001', '<@U12345678>', '*', '\${OWNER}'] } } }\n`,
      clean: true,
    },
    {
      title: 'Names are allowed here',
      before: `{ channels: { discord: { dangerouslyAllowNameMatching: true, accounts: { a: { allowFrom: ['ann'] } } } } }\n`,
      clean: true,
    },
    { title: 'A host mask', before: `{ channels: { irc: { allowFrom: ['ann!ann@example.org'] } } }\n`, clean: true },
  ],
  check({ config, report }) {
    for (const scope of accessScopes(config)) {
      const naming = Object.hasOwn(NAMING, scope.channel) ? NAMING[scope.channel] : undefined;
      if (naming === undefined || inherited(scope, 'dangerouslyAllowNameMatching')?.value === true) continue;
      for (const entry of scope.at.all(`${naming.lists}[*]`)) {
        const text = entry.string?.trim() ?? '';
        if (text === '' || text === '*' || text.includes('${') || isStable(text, naming)) continue;
        report({
          at: entry,
          message: `\`${formatPath(entry.path)}\` is a name, and ${scope.channel} compares ids: it lets nobody in.`,
          fix: manual('Write the id that stays the same'),
        });
      }
    }
  },
});

function isStable(text: string, { prefix, stable }: Naming): boolean {
  return stable.test(text) || stable.test(text.replace(prefix, '').trim());
}
