import { legacyKeys } from '../../engine/legacy-keys.js';

export default legacyKeys([
  {
    id: 'diagnostics/retired-tuning',
    remove: 'diagnostics.{stuckSessionWarnMs,stuckSessionAbortMs,memoryPressureSnapshot,memoryPressureBundle}',
    prune: 'empty-parents',
    since: '2026.8.1',
    summary: 'Thresholds of the diagnostics are built in now.',
    migrations: ['tuning-knobs-root-removed'],
    why: 'The built-in value applies now and the gateway refuses the key.',
    examples: [
      {
        before: `{
  diagnostics: {
    enabled: true,
    stuckSessionWarnMs: 60000,
    memoryPressureBundle: { enabled: true },
  },
}
`,
        after: `{
  diagnostics: {
    enabled: true,
  },
}
`,
      },
    ],
  },
]);
