import { safe } from '../../engine/fix.js';
import { defineRule } from '../../engine/rule.js';

export default defineRule({
  id: 'wizard/local-model-lean',
  severity: 'error',
  since: '2026.9.3',
  reads: 'config',
  summary: '`wizard.localModelLeanAutoModel` was removed.',
  why: 'The gateway refuses the key. Local models keep all their tools now; the lean mode goes too where it was the wizard that switched it on.',
  fixable: 'safe',
  migrations: ['wizard-localmodellean-removed'],
  examples: [
    {
      before: `{
  wizard: { lastRunVersion: '2026.9.1', localModelLeanAutoModel: 'ollama/qwen3' },
  agents: { defaults: { model: 'ollama/qwen3', experimental: { localModelLean: true } } },
}
`,
      after: `{
  wizard: { lastRunVersion: '2026.9.1' },
  agents: { defaults: { model: 'ollama/qwen3', experimental: {} } },
}
`,
    },
    {
      title: 'Switched on for another model: your choice stays',
      before: `{
  wizard: { localModelLeanAutoModel: 'ollama/qwen3' },
  agents: { defaults: { model: { primary: 'ollama/gemma' }, experimental: { localModelLean: true } } },
}
`,
      after: `{
  wizard: {},
  agents: { defaults: { model: { primary: 'ollama/gemma' }, experimental: { localModelLean: true } } },
}
`,
    },
  ],
  check({ config, report }) {
    const auto = config.at('wizard.localModelLeanAutoModel');
    if (auto === undefined) return;
    const model = config.at('agents.defaults.model');
    const primary = model?.string ?? model?.at('primary')?.string;
    const lean = config.at('agents.defaults.experimental.localModelLean');
    const wizards = lean?.value === true && auto.string !== undefined && auto.string === primary;
    report({
      at: auto,
      on: 'key',
      message: `\`wizard.localModelLeanAutoModel\` was removed in OpenClaw 2026.9.3.${wizards ? ' The wizard had switched lean mode on for this model.' : ''}`,
      fix: safe(wizards ? 'Remove it and the lean mode' : 'Remove it', (edit) => {
        edit.remove(auto);
        if (wizards && lean !== undefined) edit.remove(lean);
      }),
    });
  },
});
