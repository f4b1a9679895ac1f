import type { ConfigValue } from '../config/view.js';
import { allowlistFor } from '../models/allowlist.js';
import { isAtLeast, type Release } from '../releases/release.js';

/** From this release on the answer names the command that adds the model. */
const ANSWER_WITH_COMMAND = '2026.5.2';

/** What OpenClaw answers in the chat to `/model REF` that the allowlist refuses. Source: the answers of each release. */
export function notAllowedAnswer(config: ConfigValue, model: string, agent: string, release: Release): string {
  if (!isAtLeast(release, ANSWER_WITH_COMMAND)) {
    return `Model "${model}" is not allowed. Use /model to list available models.`;
  }
  const list = allowlistFor(config, agent, release);
  const path = list?.form === 'list' ? policyPath(list.at) : undefined;
  const way =
    path === undefined
      ? `Add it with: openclaw config set agents.defaults.models '{"${model}":{}}' --strict-json --merge`
      : `Add "${model}" or its provider wildcard to ${path}.`;
  return [
    `Model "${model}" is not allowed. Use /models to list providers, or /models <provider> to list models.`,
    way,
    `Then retry: /model ${model}`,
  ].join('\n');
}

function policyPath(at: ConfigValue): string {
  return at.path.join('.');
}

/** Sentences of OpenClaw that name a ref, oldest and newest wordings. */
const ANSWERS: readonly RegExp[] = [
  /model override "([^"]+)" is not allowed/i,
  /model "([^"]+)" is not allowed/i,
  /model '([^']+)' is not allowed/i,
  /model override (\S+) is not allowed/i,
  /model not allowed: (\S+)/i,
  /unknown model: (\S+?)[.,]?(?:\s|$)/i,
  /invalid model: (\S+)/i,
];

/** The ref in a text that a user pastes: an answer of OpenClaw, `/model REF`, or the ref itself. */
export function refInText(text: string): string {
  for (const answer of ANSWERS) {
    const ref = answer.exec(text)?.[1];
    if (ref !== undefined) return ref;
  }
  return text
    .trim()
    .replace(/^\/model\s+/, '')
    .replace(/^(["'`])(.*)\1$/, '$2')
    .trim();
}
