import { manual } from '../../engine/fix.js';
import { defineRule } from '../../engine/rule.js';

export default defineRule({
  id: 'hooks/internal-handlers-ending',
  severity: 'warning',
  since: '2026.4.5',
  until: '2026.8.1',
  reads: 'config',
  summary: '`hooks.internal.handlers` is on its way out.',
  why: "The list still works in this release; from 2026.8.1 on it is refused and its modules no longer run. Converting a module is a person's work.",
  fixable: 'manual',
  migrations: ['warn-hooks-internal-handlers'],
  examples: [
    {
      target: '2026.5.12',
      before: `{ hooks: { internal: { handlers: [{ event: 'command:new', module: './hooks/greet.js' }] } } }\n`,
    },
    {
      title: 'Nothing listed',
      target: '2026.5.12',
      before: `{ hooks: { internal: { handlers: [] } } }\n`,
      clean: true,
    },
  ],
  check({ config, report }) {
    const handlers = config.at('hooks.internal.handlers');
    if (handlers === undefined || handlers.items().length === 0) return;
    report({
      at: handlers,
      on: 'key',
      message: '`hooks.internal.handlers` ends with OpenClaw 2026.8.1.',
      fix: manual('Move each module into a hook folder with a HOOK.md, then take it off the list'),
    });
  },
});
