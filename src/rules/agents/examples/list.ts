import type { Example } from '../../../engine/rule.js';

export const examples: readonly Example[] = [
  {
    before: `{
  agents: {
    // order matters to humans, keep it
    list: [
      {
        id: 'main', // the only agent
        workspace: '~/.openclaw/workspace',
      },
    ],
  },
}`,
    after: `{
  agents: {
    // order matters to humans, keep it
    entries: {
      main: { // the only agent
        workspace: '~/.openclaw/workspace',
      },
    },
  },
}`,
  },
  {
    title: 'Ids are written as OpenClaw writes them, and none is lost',
    before: `{
  agents: {
    list: [
      { id: 'Main Bot', model: 'openai/gpt-5.5' },
      { id: 'main-bot' }, // the second one
    ],
  },
}`,
    after: `{
  agents: {
    entries: {
      'main-bot': { model: 'openai/gpt-5.5' },
      'main-bot-2': {}, // the second one
    },
    ownership: 'explicit',
  },
}`,
  },
  {
    title: 'What the first one did for the system stays with it, heartbeats too',
    target: '2026.9.6',
    before: `{
  agents: {
    list: [
      { id: 'main', workspace: '~/ws' },
      { id: 'lab', workspace: '~/ws/lab' },
    ],
  },
}`,
    after: `{
  agents: {
    entries: {
      main: { workspace: '~/ws' },
      lab: { workspace: '~/ws/lab' },
    },
    ownership: 'explicit',
    defaults: {
      systemAgent: { agentId: 'main' },
      heartbeat: { agentId: 'main' },
    },
  },
}`,
  },
  {
    title: 'Several agents without a default own their surfaces explicitly',
    target: '2026.9.6',
    before: `{
  agents: {
    defaults: { workspace: '~/ws' },
    list: [
      { id: 'alpha' },
      { id: 'beta', workspace: '~/ws/beta' }, // family bot
    ],
  },
}`,
    after: `{
  agents: {
    defaults: { workspace: '~/ws' },
    entries: {
      alpha: { workspace: '~/ws' },
      beta: { workspace: '~/ws/beta' }, // family bot
    },
    ownership: 'explicit',
  },
}`,
  },
];
