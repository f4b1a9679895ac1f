import { retiredPaths } from './_retired-paths.js';

export default retiredPaths({
  id: 'agents/context-limits',
  scopes: 'agents.{defaults,list[*],entries.*}',
  paths: ['contextLimits.memoryGetDefaultLines', 'contextLimits.toolResultMaxChars'],
  since: '2026.8.1',
  summary: 'Two of the context limits of an agent were retired.',
  why: 'Memory reads and tool results are cut by built-in limits that follow the context window of the model.',
  migrations: ['agents-typinginterval-contextlimits-removed'],
  examples: [
    {
      before: `{ agents: { defaults: { contextLimits: { toolResultMaxChars: 4000, memoryGetMaxChars: 900 } } } }`,
      after: `{ agents: { defaults: { contextLimits: { memoryGetMaxChars: 900 } } } }`,
    },
  ],
});
