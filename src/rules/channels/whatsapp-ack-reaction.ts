import { formatPath } from '../../document/config-path.js';
import { Draft } from '../../engine/draft.js';
import { safe } from '../../engine/fix.js';
import { defineRule } from '../../engine/rule.js';
import type { ConfigValue } from '../../openclaw/config/view.js';

const EMOJI = 'messages.ackReaction';
const SCOPE = 'messages.ackReactionScope';

export default defineRule({
  id: 'channels/whatsapp-ack-reaction',
  reads: 'config',
  severity: 'error',
  fixable: 'safe',
  since: '2026.8.1',
  migrations: ['whatsapp-ackreaction-to-messages'],
  summary: 'The reaction that says a message was seen is set in `messages` for all channels, WhatsApp included.',
  why: 'A config with the old section is refused. What `messages` says already is kept, and accounts cannot differ any more.',
  examples: [
    {
      before: `{ channels: { whatsapp: { enabled: true, ackReaction: { emoji: '👍', direct: true, group: 'always' } } } }\n`,
      after: `{ channels: { whatsapp: { enabled: true } }, messages: { ackReaction: '👍', ackReactionScope: 'all' } }\n`,
    },
    {
      title: 'What `messages` says already wins',
      before: `{
  messages: { ackReaction: '👀' },
  channels: { whatsapp: { ackReaction: { emoji: '👍', direct: false, group: 'never' }, enabled: true } },
}
`,
      after: `{
  messages: { ackReaction: '👀', ackReactionScope: 'off' },
  channels: { whatsapp: { enabled: true } },
}
`,
    },
    {
      title: 'Direct chats and mentions together have no word any more',
      before: `{ channels: { whatsapp: { ackReaction: { emoji: '👍' } } } }\n`,
      after: `{ channels: { whatsapp: {} }, messages: { ackReaction: '👍' } }\n`,
    },
  ],
  check({ config, report }) {
    const sources = config.all('channels.whatsapp{,.accounts.*}.ackReaction').filter((one) => one.isObject);
    if (sources.length === 0) return;
    const fix = safe('Move it to messages', (edit) => {
      const draft = new Draft(edit, config);
      for (const source of sources) {
        const scope = scopeOf(source);
        if (source.at('emoji')?.string !== undefined) draft.moveOrDrop([...source.path, 'emoji'], EMOJI);
        else if (!draft.has(EMOJI)) draft.set(EMOJI, emojiOfAgent(config));
        if (!draft.has(SCOPE) && scope !== undefined) draft.set(SCOPE, scope);
        draft.remove(source.path);
      }
    });
    for (const source of sources) {
      const name = formatPath(source.path);
      const kept = config.has(EMOJI) ? ' What is set there already is kept.' : '';
      const loss =
        scopeOf(source) === undefined
          ? ' That it was for direct chats and mentions alike cannot be said any more.'
          : '';
      report({
        at: source,
        on: 'key',
        message: `\`${name}\` moved to \`${EMOJI}\` and \`${SCOPE}\`.${kept}${loss}`,
        fix,
      });
    }
  },
});

/** Where the reaction is given, in the words of `messages`; `undefined` for direct chats and mentions together. */
function scopeOf(source: ConfigValue): string | undefined {
  const group = source.has('group') ? source.at('group')?.value : 'mentions';
  if (source.at('direct')?.value === false) {
    const scopes: Readonly<Record<string, string>> = { always: 'group-all', mentions: 'group-mentions', never: 'off' };
    return scopes[String(group)];
  }
  if (group === 'always') return 'all';
  return group === 'never' ? 'direct' : undefined;
}

/** The face of the default agent, which was the reaction where none was set. */
function emojiOfAgent(config: ConfigValue): string {
  const agents = config.all('agents.{entries.*,list[*]}').filter((agent) => agent.isObject);
  const agent = agents.find((one) => one.at('default')?.value === true) ?? agents[0];
  return agent?.at('identity.emoji')?.string ?? '👀';
}
