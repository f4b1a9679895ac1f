import { safe } from '../../engine/fix.js';
import { defineRule } from '../../engine/rule.js';

export default defineRule({
  id: 'session/idle-minutes',
  severity: 'error',
  since: '2026.8.1',
  reads: 'config',
  summary: '`session.idleMinutes` moved to `session.reset.idleMinutes`.',
  why: 'The gateway refuses the old key. Without it sessions would start over only at the daily hour.',
  fixable: 'safe',
  migrations: ['session-idleminutes-to-reset'],
  examples: [
    {
      before: `{
  session: {
    scope: 'per-sender',
    idleMinutes: 90, // a film
  },
}
`,
      after: `{
  session: {
    scope: 'per-sender',
    reset: {
      mode: 'idle',
      idleMinutes: 90, // a film
    },
  },
}
`,
    },
    {
      title: 'Beside other reset settings',
      before: `{ session: { idleMinutes: 90, reset: { mode: 'daily', atHour: 4 } } }\n`,
      after: `{ session: { reset: { mode: 'daily', atHour: 4, idleMinutes: 90 } } }\n`,
    },
    {
      title: 'The new key wins',
      before: `{ session: { idleMinutes: 90, reset: { mode: 'idle', idleMinutes: 30 } } }\n`,
      after: `{ session: { reset: { mode: 'idle', idleMinutes: 30 } } }\n`,
    },
  ],
  check({ config, report }) {
    const idle = config.at('session.idleMinutes');
    if (idle === undefined) return;
    const reset = config.at('session.reset');
    const current = reset?.at('idleMinutes');
    report({
      at: idle,
      on: 'key',
      message:
        current === undefined
          ? '`session.idleMinutes` moved to `session.reset.idleMinutes` in OpenClaw 2026.8.1.'
          : '`session.idleMinutes` is no longer read; `session.reset.idleMinutes` is set and stays.',
      fix: safe(current === undefined ? 'Move it to session.reset' : 'Remove session.idleMinutes', (edit) => {
        if (current !== undefined) return edit.remove(idle);
        if (reset !== undefined && !reset.isObject) edit.remove(reset);
        if (!reset?.isObject) edit.insert('session.reset.mode', 'idle');
        edit.move(idle, 'session.reset.idleMinutes');
      }),
    });
  },
});
