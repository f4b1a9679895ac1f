import { type EditBuilder, safe, unsafe } from '../../engine/fix.js';
import { defineRule } from '../../engine/rule.js';
import { OLD_PROVIDER } from '../../openclaw/auth/codex-accounts.js';
import { stateFacts } from '../../openclaw/routes/facts.js';
import { sessionModel } from '../../openclaw/routes/questions.js';
import { runsOnCodex } from '../../openclaw/routes/runtime.js';
import { honoursBuiltInPin } from '../../openclaw/routes/session-runtime.js';
import { isHarnessOwned, sessionAgent } from '../../openclaw/sessions/entry.js';

const PINS = ['agentHarnessId', 'agentRuntimeOverride'] as const;
/** The runtime that is built in, by both its names: a pin of either is what a repair of any release left behind. */
const BUILT_IN: ReadonlySet<string> = new Set(['pi', 'openclaw']);

export default defineRule({
  id: 'sessions/stale-pi-pin',
  reads: 'sessions',
  needles: ['"pi"', '"openclaw"', "'pi'", '"PI"', '"Pi"'],
  severity: 'warning',
  fixable: 'safe',
  since: '2026.5.12',
  after: ['sessions/openai-codex-route'],
  summary: 'A session is pinned to the PI runtime although its model runs on Codex.',
  why: 'An earlier repair left the pin behind. OpenClaw announces a clean-up of such pins and no release performs it. 2026.5.12 and 2026.5.28 to 2026.6 ignore the pin but show it as if it held; 2026.5.18 to 2026.5.27 and all from 2026.7.1 on honour it, and the session goes past the subscription.',
  references: ['https://docs.openclaw.ai/providers/openai', 'https://github.com/openclaw/openclaw/issues/78407'],
  examples: [
    {
      target: '2026.5.12',
      config: `{ agents: { defaults: { model: 'openai/gpt-5.5' } } }`,
      before: `{ "sessionId": "s1", "updatedAt": 1, "agentHarnessId": "pi", "agentRuntimeOverride": "pi" }`,
      after: `{ "sessionId": "s1", "updatedAt": 1 }`,
    },
    {
      title: 'where the override counts, it is not taken away unasked',
      target: '2026.7.35',
      unsafe: true,
      before: `{ "sessionId": "s1", "updatedAt": 1, "modelProvider": "openai", "model": "gpt-5.5", "agentRuntimeOverride": "pi" }`,
      after: `{ "sessionId": "s1", "updatedAt": 1, "modelProvider": "openai", "model": "gpt-5.5" }`,
    },
    {
      title: 'the config asks for pi',
      target: '2026.5.12',
      clean: true,
      config: `{ agents: { defaults: { model: 'openai/gpt-5.5', models: { 'openai/gpt-5.5': { agentRuntime: { id: 'pi' } } } } } }`,
      before: `{ "sessionId": "s1", "updatedAt": 1, "agentRuntimeOverride": "pi" }`,
    },
    {
      title: 'the address of the provider is another one, so nothing runs on Codex',
      target: '2026.6.11',
      clean: true,
      config: `{ models: { providers: { openai: { baseUrl: 'https://proxy.example/v1', models: [] } } }, agents: { defaults: { model: 'openai/gpt-5.5' } } }`,
      before: `{ "sessionId": "s1", "updatedAt": 1, "agentRuntimeOverride": "pi" }`,
    },
    {
      title: 'another provider runs on pi by right',
      target: '2026.5.12',
      clean: true,
      config: `{ agents: { defaults: { model: 'anthropic/claude-sonnet-4-6' } } }`,
      before: `{ "sessionId": "s1", "updatedAt": 1, "agentHarnessId": "pi" }`,
    },
  ],
  entry({ key, entry, config, target, installation, report }) {
    if (!entry.isObject || isHarnessOwned(key, entry)) return;
    const pins = PINS.map((name) => entry.at([name])).filter(
      (pin) => pin?.string !== undefined && BUILT_IN.has(pin.string.trim().toLowerCase()),
    );
    const pin = pins.at(-1);
    if (pin === undefined) return;
    const model = sessionModel(config, key, entry, target, stateFacts(installation, config).envNames);
    if (model?.provider !== 'openai' && model?.provider !== OLD_PROVIDER) return;
    const named = { ...model, provider: 'openai' };
    if (config !== undefined && !runsOnCodex(config, named, sessionAgent(key), target)) return;
    const build = (edit: EditBuilder): void => {
      for (const stale of pins) if (stale !== undefined) edit.remove(stale);
    };
    const counts = honoursBuiltInPin(target, pin.key === 'agentHarnessId' ? 'agentHarnessId' : 'agentRuntimeOverride');
    const title = 'Remove the pin; the session then follows the config';
    report({
      at: pin,
      message: `The session is pinned to \`${pin.string}\`, but \`${model.model}\` runs on Codex and the config asks for nothing else.`,
      fix: counts
        ? unsafe(
            title,
            build,
            `OpenClaw ${target.text} honours the pin: another runtime, and maybe another account, will answer`,
          )
        : safe(title, build),
    });
  },
});
