import { safe } from '../../engine/fix.js';
import { defineRule } from '../../engine/rule.js';

export default defineRule({
  id: 'diagnostics/memory-pressure-bundle',
  severity: 'error',
  since: '2026.5.18',
  until: '2026.8.1',
  reads: 'config',
  summary: '`diagnostics.memoryPressureBundle` is now the switch `memoryPressureSnapshot`.',
  why: 'The gateway refuses the old key.',
  fixable: 'safe',
  migrations: ['diagnostics-memorypressurebundle-rename'],
  examples: [
    {
      before: `{
  diagnostics: {
    // the small box swaps
    memoryPressureBundle: { enabled: true },
  },
}
`,
      after: `{
  diagnostics: {
    // the small box swaps
    memoryPressureSnapshot: true,
  },
}
`,
    },
    {
      title: 'The new switch wins',
      before: `{ diagnostics: { memoryPressureBundle: true, memoryPressureSnapshot: false } }\n`,
      after: `{ diagnostics: { memoryPressureSnapshot: false } }\n`,
    },
  ],
  check({ config, report }) {
    const bundle = config.at('diagnostics.memoryPressureBundle');
    if (bundle === undefined || !(bundle.isObject || typeof bundle.value === 'boolean')) return;
    const on = bundle.isObject ? bundle.at('enabled')?.value !== false : bundle.value === true;
    const decided = config.has('diagnostics.memoryPressureSnapshot');
    report({
      at: bundle,
      on: 'key',
      message: '`diagnostics.memoryPressureBundle` is now the switch `memoryPressureSnapshot`.',
      fix: safe(decided ? 'Remove it' : `Write memoryPressureSnapshot: ${on}`, (edit) => {
        if (decided) return edit.remove(bundle);
        if (bundle.value !== on) edit.set(bundle, on);
        edit.rename(bundle, 'memoryPressureSnapshot');
      }),
    });
  },
});
