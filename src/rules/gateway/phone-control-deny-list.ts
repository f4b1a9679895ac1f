import { manual } from '../../engine/fix.js';
import { defineRule } from '../../engine/rule.js';

/** What the phone control plugin wrote when it was set up. */
const SEEDED = [
  'camera.snap',
  'camera.clip',
  'screen.record',
  'computer.act',
  'mobile.ui.observe',
  'mobile.ui.act',
  'contacts.add',
  'calendar.add',
  'reminders.add',
  'sms.send',
  'sms.search',
  'health.summary',
];

export default defineRule({
  id: 'gateway/phone-control-deny-list',
  severity: 'info',
  since: '2026.8.1',
  reads: 'config',
  summary: 'The list of forbidden node commands is the one the retired phone control plugin wrote.',
  why: 'The plugin is gone, its list still forbids nodes to use camera, screen, contacts and the like. That may be what you want, so nothing is removed.',
  fixable: 'manual',
  migrations: ['phone-control-residue'],
  examples: [
    {
      before: `{
  gateway: {
    nodes: {
      commands: {
        deny: [
          'camera.snap', 'camera.clip', 'screen.record', 'computer.act', 'mobile.ui.observe', 'mobile.ui.act',
          'contacts.add', 'calendar.add', 'reminders.add', 'sms.send', 'sms.search', 'health.summary',
        ],
      },
    },
  },
}
`,
    },
    {
      title: 'A list of your own',
      before: `{ gateway: { nodes: { commands: { deny: ['camera.snap'] } } } }\n`,
      clean: true,
    },
  ],
  check({ config, report }) {
    const deny = config.at('gateway.nodes.commands.deny');
    const listed = new Set(deny?.items().map((item) => item.string));
    if (deny === undefined || listed.size !== SEEDED.length || !SEEDED.every((command) => listed.has(command))) return;
    report({
      at: deny,
      message: '`gateway.nodes.commands.deny` is exactly the list the retired phone control plugin wrote.',
      fix: manual('Keep it to go on forbidding these commands, or take out what your nodes may do'),
    });
  },
});
