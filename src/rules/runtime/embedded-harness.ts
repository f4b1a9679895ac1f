import { safe } from '../../engine/fix.js';
import { defineRule } from '../../engine/rule.js';
import { agentScopes } from '../../openclaw/agents/scopes.js';
import { isAtLeast } from '../../openclaw/releases/release.js';

/** From this release on the new key has no `fallback` either. */
const NO_FALLBACK = '2026.5.3';

export default defineRule({
  id: 'runtime/embedded-harness',
  reads: 'config',
  severity: 'error',
  fixable: 'safe',
  since: '2026.4.25',
  until: '2026.5.12',
  migrations: ['agents-embeddedharness-to-agentruntime'],
  summary: '`embeddedHarness` is called `agentRuntime` in these releases.',
  why: 'The old key is refused, so the gateway does not start. From 2026.5.12 both keys are gone; for these releases see `runtime/whole-agent-pin`.',
  references: ['https://docs.openclaw.ai/concepts/agent-runtimes'],
  examples: [
    {
      target: '2026.4.29',
      before: `{ agents: { defaults: { embeddedHarness: { runtime: 'codex', fallback: 'pi' } } } }\n`,
      after: `{ agents: { defaults: { agentRuntime: { id: 'codex', fallback: 'pi' } } } }\n`,
    },
    {
      title: 'what agentRuntime says already wins',
      target: '2026.4.29',
      before: `{ agents: { defaults: { embeddedHarness: { runtime: 'codex' }, agentRuntime: { id: 'pi' } } } }\n`,
      after: `{ agents: { defaults: { agentRuntime: { id: 'pi' } } } }\n`,
    },
  ],
  check({ config, target, report }) {
    for (const { at } of agentScopes(config)) {
      const harness = at.at('embeddedHarness');
      if (!harness?.isObject) continue;
      const runtime = at.at('agentRuntime');
      report({
        at: harness,
        on: 'key',
        message: '`embeddedHarness` is now called `agentRuntime`, and its `runtime` is called `id`.',
        fix: safe(
          runtime === undefined
            ? 'Rename embeddedHarness to agentRuntime'
            : 'Remove embeddedHarness; agentRuntime is set already',
          (edit) => {
            if (harness.has('runtime') && !runtime?.has('id')) edit.rename([...harness.path, 'runtime'], 'id');
            if (isAtLeast(target, NO_FALLBACK) && harness.has('fallback')) edit.remove([...harness.path, 'fallback']);
            if (runtime === undefined) {
              edit.rename(harness, 'agentRuntime');
              return;
            }
            const carried = isAtLeast(target, NO_FALLBACK) ? ['id'] : ['id', 'fallback'];
            for (const key of carried) {
              const present = key === 'id' ? harness.has('runtime') : harness.has(key);
              if (present && !runtime.has(key)) edit.move([...harness.path, key], [...runtime.path, key]);
            }
            edit.remove(harness);
          },
        ),
      });
    }
  },
});
