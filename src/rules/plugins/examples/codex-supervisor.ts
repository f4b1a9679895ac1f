import type { Example } from '../../../engine/rule.js';

export const examples: readonly Example[] = [
  {
    before: `{
  plugins: {
    allow: ['codex-supervisor'],
    entries: {
      'codex-supervisor': {
        enabled: true,
        config: {
          endpoints: ['http://127.0.0.1:9001'], // the build box
          allowWriteControls: true,
        },
      },
    },
  },
}
`,
    after: `{
  plugins: {
    allow: ['codex'],
    entries: {
      codex: {
        enabled: true,
        config: {
          supervision: {
            enabled: true,
            endpoints: ['http://127.0.0.1:9001'], // the build box
            allowWriteControls: true,
          },
        },
      },
    },
  },
}
`,
  },
  {
    title: 'Forbidden is off',
    before: `{ plugins: { deny: ['codex-supervisor', 'x'], entries: { 'codex-supervisor': { enabled: true } } } }\n`,
    after: `{ plugins: { deny: ['x'], entries: { codex: { config: { supervision: { enabled: false } } } } } }\n`,
  },
];
