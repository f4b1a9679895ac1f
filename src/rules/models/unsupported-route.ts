import { manual } from '../../engine/fix.js';
import { defineRule } from '../../engine/rule.js';
import { isAtLeast, type Release } from '../../openclaw/releases/release.js';
import { stateFacts } from '../../openclaw/routes/facts.js';
import { lastReleaseOf } from '../../openclaw/routes/releases.js';
import { resolveRef } from '../../openclaw/routes/resolve-ref.js';
import { routeOf } from '../../openclaw/routes/routes.js';
import type { Route } from '../../openclaw/routes/types.js';
import { selectedSlots } from './_selected.js';

/** From this release on one provider stands for both ways to OpenAI; the account decides. */
const ONE_PROVIDER = '2026.6.1';
/** From this release on the documents list `openai-codex/gpt-5.4-mini` as a route. */
const MINI_LISTED = '2026.4.29';

/** Models that not every route has. */
const LIMITED: ReadonlySet<string> = new Set(['openai/gpt-5.3-codex-spark', 'openai-codex/gpt-5.4-mini']);

export default defineRule({
  id: 'models/unsupported-route',
  reads: 'config',
  severity: 'error',
  fixable: 'manual',
  summary: 'A model is asked for on a route that does not have it.',
  why: '`gpt-5.3-codex-spark` is not served for API keys, and early 2026.4 releases had no `gpt-5.4-mini` for ChatGPT accounts. The request is rejected.',
  references: ['https://docs.openclaw.ai/providers/openai'],
  examples: [
    { target: '2026.5.12', before: `{ agents: { defaults: { model: 'openai/gpt-5.3-codex-spark' } } }\n` },
    { target: '2026.4.27', before: `{ agents: { defaults: { model: { primary: 'openai-codex/gpt-5.4-mini' } } } }\n` },
    {
      title: 'a model both routes have',
      target: '2026.4.29',
      clean: true,
      before: `{ agents: { defaults: { model: { primary: 'openai-codex/gpt-5.5', fallbacks: ['openai/gpt-5.4-mini'] } } } }\n`,
    },
    {
      title: 'a ChatGPT account may have it',
      target: '2026.9.6',
      clean: true,
      before: `{ agents: { defaults: { model: 'openai/gpt-5.3-codex-spark' } } }\n`,
    },
  ],
  check({ config, target, installation, report }) {
    const facts = stateFacts(installation, config);
    for (const { at, ref, kind, agent, slot } of selectedSlots(config, target)) {
      const asked = resolveRef(config, ref, target, { agent: agent ?? 'main', env: facts.envNames });
      // Where a ref leads takes longer to find out than which model it names.
      if (!asked.ok || !LIMITED.has(`${asked.provider}/${asked.model}`)) continue;
      if (!resolveRef(config, ref, target).ok) continue;
      const route = routeOf(config, facts, target, { agent: agent ?? 'main', slot, kind, ref });
      const found = problemOf(route, target);
      if (found !== undefined) report({ at, ...found, fix: manual(found.way) });
    }
  },
});

interface Problem {
  readonly message: string;
  readonly way: string;
  readonly severity: 'error' | 'info';
}

function problemOf({ provider, model, bill, ref }: Route, target: Release): Problem | undefined {
  if (provider === 'openai' && model === 'gpt-5.3-codex-spark') {
    if (isAtLeast(target, ONE_PROVIDER) && bill !== 'metered') return undefined;
    return {
      severity: 'error',
      message: `\`${ref.trim()}\` is not served for OpenAI API keys.`,
      way: `Use openai/${newestFor(target)} with an API key, or a model of the ChatGPT subscription that your account lists`,
    };
  }
  if (provider !== 'openai-codex' || model !== 'gpt-5.4-mini') return undefined;
  // Where that provider is gone the ref is another rule's to rewrite.
  if (lastReleaseOf(provider, target) !== undefined) return undefined;
  const isListed = isAtLeast(target, MINI_LISTED);
  return {
    severity: isListed ? 'info' : 'error',
    message: isListed
      ? `\`${ref.trim()}\` was refused before OpenClaw ${MINI_LISTED}; whether your ChatGPT account has it cannot be told from here.`
      : `\`${ref.trim()}\` is no route for ChatGPT accounts in OpenClaw ${target.text}.`,
    way: `Use openai/gpt-5.4-mini with an API key, or openai-codex/${newestFor(target)} with the ChatGPT sign-in`,
  };
}

/** The first release whose catalogue has `gpt-5.5`. */
const WITH_55 = '2026.4.23';

function newestFor(target: Release): string {
  return isAtLeast(target, WITH_55) ? 'gpt-5.5' : 'gpt-5.4';
}
