import { safe } from '../../engine/fix.js';
import { defineRule } from '../../engine/rule.js';

export default defineRule({
  id: 'skills/workshop-autonomous-switch',
  severity: 'error',
  since: '2026.8.1',
  reads: 'config',
  summary: '`skills.workshop.autonomous` has a `mode` instead of a switch.',
  why: 'The gateway refuses the switch. "On" becomes "propose": the agent suggests skills and a person decides, never more than it was allowed before.',
  fixable: 'safe',
  migrations: ['skills-workshop-autonomous-mode'],
  examples: [
    {
      before: `{
  skills: {
    workshop: {
      autonomous: {
        enabled: true, // trial
      },
    },
  },
}
`,
      after: `{
  skills: {
    workshop: {
      autonomous: {
        mode: 'propose', // trial
      },
    },
  },
}
`,
    },
    {
      title: 'Off stays off',
      before: `{ skills: { workshop: { autonomous: { enabled: false } } } }\n`,
      after: `{ skills: { workshop: { autonomous: { mode: 'off' } } } }\n`,
    },
    {
      title: 'The mode wins',
      before: `{ skills: { workshop: { autonomous: { enabled: true, mode: 'off' } } } }\n`,
      after: `{ skills: { workshop: { autonomous: { mode: 'off' } } } }\n`,
    },
  ],
  check({ config, report }) {
    const enabled = config.at('skills.workshop.autonomous.enabled');
    if (enabled === undefined) return;
    const mode = enabled.value === false ? 'off' : 'propose';
    const decided = config.has('skills.workshop.autonomous.mode');
    report({
      at: enabled,
      on: 'key',
      message: '`skills.workshop.autonomous.enabled` was replaced by `mode` in OpenClaw 2026.8.1.',
      fix: safe(decided ? 'Remove the switch' : `Write mode: "${mode}"`, (edit) => {
        if (decided) return edit.remove(enabled);
        edit.set(enabled, mode);
        edit.rename(enabled, 'mode');
      }),
    });
  },
});
