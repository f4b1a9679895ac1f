import { defineRule } from '../../engine/rule.js';
import { parseModelRef } from '../../openclaw/models/ref.js';
import { stateFacts } from '../../openclaw/routes/facts.js';
import { routeOf } from '../../openclaw/routes/routes.js';
import { selectedSlots } from './_selected.js';

export default defineRule({
  id: 'models/codex-plugin-with-pi-route',
  reads: 'config',
  severity: 'warning',
  since: '2026.4.10',
  until: '2026.5.12',
  summary: 'The `codex` plugin is on, but `openai-codex/*` still runs through PI.',
  why: 'It is legal, and right for who wants the ChatGPT subscription through PI and `/codex` in the chat. Who wants Codex itself to run the turns writes `openai/<model>` and `agentRuntime: { id: "codex" }`. Nothing is rewritten.',
  references: ['https://docs.openclaw.ai/providers/openai', 'https://docs.openclaw.ai/concepts/agent-runtimes'],
  examples: [
    {
      target: '2026.4.29',
      before: `{ plugins: { entries: { codex: { enabled: true } } }, agents: { defaults: { model: 'openai-codex/gpt-5.5' } } }\n`,
    },
    {
      title: 'Codex runs the turns',
      target: '2026.4.29',
      clean: true,
      before: `{ plugins: { entries: { codex: { enabled: true } } }, agents: { defaults: { model: 'openai/gpt-5.5', agentRuntime: { id: 'codex' } } } }\n`,
    },
    {
      title: 'the plugin is off',
      target: '2026.4.29',
      clean: true,
      before: `{ plugins: { entries: { codex: { enabled: false } } }, agents: { defaults: { model: 'openai-codex/gpt-5.5' } } }\n`,
    },
  ],
  check({ config, target, installation, report }) {
    const plugin = config.at('plugins.entries.codex');
    if (plugin?.at(['enabled'])?.value !== true) return;
    const facts = stateFacts(installation, config);
    for (const { at, ref, kind, agent, slot } of selectedSlots(config, target)) {
      if (parseModelRef(ref)?.provider?.toLowerCase() !== 'openai-codex') continue;
      const route = routeOf(config, facts, target, { agent: agent ?? 'main', slot, kind, ref });
      if (route.route !== 'codex-oauth-pi') continue;
      report({
        at: plugin,
        on: 'key',
        message: `The \`codex\` plugin is on, but \`${ref.trim()}\` (${at.path.join('.')}) runs through PI all the same.`,
      });
      return;
    }
  },
});
