import type { ConfigPath } from '../../../document/config-path.js';
import type { JsonValue } from '../../../document/node.js';
import { valueAt } from '../../../document/value.js';
import type { ReleaseFacts } from '../../releases/facts.js';
import { conflict, type Data, isData, isFilledIn, type Refusal } from '../checks/check.js';
import type { Surroundings } from '../surroundings.js';
import { avatars, duplicateAgentDirs } from './agent-folders.js';
import { keys, modelPolicies, suppressedModels } from './model-refs.js';
import {
  heartbeatTargets,
  missingLoadPaths,
  pluginSlots,
  unknownChannels,
  unknownPluginEntries,
  unknownPluginsIn,
  webSearchProvider,
} from './plugin-ids.js';
import { containerEnv } from './sandbox-env.js';

type Validator = (config: Data, facts: ReleaseFacts, surroundings: Surroundings) => readonly Refusal[];

/**
 * What a release's validator looks at once the schema has let a config pass, by the names of its functions: a release
 * makes those checks whose functions its package has.
 */
const VALIDATORS: Readonly<Record<string, Validator>> = {
  collectModelPolicyAllowIssues: modelPolicies,
  collectSandboxContainerEnvIssues: containerEnv,
  collectUnsupportedSecretRefPolicyIssues: secretRefs,
  execSecretIdsWithoutHash: (config) => execSecretIds(config, []),
  findDuplicateAgentDirs: duplicateAgentDirs,
  refusesMissingLoadPath: missingLoadPaths,
  refusesUnknownPluginAllow: unknownPluginsIn('allow'),
  refusesUnknownPluginDeny: unknownPluginsIn('deny'),
  refusesUnknownPluginEntries: unknownPluginEntries,
  validateConfiguredModelRefs: suppressedModels,
  validateGatewayTailscaleAuth: tailscaleAuth,
  validateGatewayTailscaleBind: tailscaleBind,
  validateHeartbeatTarget: heartbeatTargets,
  validateIdentityAvatar: avatars,
  validateWebSearchProvider: webSearchProvider,
};

export function afterSchema(config: Data, facts: ReleaseFacts, surroundings: Surroundings): readonly Refusal[] {
  const own = (facts.validators ?? []).flatMap((name) => VALIDATORS[name]?.(config, facts, surroundings) ?? []);
  return [...own, ...unknownChannels(config, facts, surroundings), ...pluginSlots(config, facts, surroundings)];
}

/** Credentials OpenClaw itself changes stand in the file as texts. */
function secretRefs(config: Data, { noSecretRef = [], channels }: ReleaseFacts): readonly Refusal[] {
  const ofChannels = keys(config.channels).flatMap((id) =>
    Object.hasOwn(channels, id) ? (channels[id]?.noSecretRef ?? []) : [],
  );
  return [...noSecretRef, ...ofChannels].flatMap((pattern) =>
    placesOf(config, pattern.replaceAll('[]', '.*').split('.')).flatMap((place): Refusal[] => {
      const value = valueAt(config, place);
      const isRef = isData(value) && typeof value.source === 'string' && typeof value.id === 'string';
      return isRef ? [{ at: place, kind: 'wrong-type', expected: 'a plain text, as OpenClaw changes it itself' }] : [];
    }),
  );
}

function placesOf(config: Data, segments: readonly string[]): readonly ConfigPath[] {
  let places: readonly ConfigPath[] = [[]];
  for (const segment of segments) {
    places = places.flatMap((place) => {
      const value = valueAt(config, place);
      if (segment !== '*') return [[...place, segment]];
      if (Array.isArray(value)) return value.map((_, index) => [...place, index]);
      return keys(value).map((key) => [...place, key]);
    });
  }
  return places;
}

/** Nobody nests a reference deeper. */
const DEEPEST = 40;

/** The id of a secret that a program hands over had no `#` in it up to 2026.5. */
function execSecretIds(value: JsonValue, path: ConfigPath): readonly Refusal[] {
  if (typeof value !== 'object' || value === null || path.length > DEEPEST) return [];
  if (Array.isArray(value)) return value.flatMap((item: JsonValue, index) => execSecretIds(item, [...path, index]));
  const { source, provider, id } = value as Data;
  if (source === 'exec' && typeof provider === 'string' && typeof id === 'string') {
    if (!id.includes('#')) return [];
    return [
      { at: [...path, 'id'], kind: 'bad-format', expected: 'an id without "#": later releases take one with it' },
    ];
  }
  return Object.entries(value as Data).flatMap(([key, item]) => execSecretIds(item, [...path, key]));
}

function tailscaleBind(config: Data): readonly Refusal[] {
  const mode = valueAt(config, ['gateway', 'tailscale', 'mode']);
  const bind = valueAt(config, ['gateway', 'bind']) ?? 'loopback';
  if ((mode !== 'serve' && mode !== 'funnel') || bind === 'loopback') return [];
  const host = valueAt(config, ['gateway', 'customBindHost']);
  if (bind === 'custom' && typeof host === 'string' && (isFilledIn(host) || isLoopback(host.trim()))) return [];
  return [conflict(['gateway', 'bind'], `must be "loopback" where \`gateway.tailscale.mode\` is "${mode}"`)];
}

/** Four decimal numbers, none of them with a zero in front. */
function isLoopback(host: string): boolean {
  const parts = host.split('.');
  const isByte = (part: string): boolean => /^(?:0|[1-9]\d{0,2})$/.test(part) && Number(part) < 256;
  return parts.length === 4 && parts[0] === '127' && parts.every(isByte);
}

function tailscaleAuth(config: Data): readonly Refusal[] {
  const mode = valueAt(config, ['gateway', 'tailscale', 'mode']);
  if (valueAt(config, ['gateway', 'auth', 'mode']) !== 'none' || (mode !== 'serve' && mode !== 'funnel')) return [];
  return [conflict(['gateway', 'auth', 'mode'], `cannot be "none" where \`gateway.tailscale.mode\` is "${mode}"`)];
}
