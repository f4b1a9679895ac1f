import { unsafe } from '../../engine/fix.js';
import { defineRule } from '../../engine/rule.js';
import { builtInRuntime, normalizeRuntime } from '../../openclaw/models/ref.js';
import { explicitRuntime } from '../../openclaw/models/runtime-policy.js';
import { stateFacts } from '../../openclaw/routes/facts.js';
import { sessionModel } from '../../openclaw/routes/questions.js';
import { isHarnessOwned, sessionAgent } from '../../openclaw/sessions/entry.js';

export default defineRule({
  id: 'sessions/runtime-contradiction',
  reads: 'sessions',
  needles: ['agentRuntimeOverride'],
  severity: 'warning',
  fixable: 'unsafe',
  since: '2026.8.1',
  after: ['sessions/openai-codex-route'],
  summary: 'A session is pinned to Codex although the config asks for the built-in runtime.',
  why: 'The doctor of 2026.8 and 2026.9 writes this pin when it repairs an `openai-codex` session, also where the config says otherwise. The session then runs on the subscription, the rest of the agent on the API key.',
  references: ['https://docs.openclaw.ai/providers/openai'],
  examples: [
    {
      target: '2026.9.6',
      unsafe: true,
      config: `{ agents: { defaults: { model: 'openai/gpt-5.5', models: { 'openai/gpt-5.5': { agentRuntime: { id: 'pi' } } } } } }`,
      before: `{ "sessionId": "s1", "updatedAt": 1, "modelProvider": "openai", "model": "gpt-5.5", "agentRuntimeOverride": "codex" }`,
      after: `{ "sessionId": "s1", "updatedAt": 1, "modelProvider": "openai", "model": "gpt-5.5" }`,
    },
    {
      title: 'what ran last contradicts what was chosen',
      target: '2026.9.6',
      unsafe: true,
      before: `{ "sessionId": "s1", "updatedAt": 1, "agentHarnessId": "pi", "agentRuntimeOverride": "codex" }`,
      after: `{ "sessionId": "s1", "updatedAt": 1, "agentHarnessId": "pi" }`,
    },
    {
      title: 'the config leaves the runtime open',
      target: '2026.9.6',
      clean: true,
      config: `{ agents: { defaults: { model: 'openai/gpt-5.5' } } }`,
      before: `{ "sessionId": "s1", "updatedAt": 1, "agentRuntimeOverride": "codex" }`,
    },
  ],
  entry({ key, entry, config, target, installation, report }) {
    if (!entry.isObject || isHarnessOwned(key, entry)) return;
    const pin = entry.at('agentRuntimeOverride');
    if (pin?.string === undefined || normalizeRuntime(pin.string, target) !== 'codex') return;
    const builtIn = builtInRuntime(target);
    const ran = entry.at('agentHarnessId')?.string;
    const { envNames } = stateFacts(installation, config);
    const model = sessionModel(config, key, entry, target, envNames);
    const policy =
      config &&
      model &&
      explicitRuntime(config, `${model.provider}/${model.model}`, sessionAgent(key), target, envNames);
    const isAgainstConfig = policy?.runtime === builtIn;
    if (!isAgainstConfig && (ran === undefined || normalizeRuntime(ran, target) !== builtIn)) return;
    report({
      at: pin,
      message: isAgainstConfig
        ? `The session is pinned to \`${pin.string}\`, but the config asks for \`${policy.runtime}\` for \`${model?.model}\`.`
        : `The session is pinned to \`${pin.string}\` and last ran on \`${ran}\`.`,
      fix: unsafe(
        'Remove the pin, so that the config decides',
        (edit) => edit.remove(pin),
        'another runtime, and maybe another account, answers in this session',
      ),
    });
  },
});
