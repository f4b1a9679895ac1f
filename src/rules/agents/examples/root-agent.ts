import type { Example } from '../../../engine/rule.js';

export const examples: readonly Example[] = [
  {
    before: `{
  agent: {
    workspace: '~/c', // shared with the laptop
    tools: { allow: ['read'] },
    bash: { timeoutSec: 5 },
    elevated: { enabled: true },
  },
}`,
    after: `{
  agents: {
    defaults: {
      workspace: '~/c', // shared with the laptop
    },
  },
  tools: { allow: ['read'], elevated: { enabled: true }, exec: { timeoutSec: 5 } },
}`,
  },
  {
    title: 'What is set in the new place wins',
    before: `{
  agent: { workspace: '~/old', thinkingDefault: 'low', sandbox: { mode: 'all', tools: { deny: ['exec'] } } },
  agents: { defaults: { workspace: '~/new', sandbox: { scope: 'session' } } },
}`,
    after: `{
  tools: {
    sandbox: {
      tools: { deny: ['exec'] },
    },
  },
  agents: { defaults: { workspace: '~/new', sandbox: { scope: 'session', mode: 'all' }, thinkingDefault: 'low' } },
}`,
  },
];
