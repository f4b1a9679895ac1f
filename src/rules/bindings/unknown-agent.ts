import { formatPath } from '../../document/config-path.js';
import { manual, unsafe } from '../../engine/fix.js';
import { defineRule } from '../../engine/rule.js';
import { normalizeAgentId } from '../../openclaw/agents/agent-id.js';
import { isAtLeast } from '../../openclaw/releases/release.js';
import { didYouMean } from '../../openclaw/schema/did-you-mean.js';
import { rosterIds } from './_roster.js';

export default defineRule({
  id: 'bindings/unknown-agent',
  severity: 'error',
  reads: 'config',
  summary: 'A binding names an agent that is not configured.',
  why: "Its messages reach nobody, or the default agent. From 2026.5.27 on the gateway refuses the config, and OpenClaw's own doctor deletes the route; more often the name is misspelt.",
  fixable: 'unsafe',
  migrations: ['bindings-missing-agent-pruned'],
  examples: [
    {
      title: 'Misspelt',
      target: '2026.6.11',
      before: `{
  agents: { list: [{ id: 'main' }, { id: 'ops' }] },
  bindings: [
    { agentId: 'opps', match: { channel: 'slack' } },
  ],
}
`,
    },
    {
      title: 'An agent that is gone',
      target: '2026.6.11',
      unsafe: true,
      before: `{
  agents: { list: [{ id: 'ops' }] },
  bindings: [
    { agentId: 'interim', match: { channel: 'telegram' } }, // until May
    { agentId: 'ops', match: { channel: 'slack' } },
  ],
}
`,
      after: `{
  agents: { list: [{ id: 'ops' }] },
  bindings: [
    { agentId: 'ops', match: { channel: 'slack' } },
  ],
}
`,
    },
    {
      title: 'Whatever its case, and the agent that is always there',
      target: '2026.6.11',
      before: `{ agents: { list: [{ id: 'Ops' }] }, bindings: [{ agentId: 'ops', match: {} }, { agentId: 'main', match: {} }] }\n`,
      clean: true,
    },
  ],
  check({ config, target, report }) {
    const known = rosterIds(config);
    if (known === undefined) return;
    const bindings = config.at('bindings')?.items() ?? [];
    const refused = isAtLeast(target, '2026.5.27');
    const listed = config.at('agents.list')?.isArray === true && refused;
    for (const binding of bindings) {
      const agent = binding.at('agentId');
      const id = agent?.string;
      if (agent === undefined || id === undefined || id.includes('${')) continue;
      if (id === 'main' || known.has(normalizeAgentId(id))) continue;
      const [meant] = didYouMean(id, known);
      const severity = refused ? ('error' as const) : ('warning' as const);
      const rule = { at: agent, severity, message: `\`${formatPath(agent.path)}\`: no agent "${id}" is configured.` };
      if (meant !== undefined) {
        const message = `${rule.message} Did you mean "${meant}"?`;
        report({ ...rule, message, fix: manual(`Write "${meant}", or add an agent "${id}"`) });
      } else if (!listed || isAtLeast(target, '2026.8.1')) {
        report({ ...rule, fix: manual('Name an agent that is configured, or take the binding out') });
      } else {
        const only = bindings.length === 1;
        const fix = unsafe(
          'Remove the binding',
          (edit) => edit.remove(only ? 'bindings' : binding),
          'the route is lost, and its messages go where they go without it',
        );
        report({ ...rule, fix });
      }
    }
  },
});
