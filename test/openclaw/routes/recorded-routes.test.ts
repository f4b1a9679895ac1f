import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { release } from '../../../src/openclaw/releases/release.js';
import { readAuthStore } from '../../../src/openclaw/routes/auth-store.js';
import { isModelAllowed, resolveRoutes, routeOf } from '../../../src/openclaw/routes/routes.js';
import type { Route, StateFacts } from '../../../src/openclaw/routes/types.js';
import { configValue } from '../config-value.js';
import { type RecordedConfig, recordedConfigs } from './recorded-configs.mjs';

/** What a release said of one slot, or of one ref asked for by name (`work why openai/gpt-5.5`). */
interface Answer {
  readonly provider: string;
  readonly model: string;
  readonly runtime?: string;
  readonly firstProfile?: string | null;
  readonly env?: string;
  readonly allowed?: boolean;
}

/** By release, config and slot. Made by `scripts/record-routes.mjs`. */
const recorded: Readonly<Record<string, Readonly<Record<string, Readonly<Record<string, Answer | null>>>>>> =
  JSON.parse(readFileSync(new URL('recorded-routes.json', import.meta.url), 'utf8'));

/** When the answers were recorded. */
const NOW = 1_795_900_000_000;
const configs = new Map(recordedConfigs().map((one) => [one.id, one]));

describe.each(Object.entries(recorded))('what %s says of its routes', (version, byConfig) => {
  it('is what we say', () => {
    let rows = 0;
    const differing = Object.entries(byConfig).flatMap(([id, answers]) => {
      const one = configs.get(id);
      if (one === undefined) return [`${id} is no config any more`];
      const given = routesFor(one, version);
      return Object.entries(answers).flatMap(([name, answer]) => {
        if (answer === null) return [];
        rows++;
        const said = describeAnswer(answer, answer);
        const ours = describeAnswer(given(name), answer);
        return said === ours ? [] : [`${id} ${name}: ${ours}, and should be ${said}`];
      });
    });
    expect(differing).toEqual([]);
    expect(rows).toBeGreaterThan(100);
  });
});

type Ours = Omit<Answer, 'firstProfile'> & { readonly firstProfile: string | null; readonly isOwn: boolean };

function routesFor(one: RecordedConfig, version: string): (name: string) => Ours | undefined {
  const config = configValue(JSON.stringify(one.config));
  const facts: StateFacts = {
    ...readAuthStore(one.authProfiles.main ?? { version: 1, profiles: {} }, 'main'),
    now: NOW,
    stores: 'complete',
    envNames: new Set(one.env),
  };
  const target = release(version);
  const routes = resolveRoutes(config, facts, target);
  return (name) => {
    const [agent = '', ...rest] = name.split(' ');
    const slot = rest.join(' ');
    const asked = slot.startsWith('why ')
      ? routeOf(config, facts, target, { agent, slot: 'primary', kind: 'primary', ref: slot.slice('why '.length) })
      : routes.find((route) => route.agent === agent && route.slot === slot);
    if (asked === undefined) return undefined;
    const text = `${asked.provider}/${asked.model}`;
    return { ...ours(asked), allowed: isModelAllowed(config, text, agent, target, facts.envNames) };
  };
}

function ours({ provider, model, runtime, runtimeSource, auth }: Route): Ours {
  const { profile, env } = auth;
  const isOwn = runtimeSource !== 'default' && provider === 'openai';
  return { provider, model, runtime, firstProfile: profile ?? null, isOwn, ...(env !== undefined && { env }) };
}

/** Providers that are programs: the function asked does not know them, and they sign in by themselves. */
const PROGRAMS = new Set(['claude-cli', 'google-gemini-cli']);

/**
 * The parts of an answer that the release's functions decide. A program signs in by itself; and what a chosen runtime
 * prefers among the accounts of OpenAI is decided after their order.
 */
function describeAnswer(one: Partial<Ours> | Answer | undefined, answer: Answer): string {
  if (one === undefined) return 'nothing';
  const parts = [`${one.provider}/${one.model}`];
  if (answer.allowed !== undefined) parts.push(one.allowed === true ? 'allowed' : 'refused');
  const isProgram = PROGRAMS.has(answer.provider) || PROGRAMS.has(answer.runtime ?? '');
  if (answer.runtime !== undefined && !PROGRAMS.has(answer.provider)) parts.push(`on ${one.runtime}`);
  const prefersKey = answer.provider === 'openai' && (answer.runtime === 'openclaw' || answer.runtime === 'pi');
  if (answer.firstProfile === undefined || isProgram || prefersKey) return parts.join(' ');
  parts.push(`with ${one.firstProfile}`);
  if (answer.firstProfile === null && answer.env !== undefined) parts.push(`by ${one.env}`);
  return parts.join(' ');
}
