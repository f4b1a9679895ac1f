import { safe } from '../../engine/fix.js';
import { defineRule } from '../../engine/rule.js';

const PERSONALITY = 'plugins.entries.openai.config.personality';

export default defineRule({
  id: 'agents/prompt-overlays',
  reads: 'config',
  severity: 'error',
  fixable: 'safe',
  since: '2026.8.1',
  summary: '`agents.defaults.promptOverlays` was removed; the personality belongs to the OpenAI plugin.',
  why: 'The gateway does not start with the section.',
  migrations: ['promptoverlays-personality-to-openai-plugin'],
  examples: [
    {
      before: `{ agents: { defaults: { promptOverlays: { gpt5: { personality: 'friendly' } } } } }`,
      after: `{ agents: { defaults: {} }, plugins: { entries: { openai: { config: { personality: 'friendly' } } } } }`,
    },
    {
      title: 'The plugin’s own setting wins',
      before: `{
  agents: { defaults: { promptOverlays: { gpt5: { personality: 'friendly' } } } },
  plugins: { entries: { openai: { config: { personality: 'none' } } } },
}`,
      after: `{
  agents: { defaults: {} },
  plugins: { entries: { openai: { config: { personality: 'none' } } } },
}`,
    },
  ],
  check: ({ config, report }) => {
    const old = config.at('agents.defaults.promptOverlays');
    if (old === undefined) return;
    const personality = old.at('gpt5.personality');
    const moves = personality !== undefined && !config.has(PERSONALITY);
    report({
      at: old,
      on: 'key',
      message: `\`agents.defaults.promptOverlays\` was removed; a personality is set in \`${PERSONALITY}\`.`,
      fix: safe(moves ? `Move the personality to ${PERSONALITY}` : 'Remove the section', (edit) => {
        if (moves) edit.move(personality, PERSONALITY);
        edit.remove(old);
      }),
    });
  },
});
