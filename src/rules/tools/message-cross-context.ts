import { type EditBuilder, safe, write } from '../../engine/fix.js';
import { defineRule } from '../../engine/rule.js';
import type { ConfigValue } from '../../openclaw/config/view.js';
import { isAtLeast } from '../../openclaw/releases/release.js';
import { examples } from './examples/message-cross-context.js';

const OLD = 'allowCrossContextSend';

export default defineRule({
  id: 'tools/message-cross-context',
  severity: 'error',
  since: '2026.3.22',
  reads: 'config',
  summary: '`tools.message.allowCrossContextSend` became two switches under `crossContext`.',
  why: 'Under the old name the permission to send into other chats is ignored, and from 2026.8.1 on the gateway refuses the key. What was allowed stays allowed.',
  fixable: 'safe',
  migrations: ['tools-message-crosscontext'],
  examples,
  check({ config, target, report }) {
    const global = config.at('tools.message');
    const bypass = global?.at(OLD);
    const everywhere = isAtLeast(target, '2026.8.1');
    const agents = everywhere
      ? config.all('agents.{list[*],entries.*}.tools.message').filter(({ isObject }) => isObject)
      : [];
    if (bypass !== undefined && (everywhere || typeof bypass.value === 'boolean')) {
      // An agent inherits what is allowed everywhere, so both change at once.
      const heirs = bypass.value === true ? agents : [];
      report({
        at: bypass,
        on: 'key',
        message: '`tools.message.allowCrossContextSend` became two switches, `tools.message.crossContext.*`.',
        fix: safe('Write the two switches', (edit) => {
          for (const agent of heirs) migrateAgent(edit, agent, global);
          if (bypass.value === true && global !== undefined) allow(edit, global, { within: true, across: true });
          edit.remove(bypass);
        }),
      });
      if (bypass.value === true) return;
    }
    for (const agent of agents) {
      const own = agent.at(OLD);
      if (own === undefined) continue;
      report({
        at: own,
        on: 'key',
        message: 'The permission to send into other chats became two switches, `crossContext.*`.',
        fix: safe('Write the two switches', (edit) => {
          if (own.value === true) allow(edit, agent, { within: true, across: true });
          edit.remove(own);
        }),
      });
    }
  },
});

/** What an agent that says no, or nothing, may do where the whole gateway says yes. */
function migrateAgent(edit: EditBuilder, agent: ConfigValue, global: ConfigValue | undefined): void {
  const own = agent.at(OLD);
  const flag = (name: string): unknown =>
    agent.at(['crossContext', name])?.value ?? global?.at(['crossContext', name])?.value;
  if (own === undefined || own.value === true || own.value === null) allow(edit, agent, { within: true, across: true });
  else
    allow(edit, agent, {
      within: flag('allowWithinProvider') !== false,
      across: flag('allowAcrossProviders') === true,
    });
  if (own !== undefined) edit.remove(own);
}

function allow(
  edit: EditBuilder,
  message: ConfigValue,
  { within, across }: { within: boolean; across: boolean },
): void {
  const context = message.at('crossContext');
  if (context !== undefined && !context.isObject) edit.remove(context);
  for (const [name, value] of [
    ['allowWithinProvider', within],
    ['allowAcrossProviders', across],
  ] as const) {
    write(edit, message, ['crossContext', name], value);
  }
}
