import { formatPath } from '../../document/config-path.js';
import { manual } from '../../engine/fix.js';
import { defineRule } from '../../engine/rule.js';
import { OLD_PROVIDER } from '../../openclaw/auth/codex-accounts.js';
import { allowlistFor } from '../../openclaw/models/allowlist.js';
import { agentIds } from '../../openclaw/routes/agent-slots.js';
import { stateFacts } from '../../openclaw/routes/facts.js';
import { askedModel, mayRun, sessionQuestion } from '../../openclaw/routes/questions.js';
import { lastReleaseOf } from '../../openclaw/routes/releases.js';
import { isHarnessOwned } from '../../openclaw/sessions/entry.js';

export default defineRule({
  id: 'sessions/override-not-allowed',
  reads: 'sessions',
  needles: ['modelOverride"', 'modelOverride:'],
  severity: 'warning',
  fixable: 'manual',
  after: ['sessions/openai-codex-route', 'sessions/runtime-provider'],
  summary: 'A session was put on a model that the allowlist refuses.',
  why: 'OpenClaw answers "Model is not allowed", or puts the session back on the default model. What somebody chose for a session is never changed here.',
  references: ['https://docs.openclaw.ai/concepts/models'],
  examples: [
    {
      target: '2026.5.12',
      config: `{ agents: { defaults: { model: 'openai/gpt-5.5', models: { 'openai/gpt-5.5': {} } } } }`,
      before: `{ "sessionId": "s1", "updatedAt": 1, "providerOverride": "zai", "modelOverride": "glm-4.7", "modelOverrideSource": "user" }`,
    },
    {
      title: 'a model on the list',
      target: '2026.5.12',
      clean: true,
      config: `{ agents: { defaults: { model: 'openai/gpt-5.5', models: { 'openai/gpt-5.5': {}, 'zai/glm-4.7': {} } } } }`,
      before: `{ "sessionId": "s1", "updatedAt": 1, "providerOverride": "zai", "modelOverride": "glm-4.7", "modelOverrideSource": "user" }`,
    },
    {
      title: 'no list is in force',
      target: '2026.9.6',
      clean: true,
      config: `{ agents: { defaults: { model: 'openai/gpt-5.5' } } }`,
      before: `{ "sessionId": "s1", "updatedAt": 1, "providerOverride": "zai", "modelOverride": "glm-4.7", "modelOverrideSource": "user" }`,
    },
    {
      title: 'what OpenClaw fell back on by itself is not held to it',
      target: '2026.5.12',
      clean: true,
      config: `{ agents: { defaults: { model: 'openai/gpt-5.5', models: { 'openai/gpt-5.5': {} } } } }`,
      before: `{ "sessionId": "s1", "updatedAt": 1, "providerOverride": "zai", "modelOverride": "glm-4.7", "modelOverrideSource": "auto" }`,
    },
    {
      title: 'what a session holds is no alias, although a model has that name',
      target: '2026.6.11',
      config: `{ agents: { defaults: { model: 'openai/gpt-5.5', models: { 'openai/gpt-5.5': { alias: 'fast' } } } } }`,
      before: `{ "sessionId": "s1", "updatedAt": 1, "modelOverride": "fast", "modelOverrideSource": "user" }`,
    },
    {
      title: 'a name without a provider is one of the model that the agent runs',
      target: '2026.6.11',
      clean: true,
      config: `{ agents: { defaults: { model: 'zai/glm-4.7', models: { 'zai/glm-4.7': {} } } } }`,
      before: `{ "sessionId": "s1", "updatedAt": 1, "modelOverride": "glm-4.7", "modelOverrideSource": "user" }`,
    },
  ],
  entry({ key, entry, config, target, installation, report }) {
    if (config === undefined || !entry.isObject || isHarnessOwned(key, entry)) return;
    if (entry.at('modelOverrideSource')?.string === 'auto') return;
    const question = sessionQuestion(key, entry, agentIds(config)[0] ?? 'main');
    if (question?.at === undefined) return;
    const { envNames } = stateFacts(installation, config);
    const resolution = askedModel(config, question, target, envNames);
    if (!resolution.ok) return;
    const { provider, model } = resolution;
    // Its rename comes first, and the list is then asked for the new name.
    if (provider === OLD_PROVIDER) return;
    const ref = `${provider}/${model}`;
    if (mayRun(config, question, ref, target, envNames) || lastReleaseOf(provider, target) !== undefined) return;
    const list = allowlistFor(config, question.agent, target);
    if (list === undefined) return;
    const path = formatPath(list.at.path);
    report({
      at: question.at,
      message: `The session is on \`${ref}\`, which the allowlist \`${path}\` refuses.`,
      fix: manual(`Add ${JSON.stringify(ref)} to ${path} in the config, or choose another model with /model`),
    });
  },
});
