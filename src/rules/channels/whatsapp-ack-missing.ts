import { Draft } from '../../engine/draft.js';
import { type Build, safe, unsafe } from '../../engine/fix.js';
import { defineRule } from '../../engine/rule.js';
import { isOutsideCore } from '../../openclaw/channels/plugins.js';
import type { ConfigValue } from '../../openclaw/config/view.js';

const TARGET = 'channels.whatsapp.ackReaction';

interface Scope {
  readonly direct: boolean;
  readonly group: 'always' | 'mentions' | 'never';
}

const SCOPES: Readonly<Record<string, Scope>> = {
  all: { direct: true, group: 'always' },
  direct: { direct: true, group: 'never' },
  'group-all': { direct: false, group: 'always' },
  'group-mentions': { direct: false, group: 'mentions' },
};
const ANY_OTHER: Scope = { direct: true, group: 'mentions' };

export default defineRule({
  id: 'channels/whatsapp-ack-missing',
  reads: 'config',
  severity: 'warning',
  fixable: 'safe',
  until: '2026.8.1',
  after: ['channels/at-root', 'channels/web-section'],
  migrations: ['whatsapp-ackreaction-copy-from-messages'],
  summary: 'WhatsApp has its own setting for the reaction that says a message was seen.',
  why: 'It does not read `messages.ackReaction` in these releases, so nobody on WhatsApp sees the reaction.',
  examples: [
    {
      target: '2026.4.29',
      before: `{
  messages: { ackReaction: '👀', ackReactionScope: 'all' },
  channels: { whatsapp: { enabled: true } },
}
`,
      after: `{
  messages: { ackReaction: '👀', ackReactionScope: 'all' },
  channels: { whatsapp: { enabled: true, ackReaction: { emoji: '👀', direct: true, group: 'always' } } },
}
`,
    },
    {
      title: 'Where WhatsApp is a plugin of its own, only on demand',
      target: '2026.6.11',
      unsafe: true,
      before: `{ messages: { ackReaction: '👀' }, channels: { whatsapp: { enabled: true } } }\n`,
      after: `{ messages: { ackReaction: '👀' }, channels: { whatsapp: { enabled: true, ackReaction: { emoji: '👀', direct: false, group: 'mentions' } } } }\n`,
    },
    {
      title: 'WhatsApp says it already',
      target: '2026.4.29',
      before: `{ messages: { ackReaction: '👀' }, channels: { whatsapp: { ackReaction: { emoji: '👍' } } } }\n`,
      clean: true,
    },
    {
      title: 'From 2026.8.1 on it is the other way round',
      target: '2026.9.6',
      before: `{ messages: { ackReaction: '👀' }, channels: { whatsapp: { enabled: true } } }\n`,
      clean: true,
    },
  ],
  check({ config, target, report }) {
    const reaction = config.at('messages.ackReaction');
    const emoji = reaction?.string?.trim() ?? '';
    if (reaction === undefined || emoji === '' || emoji.includes('${')) return;
    if (config.at('channels.whatsapp')?.isObject !== true || config.has(TARGET)) return;
    const title = `Copy it to ${TARGET}`;
    const build: Build = (edit) =>
      new Draft(edit, config).set(TARGET, { emoji, ...scopeOf(config.at('messages.ackReactionScope')) });
    report({
      at: reaction,
      message: `\`messages.ackReaction\` does not count for WhatsApp, and \`${TARGET}\` is not set.`,
      fix: isOutsideCore('whatsapp', target)
        ? unsafe(title, build, 'WhatsApp is a plugin of its own here, and people who saw no reaction will see one')
        : safe(title, build),
    });
  },
});

function scopeOf(scope: ConfigValue | undefined): Scope {
  const name = scope === undefined ? 'group-mentions' : String(scope.value);
  return (Object.hasOwn(SCOPES, name) ? SCOPES[name] : undefined) ?? ANY_OTHER;
}
