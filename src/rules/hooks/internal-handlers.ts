import { safe } from '../../engine/fix.js';
import { defineRule } from '../../engine/rule.js';
import type { ConfigValue } from '../../openclaw/config/view.js';

export default defineRule({
  id: 'hooks/internal-handlers',
  severity: 'error',
  since: '2026.8.1',
  reads: 'config',
  summary: '`hooks.internal.handlers` was removed: hooks are folders with a HOOK.md.',
  why: 'The gateway refuses the list. The modules it names stay where they are but no longer run; put each into a hook folder of its own.',
  fixable: 'safe',
  migrations: ['hooks-internal-handlers-removed'],
  examples: [
    {
      before: `{
  hooks: {
    internal: {
      enabled: true,
      handlers: [{ event: 'command:new', module: './hooks/greet.js' }],
    },
  },
}
`,
      after: `{
  hooks: {
    internal: {},
  },
}
`,
    },
    {
      title: 'Other hooks stay on',
      before: `{
  hooks: {
    internal: {
      enabled: true,
      handlers: [],
      entries: { 'session-memory': { enabled: true } },
    },
  },
}
`,
      after: `{
  hooks: {
    internal: {
      enabled: true,
      entries: { 'session-memory': { enabled: true } },
    },
  },
}
`,
    },
  ],
  check({ config, report }) {
    const internal = config.at('hooks.internal');
    const handlers = internal?.at('handlers');
    if (internal === undefined || handlers === undefined) return;
    const modules = handlers.items().flatMap((handler) => handler.at('module')?.string ?? []);
    const enabled = internal.at('enabled');
    report({
      at: handlers,
      on: 'key',
      message: `\`hooks.internal.handlers\` was removed in OpenClaw 2026.8.1.${modules.length > 0 ? ` Make a hook folder of ${modules.join(', ')} to keep it running.` : ''}`,
      fix: safe('Remove the list', (edit) => {
        edit.remove(handlers);
        // Left on, the switch would from now on let every discovered hook run.
        if (enabled?.value === true && !hasOtherHooks(internal)) edit.remove(enabled);
      }),
    });
  },
});

function hasOtherHooks(internal: ConfigValue): boolean {
  if ((internal.at('entries')?.members().length ?? 0) > 0) return true;
  return (
    internal
      .at('load.extraDirs')
      ?.items()
      .some((dir) => (dir.string ?? '').trim() !== '') === true
  );
}
