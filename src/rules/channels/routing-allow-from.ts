import { Draft } from '../../engine/draft.js';
import { type Build, manual, safe, unsafe } from '../../engine/fix.js';
import { defineRule } from '../../engine/rule.js';
import { FORGOT_GROUP_ROUTING } from '../../openclaw/channels/group-routing.js';
import { inRange } from '../../openclaw/releases/release.js';

const TARGET = 'channels.whatsapp.allowFrom';

export default defineRule({
  id: 'channels/routing-allow-from',
  reads: 'config',
  severity: 'error',
  fixable: 'safe',
  after: ['channels/at-root'],
  migrations: ['routing-allowfrom-to-whatsapp-allowfrom'],
  summary: 'Who may write to the bot on WhatsApp is set in `channels.whatsapp.allowFrom`.',
  why: 'No release since 2026.3.28 reads the section `routing`; left there, the people it names get no answer. A list that WhatsApp has already is kept.',
  examples: [
    {
      target: '2026.9.6',
      before: `{
  routing: {
    allowFrom: ['+15550001'], // me
  },
  channels: {
    whatsapp: {
      enabled: true,
    },
  },
}
`,
      after: `{
  channels: {
    whatsapp: {
      enabled: true,
      allowFrom: ['+15550001'], // me
    },
  },
}
`,
    },
    {
      title: 'Without WhatsApp it means nobody',
      target: '2026.9.6',
      unsafe: true,
      before: `{ routing: { allowFrom: ['+15550001'] } }\n`,
      after: `{}\n`,
    },
  ],
  check({ config, target, report }) {
    const old = config.at('routing.allowFrom');
    if (old === undefined) return;
    const hasWhatsApp = config.at('channels.whatsapp')?.isObject === true;
    const build: Build = (edit) => {
      const draft = new Draft(edit, config);
      if (hasWhatsApp) draft.moveOrDrop(old.path, TARGET);
      else draft.remove(old.path);
      draft.removeEmpty('routing');
    };
    const kept = config.has(TARGET) ? ' The list there already is kept.' : '';
    const title = hasWhatsApp ? `Move it to ${TARGET}` : 'Remove routing.allowFrom';
    const fix = inRange(target, FORGOT_GROUP_ROUTING)
      ? manual(title)
      : hasWhatsApp
        ? safe(title, build)
        : unsafe(title, build, 'the list goes, and WhatsApp is not set up to take it');
    report({
      at: old,
      on: 'key',
      message: hasWhatsApp
        ? `\`routing.allowFrom\` moved to \`${TARGET}\`.${kept}`
        : `\`routing.allowFrom\` was removed; the setting is now \`${TARGET}\`, and WhatsApp is not configured.`,
      fix,
    });
  },
});
