import { defineRule } from '../../engine/rule.js';
import { defaultAgentId } from '../../openclaw/sessions/key.js';

export default defineRule({
  id: 'state/root-layout',
  reads: 'installation',
  severity: 'warning',
  summary: 'Sessions or credentials lie at the top of the state directory.',
  why: 'Before there were agents they lay there. OpenClaw reads only what lies below `agents/` until its doctor has moved them.',
  references: ['https://docs.openclaw.ai/gateway/doctor'],
  examples: [
    {
      before: `{ gateway: { mode: 'local' } }`,
      files: { 'sessions/sessions.json': `{ "main": { "sessionId": "s1", "updatedAt": 1 } }` },
    },
    {
      title: 'below an agent',
      clean: true,
      before: `{ gateway: { mode: 'local' } }`,
      files: { 'agents/main/sessions/sessions.json': `{ "agent:main:main": { "sessionId": "s1", "updatedAt": 1 } }` },
    },
  ],
  check({ installation, config, report }) {
    const { stateDir, files } = installation;
    if (stateDir === undefined) return;
    for (const name of ['sessions', 'agent']) {
      const place = [`${stateDir}/${name}/`, `${stateDir}\\${name}\\`];
      const first = files.find(({ path }) => place.some((prefix) => path.startsWith(prefix)));
      if (first === undefined) continue;
      report({
        file: first.path,
        message: `OpenClaw reads \`agents/${defaultAgentId(config)}/${name}\` instead; \`openclaw doctor --fix\` moves what lies here.`,
        leftTo: 'openclaw',
      });
    }
  },
});
