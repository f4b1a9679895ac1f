import { Draft } from '../../engine/draft.js';
import { safe, toPath } from '../../engine/fix.js';
import { titleFor } from '../../engine/legacy-keys.js';
import { defineRule } from '../../engine/rule.js';

const TARGET = 'channels.whatsapp.responsePrefix';

export default defineRule({
  id: 'messages/message-prefix',
  reads: 'config',
  severity: 'error',
  fixable: 'safe',
  since: '2026.8.1',
  after: ['messages/response-prefix-not-inherited', 'channels/whatsapp-message-prefix'],
  migrations: ['whatsapp-messageprefix-to-responseprefix'],
  summary: '`messages.messagePrefix` is now `channels.whatsapp.responsePrefix`.',
  why: 'A config with the old key is refused, so the gateway does not start. A prefix that WhatsApp has already is kept.',
  examples: [
    {
      before: `{
  messages: { messagePrefix: '[bot]' },
  channels: { whatsapp: { enabled: true } },
}
`,
      after: `{
  channels: { whatsapp: { enabled: true, responsePrefix: '[bot]' } },
}
`,
    },
    {
      title: 'What WhatsApp says already wins',
      before: `{ messages: { messagePrefix: '[bot]' }, channels: { whatsapp: { responsePrefix: '' } } }\n`,
      after: `{ channels: { whatsapp: { responsePrefix: '' } } }\n`,
    },
  ],
  check({ config, report }) {
    const old = config.at('messages.messagePrefix');
    if (old === undefined) return;
    const kept = config.has(TARGET) ? ' What is set there already is kept.' : '';
    report({
      at: old,
      on: 'key',
      message: `\`messages.messagePrefix\` moved to \`${TARGET}\`.${kept}`,
      fix: safe(titleFor(old, toPath(TARGET), config.at(TARGET)), (edit) =>
        new Draft(edit, config).moveOrDrop(old.path, TARGET),
      ),
    });
  },
});
