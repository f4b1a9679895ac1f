import type { ConfigValue } from '../config/view.js';
import { chosenRuntime } from '../models/runtime-policy.js';
import { isAtLeast, type Release } from '../releases/release.js';

/** Which runtimes a session's own `agentRuntimeOverride` can put in force. */
interface Honoured {
  readonly since: string;
  /** The built-in runtime, for every provider; by both its names. */
  readonly builtIn?: true;
  /** The providers Codex is taken for. */
  readonly codexFor: readonly string[];
  /** A command-line backend for the provider whose models it serves. */
  readonly cli?: true;
}

/**
 * Stands for `resolveSessionRuntimeOverrideForProvider`; read in the code of 2026.5.12 (which has none), 5.18 to 5.28,
 * 6.1 to 6.11, 6.33 to 6.35, 7.1 to 7.35, 8.1, 8.2 and 9.6. The latest first.
 */
const HONOURED: readonly Honoured[] = [
  { since: '2026.7.1', builtIn: true, codexFor: ['openai', 'codex'], cli: true },
  { since: '2026.6.8', codexFor: ['openai'], cli: true },
  { since: '2026.5.28', codexFor: ['openai'] },
  { since: '2026.5.18', builtIn: true, codexFor: ['openai'], cli: true },
];

/** From this release on the harness that recorded a session is kept where its model was locked. */
const LOCKED_HARNESS = '2026.8.1';

/** True if a pin of the built-in runtime can put it in force; one in `agentHarnessId` where the session is locked. */
export function honoursBuiltInPin(release: Release, key: 'agentRuntimeOverride' | 'agentHarnessId'): boolean {
  const counts = key === 'agentRuntimeOverride' || isAtLeast(release, LOCKED_HARNESS);
  return counts && honouredBy(release)?.builtIn === true;
}

/**
 * The value of a session that decides its runtime for models of `provider`; `undefined` where none does, and a pin of a
 * runtime that cannot serve the provider is passed over.
 * @param servedBy - the provider whose models a command-line backend serves
 */
export function sessionRuntimePin(
  session: ConfigValue,
  provider: string,
  release: Release,
  servedBy: (runtime: string) => string | undefined,
): ConfigValue | undefined {
  const harness = session.at(['agentHarnessId']);
  const isLocked = isAtLeast(release, LOCKED_HARNESS) && session.at(['modelSelectionLocked'])?.value === true;
  if (isLocked && harness !== undefined && chosenRuntime(harness) !== undefined) return harness;
  const pin = session.at(['agentRuntimeOverride']);
  const runtime = chosenRuntime(pin);
  const honoured = honouredBy(release);
  if (pin === undefined || runtime === undefined || honoured === undefined) return undefined;
  const counts =
    runtime === 'pi' || runtime === 'openclaw'
      ? honoured.builtIn
      : runtime === 'codex' || runtime === 'codex-app-server'
        ? honoured.codexFor.includes(provider)
        : honoured.cli && servedBy(runtime) === provider;
  return counts === true ? pin : undefined;
}

function honouredBy(release: Release): Honoured | undefined {
  return HONOURED.find(({ since }) => isAtLeast(release, since));
}
