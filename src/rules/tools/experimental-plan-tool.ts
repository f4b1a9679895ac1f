import { safe } from '../../engine/fix.js';
import { defineRule } from '../../engine/rule.js';

export default defineRule({
  id: 'tools/experimental-plan-tool',
  severity: 'error',
  since: '2026.8.1',
  reads: 'config',
  summary: '`tools.experimental` was removed; its plan tool is `tools.updatePlan`.',
  why: 'The gateway refuses the section.',
  fixable: 'safe',
  migrations: ['tools-experimental-plantool-to-updateplan'],
  examples: [
    {
      before: `{
  tools: {
    profile: 'coding',
    experimental: {
      planTool: true, // helps with long jobs
    },
  },
}
`,
      after: `{
  tools: {
    profile: 'coding',
    updatePlan: true, // helps with long jobs
  },
}
`,
    },
    {
      title: 'The new switch wins',
      before: `{ tools: { experimental: { planTool: true }, updatePlan: false } }\n`,
      after: `{ tools: { updatePlan: false } }\n`,
    },
  ],
  check({ config, report }) {
    const experimental = config.at('tools.experimental');
    if (!experimental?.isObject) return;
    const planTool = experimental.at('planTool');
    const carried = planTool !== undefined && !config.has('tools.updatePlan');
    const alone = experimental.members().length === (planTool === undefined ? 0 : 1);
    report({
      at: planTool ?? experimental,
      on: 'key',
      message: carried
        ? '`tools.experimental.planTool` moved to `tools.updatePlan` in OpenClaw 2026.8.1.'
        : '`tools.experimental` was removed in OpenClaw 2026.8.1.',
      fix: safe(carried ? 'Move it to tools.updatePlan' : 'Remove the section', (edit) => {
        if (carried) edit.move(planTool, 'tools.updatePlan', 'empty-parents');
        if (!carried || !alone) edit.remove(experimental);
      }),
    });
  },
});
