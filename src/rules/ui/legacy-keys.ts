import { legacyKeys } from '../../engine/legacy-keys.js';

export default legacyKeys([
  {
    id: 'ui/browser-preferences',
    remove: 'ui.prefs.{chatMessageMaxWidth,textScale,sidebarLiveActivity,showAdvancedSettings}',
    prune: 'empty-parents',
    since: '2026.8.1',
    summary: 'Each browser keeps how the Control UI looks.',
    migrations: ['ui-prefs-browser-local-removed'],
    why: 'Each browser remembers it for itself; the gateway refuses the key.',
    examples: [
      {
        before: `{
  gateway: { mode: 'local' },
  ui: {
    prefs: {
      textScale: 1.2,
    },
  },
}
`,
        after: `{
  gateway: { mode: 'local' },
}
`,
      },
    ],
  },
  {
    id: 'ui/assistant',
    remove: 'ui.assistant',
    prune: 'empty-parents',
    since: '2026.8.1',
    migrations: ['ui-assistant-removed'],
    why: 'The Control UI shows the `identity` of the agent; give the agent this name and picture there if it has none.',
    examples: [
      {
        before: `{
  ui: {
    seamColor: '#ff4500',
    assistant: { name: 'Molty' },
  },
}
`,
        after: `{
  ui: {
    seamColor: '#ff4500',
  },
}
`,
      },
    ],
  },
]);
