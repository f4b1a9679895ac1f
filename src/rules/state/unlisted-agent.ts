import { defineRule } from '../../engine/rule.js';
import { normalizeAgentId } from '../../openclaw/agents/agent-id.js';
import { agentScopes } from '../../openclaw/agents/scopes.js';

export default defineRule({
  id: 'state/unlisted-agent',
  reads: 'installation',
  severity: 'info',
  summary: 'The state of an agent is there, the agent is not in the config.',
  why: 'Its sessions and credentials stay readable and are repaired and imported along with the others, although nothing uses them.',
  references: ['https://docs.openclaw.ai/concepts/multi-agent'],
  examples: [
    {
      before: `{ agents: { list: [{ id: 'work' }] } }`,
      files: { 'agents/ghost/sessions/sessions.json': `{ "agent:ghost:main": { "sessionId": "s1", "updatedAt": 1 } }` },
    },
    {
      title: 'no list of agents: nothing is known',
      clean: true,
      before: `{ gateway: { mode: 'local' } }`,
      files: { 'agents/ghost/sessions/sessions.json': `{ "agent:ghost:main": { "sessionId": "s1", "updatedAt": 1 } }` },
    },
  ],
  check({ installation, config, report }) {
    const { stateDir, files } = installation;
    const scopes = config === undefined ? [] : agentScopes(config).filter(({ place }) => place !== 'defaults');
    if (stateDir === undefined || scopes.length === 0) return;
    const listed = new Set(scopes.map(({ id }) => normalizeAgentId(id ?? '')));
    const seen = new Set<string>(['main']);
    for (const { path } of files) {
      if (!path.startsWith(stateDir)) continue;
      const id = /^[\\/]agents[\\/]([^\\/]+)[\\/]/.exec(path.slice(stateDir.length))?.[1];
      if (id === undefined || seen.has(id) || listed.has(id)) continue;
      seen.add(id);
      report({ file: path, message: `The config names no agent \`${id}\`; its state lies here.` });
    }
  },
});
