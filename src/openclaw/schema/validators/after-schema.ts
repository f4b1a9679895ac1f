import path from 'node:path';
import type { ConfigPath } from '../../../document/config-path.js';
import type { ReleaseFacts } from '../../releases/facts.js';
import { conflict, type Data, isData, isFilledIn, type Refusal } from '../checks/check.js';
import type { Surroundings } from '../surroundings.js';
import { at, keys, modelPolicies, suppressedModels } from './model-refs.js';
import {
  heartbeatTargets,
  missingLoadPaths,
  pluginSlots,
  unknownChannels,
  unknownPluginEntries,
  unknownPluginsIn,
  webSearchProvider,
} from './plugin-ids.js';

type Validator = (config: Data, facts: ReleaseFacts, surroundings: Surroundings) => readonly Refusal[];

/**
 * What a release's validator looks at once the schema has let a config pass, by the names of its functions: a release
 * makes those checks whose functions its package has.
 */
const VALIDATORS: Readonly<Record<string, Validator>> = {
  collectModelPolicyAllowIssues: modelPolicies,
  collectSandboxContainerEnvIssues: containerEnv,
  collectUnsupportedSecretRefPolicyIssues: secretRefs,
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

/** Agents of either form, by their ids. */
function agentsOf(config: Data): readonly { readonly id: string; readonly path: ConfigPath; readonly agent: Data }[] {
  const list = at(config, ['agents', 'list']);
  const entries = at(config, ['agents', 'entries']);
  const listed = (Array.isArray(list) ? list : []).map((agent, index) => ({
    id: isData(agent) && typeof agent.id === 'string' ? agent.id : '',
    path: ['agents', 'list', index],
    agent,
  }));
  const named = keys(entries).map((id) => ({ id, path: ['agents', 'entries', id], agent: at(entries, [id]) }));
  return [...listed, ...named].flatMap(({ agent, ...rest }) => (isData(agent) ? [{ ...rest, agent }] : []));
}

/** A sandbox gets its variables line by line. */
function containerEnv(config: Data): readonly Refusal[] {
  const scopes: readonly ConfigPath[] = [['agents', 'defaults'], ...agentsOf(config).map((agent) => agent.path)];
  const backend = (scope: ConfigPath): unknown =>
    at(config, [...scope, 'sandbox', 'backend']) ??
    at(config, ['agents', 'defaults', 'sandbox', 'backend']) ??
    'docker';
  return scopes.flatMap((scope) => {
    if (backend(scope) !== 'docker' && backend(scope) !== 'podman') return [];
    const env = at(config, [...scope, 'sandbox', 'docker', 'env']);
    return keys(env).flatMap((name): Refusal[] => {
      const place = [...scope, 'sandbox', 'docker', 'env', name];
      if (!/^[A-Za-z_][A-Za-z0-9_]*$/.test(name)) {
        return [
          {
            at: place,
            kind: 'bad-format',
            expected: 'under a name of letters, digits and "_" that begins with no digit',
          },
        ];
      }
      const value = at(env, [name]);
      if (typeof value !== 'string' || !/[\r\n\u0000]/.test(value)) return [];
      return [{ at: place, kind: 'bad-format', expected: 'one line: a sandbox gets its variables line by line' }];
    });
  });
}

/** Credentials OpenClaw itself changes stand in the file as texts. */
function secretRefs(config: Data, { noSecretRef = [], channels }: ReleaseFacts): readonly Refusal[] {
  const patterns = [...noSecretRef, ...Object.values(channels).flatMap((channel) => channel.noSecretRef ?? [])];
  return patterns.flatMap((pattern) =>
    placesOf(config, pattern.replaceAll('[]', '.*').split('.')).flatMap((place): Refusal[] => {
      const value = at(config, place);
      const isRef = isData(value) && typeof value.source === 'string' && typeof value.id === 'string';
      return isRef ? [{ at: place, kind: 'wrong-type', expected: 'a plain text, as OpenClaw changes it itself' }] : [];
    }),
  );
}

function placesOf(config: Data, segments: readonly string[]): readonly ConfigPath[] {
  let places: readonly ConfigPath[] = [[]];
  for (const segment of segments) {
    places = places.flatMap((place) => {
      const value = at(config, place);
      if (segment !== '*') return [[...place, segment]];
      if (Array.isArray(value)) return value.map((_, index) => [...place, index]);
      return keys(value).map((key) => [...place, key]);
    });
  }
  return places;
}

/** Two agents in one directory would share credentials and sessions. */
function duplicateAgentDirs(config: Data): readonly Refusal[] {
  const seen = new Map<string, string>();
  return agentsOf(config).flatMap(({ id, path: place, agent }): Refusal[] => {
    const written = typeof agent.agentDir === 'string' ? agent.agentDir.trim() : '';
    if (isFilledIn(written)) return [];
    const folder = path.posix
      .normalize(written === '' ? `~/.openclaw/agents/${id.toLowerCase()}/agent` : written)
      .replace(/\/$/, '');
    const owner = seen.get(folder);
    if (owner === undefined) {
      seen.set(folder, id);
      return [];
    }
    return [
      conflict([...place, 'agentDir'], `is the directory of agent \`${owner}\` too; each agent needs one of its own`),
    ];
  });
}

function tailscaleBind(config: Data): readonly Refusal[] {
  const mode = at(config, ['gateway', 'tailscale', 'mode']);
  const bind = at(config, ['gateway', 'bind']) ?? 'loopback';
  if ((mode !== 'serve' && mode !== 'funnel') || bind === 'loopback') return [];
  const host = at(config, ['gateway', 'customBindHost']);
  if (bind === 'custom' && typeof host === 'string' && /^127\.\d+\.\d+\.\d+$/.test(host)) return [];
  return [conflict(['gateway', 'bind'], `must be "loopback" where \`gateway.tailscale.mode\` is "${mode}"`)];
}

function tailscaleAuth(config: Data): readonly Refusal[] {
  const mode = at(config, ['gateway', 'tailscale', 'mode']);
  if (at(config, ['gateway', 'auth', 'mode']) !== 'none' || (mode !== 'serve' && mode !== 'funnel')) return [];
  return [conflict(['gateway', 'auth', 'mode'], `cannot be "none" where \`gateway.tailscale.mode\` is "${mode}"`)];
}

/** A picture lies in the agent's workspace, or is a data URI or a web address. */
function avatars(config: Data): readonly Refusal[] {
  return agentsOf(config).flatMap(({ path: place, agent }): Refusal[] => {
    const written = isData(agent.identity) ? agent.identity.avatar : undefined;
    const avatar = typeof written === 'string' ? written.trim() : '';
    if (avatar === '' || isFilledIn(avatar) || /^(?:data:image\/|https?:\/\/)/i.test(avatar)) return [];
    const workspace = agent.workspace ?? at(config, ['agents', 'defaults', 'workspace']);
    const inside = isInside(avatar, typeof workspace === 'string' ? workspace.trim() : '~/.openclaw/workspace');
    if (inside && !avatar.startsWith('~') && !/^[a-z][a-z0-9+.-]*:/i.test(avatar.replace(/^[a-z]:[\\/]/i, '')))
      return [];
    return [
      {
        at: [...place, 'identity', 'avatar'],
        kind: 'bad-format',
        expected: 'a path in the agent’s workspace, an http(s) address, or a data URI',
      },
    ];
  });
}

function isInside(file: string, folder: string): boolean {
  const from = path.posix.relative(folder, path.posix.isAbsolute(file) ? file : path.posix.join(folder, file));
  return from !== '..' && !from.startsWith('../') && !path.posix.isAbsolute(from);
}
