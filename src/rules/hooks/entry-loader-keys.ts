import { formatPath } from '../../document/config-path.js';
import { manual } from '../../engine/fix.js';
import { defineRule } from '../../engine/rule.js';

/** Keys of the loader that people and guides write into an entry. */
const LOADER_KEYS = ['handler', 'module', 'extraDirs', 'installs'];

export default defineRule({
  id: 'hooks/entry-loader-keys',
  severity: 'warning',
  reads: 'config',
  summary: 'An entry of `hooks.internal.entries` names code, and nothing loads it.',
  why: 'An entry only switches a hook on or off and gives it settings. A hook is a folder with a HOOK.md and a handler file; what stands here is accepted and never run.',
  fixable: 'manual',
  references: ['https://docs.openclaw.ai/automation/hooks'],
  examples: [
    {
      before: `{
  hooks: {
    internal: {
      entries: { greeter: { enabled: true, handler: './hooks/greet.ts' } },
    },
  },
}
`,
    },
    {
      title: 'Switched on, and found by its folder',
      before: `{ hooks: { internal: { entries: { greeter: { enabled: true, env: { NAME: 'claw' } } } } } }\n`,
      clean: true,
    },
  ],
  check({ config, report }) {
    for (const entry of config.all('hooks.internal.entries.*')) {
      for (const key of LOADER_KEYS) {
        const value = entry.at([key]);
        if (value === undefined) continue;
        report({
          at: value,
          on: 'key',
          message: `\`${formatPath(value.path)}\` is accepted and loads nothing: hooks are folders with a HOOK.md.`,
          fix: manual(
            'Make a hook folder of it (HOOK.md and handler.ts) in a place that is searched, then take the key out',
          ),
        });
      }
    }
  },
});
