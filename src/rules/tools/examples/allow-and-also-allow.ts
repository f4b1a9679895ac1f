import type { Example } from '../../../engine/rule.js';

export const examples: readonly Example[] = [
  {
    target: '2026.9.6',
    unsafe: true,
    before: `{
  tools: {
    allow: ['message', 'read'], // minimal
    alsoAllow: ['exec', 'read'], // added by the agent
  },
}
`,
    after: `{
  tools: {
    allow: ['message', 'read', 'exec'], // minimal
    alsoAllow: [], // added by the agent
  },
}
`,
  },
  {
    title: 'A profile needs the extras',
    before: `{ tools: { profile: 'messaging', allow: ['message', 'exec'], alsoAllow: ['exec'] } }\n`,
  },
  {
    title: 'One of them is empty, and the sandbox has rules of its own',
    before: `{ tools: { allow: ['read'], alsoAllow: [], sandbox: { tools: { allow: ['read'] } } } }\n`,
    clean: true,
  },
];
