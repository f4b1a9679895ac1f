import { formatPath } from '../../document/config-path.js';
import { manual } from '../../engine/fix.js';
import { defineRule } from '../../engine/rule.js';
import type { ConfigValue } from '../../openclaw/config/view.js';

export default defineRule({
  id: 'agents/model-without-fallbacks',
  severity: 'info',
  since: '2026.4.27',
  reads: 'config',
  summary: 'An agent with a model of its own does not get the fallbacks of `agents.defaults.model`.',
  why: 'Before, the defaults served such an agent too. Since 2026.4.27 its model stands alone: where it does not answer, the turn fails instead of going on with another model.',
  fixable: 'manual',
  references: ['https://docs.openclaw.ai/concepts/model-failover'],
  examples: [
    {
      target: '2026.9.6',
      before: `{
  agents: {
    defaults: { model: { primary: 'openai/gpt-5.4', fallbacks: ['google/gemini-3.1-pro-preview'] } },
    entries: { ops: { model: 'anthropic/claude-opus-5' } },
  },
}
`,
    },
    {
      title: 'With its own, or expressly none',
      target: '2026.9.6',
      before: `{
  agents: {
    defaults: { model: { primary: 'openai/gpt-5.4', fallbacks: ['google/gemini-3.1-pro-preview'] } },
    entries: { ops: { model: { primary: 'anthropic/claude-opus-5', fallbacks: [] } } },
  },
}
`,
      clean: true,
    },
  ],
  check({ config, report }) {
    const fallbacks = config.at('agents.defaults.model.fallbacks')?.items().length ?? 0;
    if (fallbacks === 0) return;
    for (const model of config.all('{agents.list[*],agents.entries.*}.model')) {
      if (!standsAlone(model)) continue;
      report({
        at: model,
        message: `\`${formatPath(model.path)}\` names no fallbacks, so this agent has none: those of \`agents.defaults.model\` are not for it.`,
        fix: manual('Write model: { primary, fallbacks: [...] }; fallbacks: [] says that none are wanted'),
      });
    }
  },
});

function standsAlone(model: ConfigValue): boolean {
  const primary = model.string ?? model.at('primary')?.string ?? '';
  return primary.trim() !== '' && !model.has('fallbacks');
}
