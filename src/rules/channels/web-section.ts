import { Draft } from '../../engine/draft.js';
import { safe } from '../../engine/fix.js';
import { defineRule } from '../../engine/rule.js';

const TARGET = 'channels.whatsapp.enabled';

export default defineRule({
  id: 'channels/web-section',
  reads: 'config',
  severity: 'error',
  fixable: 'safe',
  since: '2026.8.1',
  after: ['channels/at-root'],
  migrations: ['web-section-to-whatsapp-enabled'],
  summary: 'The section `web` is gone; WhatsApp is switched by `channels.whatsapp.enabled`.',
  why: 'A config with the section is refused. Its other settings have built-in values now.',
  examples: [
    {
      before: `{
  web: {
    enabled: false, // not before the number is verified
    heartbeatSeconds: 30,
  },
  channels: {
    whatsapp: {
      allowFrom: ['+15550001'],
    },
  },
}
`,
      after: `{
  channels: {
    whatsapp: {
      allowFrom: ['+15550001'],
      enabled: false, // not before the number is verified
    },
  },
}
`,
    },
    {
      title: 'What WhatsApp says already wins',
      before: `{ web: { enabled: false }, channels: { whatsapp: { enabled: true } } }\n`,
      after: `{ channels: { whatsapp: { enabled: true } } }\n`,
    },
  ],
  check({ config, report }) {
    const web = config.at('web');
    if (!web?.isObject) return;
    const hasSwitch = web.has('enabled');
    const kept = hasSwitch && config.has(TARGET) ? ' What is set there already is kept.' : '';
    report({
      at: web,
      on: 'key',
      message: hasSwitch ? `\`web.enabled\` moved to \`${TARGET}\`.${kept}` : 'The section `web` was removed.',
      fix: safe('Remove web', (edit) => {
        const draft = new Draft(edit, config);
        draft.moveOrDrop('web.enabled', TARGET);
        draft.remove('web');
      }),
    });
  },
});
