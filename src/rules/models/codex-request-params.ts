import { manual } from '../../engine/fix.js';
import { defineRule } from '../../engine/rule.js';
import { agentScopes } from '../../openclaw/agents/scopes.js';
import { parseModelRef } from '../../openclaw/models/ref.js';
import { explicitRuntime } from '../../openclaw/models/runtime-policy.js';
import { requestParams } from '../../openclaw/routes/openai-endpoint.js';

export default defineRule({
  id: 'models/codex-request-params',
  reads: 'config',
  severity: 'error',
  fixable: 'manual',
  since: '2026.8.1',
  after: ['models/openai-codex-ref', 'models/runtime-provider-ref'],
  summary: 'A model runs on Codex, and its params change a request that Codex makes itself.',
  why: 'Codex cannot carry the setting over, so OpenClaw refuses to run the model there and its turns fail. Params about thinking and fast mode are fine.',
  references: ['https://docs.openclaw.ai/providers/openai'],
  examples: [
    {
      target: '2026.9.6',
      before: `{ agents: { defaults: { models: { 'openai/gpt-5.5': { agentRuntime: { id: 'codex' }, params: { transport: 'sse' } } } } } }\n`,
    },
    {
      title: 'what a model thinks is settled with Codex',
      target: '2026.9.6',
      clean: true,
      before: `{ agents: { defaults: { models: { 'openai/gpt-5.5': { agentRuntime: { id: 'codex' }, params: { thinking: 'high' } } } } } }\n`,
    },
    {
      title: 'the built-in runtime makes the request as asked',
      target: '2026.9.6',
      clean: true,
      before: `{ agents: { defaults: { models: { 'openai/gpt-5.5': { agentRuntime: { id: 'openclaw' }, params: { transport: 'sse' } } } } } }\n`,
    },
  ],
  check({ config, target, report }) {
    for (const scope of agentScopes(config)) {
      for (const entry of scope.at.at('models')?.members() ?? []) {
        const ref = String(entry.key).trim();
        if (parseModelRef(ref)?.provider?.toLowerCase() !== 'openai') continue;
        if (explicitRuntime(config, ref, scope.id, target)?.runtime !== 'codex') continue;
        for (const param of requestParams(entry)) {
          report({
            at: param,
            on: 'key',
            message: `\`${ref}\` runs on Codex, which cannot send \`params.${param.key}\`; OpenClaw ${target.text} refuses the pair.`,
            fix: manual(
              `Remove params.${param.key}, or set agentRuntime.id of ${ref} to openclaw, which may ask another account`,
            ),
          });
        }
      }
    }
  },
});
