import { safe } from '../../engine/fix.js';
import { defineRule } from '../../engine/rule.js';
import { chatChannelId } from '../../openclaw/channels/ids.js';

export default defineRule({
  id: 'commands/owner-user-prefix',
  severity: 'warning',
  since: '2026.9.2',
  reads: 'config',
  summary: 'Owners are listed as `<channel>:<id>`, without `user:` in between.',
  why: 'The gateway compares the id with that of the sender, so an entry with `user:` matches nobody and the owner is locked out of the commands.',
  fixable: 'safe',
  migrations: ['commands-ownerallowfrom-user-prefix'],
  examples: [
    {
      before: `{
  commands: {
    ownerAllowFrom: [
      'telegram:user:123', // me
      'discord:9',
    ],
  },
}
`,
      after: `{
  commands: {
    ownerAllowFrom: [
      'telegram:123', // me
      'discord:9',
    ],
  },
}
`,
    },
    {
      title: 'A channel of its own kind, and everyone',
      before: `{ commands: { ownerAllowFrom: ['carrier-pigeon:user:1', 'telegram:user:*'] } }\n`,
      clean: true,
    },
  ],
  check({ config, report }) {
    for (const owner of config.at('commands.ownerAllowFrom')?.items() ?? []) {
      const [, name, id] = /^([^:]+):user:([^:\s*]+)$/i.exec(owner.string?.trim() ?? '') ?? [];
      const channel = name === undefined ? undefined : chatChannelId(name);
      if (channel === undefined || id === undefined) continue;
      const written = `${channel}:${id}`;
      report({
        at: owner,
        message: `Owners are written "${written}" since OpenClaw 2026.9.2; with "user:" the entry matches nobody.`,
        fix: safe(`Write "${written}"`, (edit) => edit.set(owner, written)),
      });
    }
  },
});
