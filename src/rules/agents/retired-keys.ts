import { retiredPaths } from './_retired-paths.js';

export default retiredPaths({
  id: 'agents/retired-keys',
  scopes: 'agents.{defaults,list[*],entries.*}',
  paths: [
    'groupChat.visibleReplies',
    'heartbeat.ackMaxChars',
    'heartbeat.includeReasoning',
    'heartbeat.includeSystemPromptSection',
    'heartbeat.skipWhenBusy',
    'heartbeat.suppressToolErrorWarnings',
  ],
  since: '2026.8.1',
  summary: 'Settings of heartbeats and group chats of an agent were retired.',
  why: 'The built-in behaviour applies now, and the gateway does not start with the key.',
  migrations: ['tier-eval-agent-keys-removed'],
  examples: [
    {
      before: `{
  agents: {
    defaults: {
      heartbeat: {
        every: '30m', // twice an hour is enough
        ackMaxChars: 30,
      },
    },
  },
}`,
      after: `{
  agents: {
    defaults: {
      heartbeat: {
        every: '30m', // twice an hour is enough
      },
    },
  },
}`,
    },
    {
      title: 'What it leaves empty goes with it, the agent itself stays',
      before: `{ agents: { entries: { main: { groupChat: { visibleReplies: 'automatic' } } } } }`,
      after: `{ agents: { entries: { main: {} } } }`,
    },
  ],
});
