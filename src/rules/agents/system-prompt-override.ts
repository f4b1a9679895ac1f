import { formatPath } from '../../document/config-path.js';
import { safe } from '../../engine/fix.js';
import { defineRule } from '../../engine/rule.js';

const SHOWN_CHARACTERS = 200;

export default defineRule({
  id: 'agents/system-prompt-override',
  reads: 'config',
  severity: 'error',
  fixable: 'safe',
  since: '2026.5.28',
  summary: '`systemPromptOverride` was removed.',
  why: 'OpenClaw writes the system prompt itself; instructions of your own belong in `AGENTS.md` of the workspace.',
  migrations: ['agents-systempromptoverride-removed'],
  examples: [
    {
      before: `{
  agents: {
    defaults: {
      model: 'anthropic/claude-sonnet-4-6',
      systemPromptOverride: 'You are Sam.',
    },
  },
}`,
      after: `{
  agents: {
    defaults: {
      model: 'anthropic/claude-sonnet-4-6',
    },
  },
}`,
    },
  ],
  check: ({ config, report }) => {
    for (const old of config.all('agents.{defaults,list[*],entries.*}.systemPromptOverride')) {
      const name = formatPath(old.path);
      const text = old.string?.trim() ?? '';
      const shown = text.length > SHOWN_CHARACTERS ? `${text.slice(0, SHOWN_CHARACTERS)}…` : text;
      const said =
        shown === ''
          ? ''
          : ` It said ${JSON.stringify(shown)}; put that into \`AGENTS.md\` of the workspace if you still want it.`;
      report({
        at: old,
        on: 'key',
        message: `\`${name}\` was removed: OpenClaw writes the system prompt itself.${said}`,
        fix: safe(`Remove ${name}`, (edit) => edit.remove(old)),
      });
    }
  },
});
