import { safe } from '../../engine/fix.js';
import { defineRule } from '../../engine/rule.js';
import { listedAgents, markedId, moveAgents, moveMark } from './_move-routing-agents.js';
import { isMarkedDefault } from './_roster.js';
import { examples } from './examples/routing-agents.js';

export default defineRule({
  id: 'agents/routing-agents',
  reads: 'config',
  severity: 'error',
  fixable: 'safe',
  summary: 'Agents no longer stand in `routing`.',
  why: 'Releases that no longer know `routing` delete it as unknown, and with it every agent defined there.',
  migrations: ['routing-agents-to-agents-list'],
  examples,
  check: ({ config, report }) => {
    const agents = config.at('routing.agents');
    const marked = config.at('routing.defaultAgentId');
    const id = markedId(config);
    if (agents?.isObject) {
      report({
        at: agents,
        on: 'key',
        message: 'Agents of `routing.agents` belong in the list of agents, with their id as a member.',
        fix: safe('Move the agents out of routing', (edit) => {
          const paths = moveAgents(edit, config, agents);
          if (id !== '') moveMark(edit, config, paths);
          edit.remove(agents, 'empty-parents');
        }),
      });
    }
    if (marked === undefined || id === '') return;
    const taken = listedAgents(config).some(isMarkedDefault);
    report({
      at: marked,
      on: 'key',
      message: taken
        ? '`routing.defaultAgentId` was removed; the agent marked `default: true` is the default one.'
        : '`routing.defaultAgentId` is now a mark, `default: true`, on the agent itself.',
      fix: safe(taken ? 'Remove it' : `Mark agent ${id} as the default one`, (edit) => moveMark(edit, config)),
    });
  },
});
