import { manual, safe } from '../../engine/fix.js';
import { defineRule } from '../../engine/rule.js';
import { type AgentScope, agentScopes } from '../../openclaw/agents/scopes.js';
import { OLD_PROVIDER } from '../../openclaw/auth/codex-accounts.js';
import type { ConfigValue } from '../../openclaw/config/view.js';
import type { Release } from '../../openclaw/releases/release.js';
import { defaultModel } from '../../openclaw/routes/default-model.js';
import { runsOnCodex } from '../../openclaw/routes/runtime.js';

/** A context engine that used to be chosen here; it has a plugin slot of its own now. */
const CONTEXT_ENGINE = 'lossless-claw';

export default defineRule({
  id: 'runtime/codex-compaction-override',
  reads: 'config',
  severity: 'warning',
  fixable: 'safe',
  since: '2026.5.18',
  after: ['models/openai-codex-ref', 'runtime/whole-agent-pin'],
  summary: 'A compaction model or provider is set for an agent that runs on Codex.',
  why: 'Codex compacts on the server and never asks this model. The setting has no effect and hides which model really sums up a long session.',
  references: ['https://docs.openclaw.ai/concepts/compaction'],
  examples: [
    {
      target: '2026.6.11',
      before: `{
  agents: {
    defaults: {
      model: 'openai/gpt-5.5',
      compaction: { mode: 'safeguard', model: 'openai/gpt-5.4' },
    },
  },
}
`,
      after: `{
  agents: {
    defaults: {
      model: 'openai/gpt-5.5',
      compaction: { mode: 'safeguard' },
    },
  },
}
`,
    },
    {
      title: 'the address of the provider is another one: the built-in runtime asks, and compacts',
      target: '2026.6.11',
      clean: true,
      before: `{ models: { providers: { openai: { baseUrl: 'https://proxy.example/v1', models: [] } } }, agents: { defaults: { model: 'openai/gpt-5.5', compaction: { model: 'openai/gpt-5.4' } } } }\n`,
    },
    {
      title: 'an agent on another runtime inherits it',
      target: '2026.6.11',
      clean: true,
      before: `{ agents: { defaults: { model: 'openai/gpt-5.5', compaction: { model: 'openai/gpt-5.4' } }, list: [{ id: 'a', model: 'anthropic/claude-sonnet-5' }] } }\n`,
    },
  ],
  check({ config, target, report }) {
    const scopes = agentScopes(config);
    for (const scope of scopes) {
      const compaction = scope.at.at('compaction');
      for (const key of ['model', 'provider']) {
        const override = compaction?.at([key]);
        if (
          !override?.string?.trim() ||
          !scopes.every((other) => !reads(other, scope, key) || usesCodex(config, other, target))
        )
          continue;
        const lossless = compaction?.at('provider')?.string?.trim().toLowerCase() === CONTEXT_ENGINE;
        report({
          at: override,
          on: 'key',
          message: lossless
            ? `\`${CONTEXT_ENGINE}\` is a context engine; on the Codex runtime it is chosen with \`plugins.slots.contextEngine\`.`
            : `Codex compacts on the server; \`compaction.${key}\` is never asked.`,
          fix: lossless
            ? manual(`Set plugins.slots.contextEngine to ${CONTEXT_ENGINE}`)
            : safe(`Remove compaction.${key}`, (edit) => edit.remove(override, 'empty-parents')),
        });
      }
    }
  },
});

/** True where `scope` takes the setting from `owner`: its own, or the defaults' where it has none. */
function reads(scope: AgentScope, owner: AgentScope, key: string): boolean {
  if (scope.at === owner.at) return true;
  return owner.place === 'defaults' && !scope.at.at(['compaction', key])?.string?.trim();
}

function usesCodex(config: ConfigValue, scope: AgentScope, target: Release): boolean {
  const primary = defaultModel(config, scope.id, target, undefined);
  // What waits for its rename will run there.
  return primary.ok && (primary.provider === OLD_PROVIDER || runsOnCodex(config, primary, scope.id, target));
}
