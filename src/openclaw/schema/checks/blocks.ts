import type { ConfigPath } from '../../../document/config-path.js';
import type { JsonValue } from '../../../document/node.js';
import { type Check, conflict, isData, object, type Refusal, textOf } from './check.js';

/** A profile says where its browser is, unless the release finds it by itself. */
export const browserProfileTarget = (...exempt: readonly string[]): Check =>
  object((profile) =>
    exempt.includes(textOf(profile.driver) ?? '') || profile.cdpPort || profile.cdpUrl
      ? []
      : [{ at: [], kind: 'missing-key', expected: 'a profile with `cdpPort` or `cdpUrl`' }],
  );

export const browserUserDataDir = object((profile) =>
  profile.driver === 'existing-session' || !profile.userDataDir
    ? []
    : [conflict(['userDataDir'], 'goes only with `driver: "existing-session"`')],
);

export const browserExtension = object((profile) =>
  profile.driver === 'extension' && profile.cdpUrl
    ? [conflict(['cdpUrl'], 'does not go with `driver: "extension"`')]
    : [],
);

/** The provider that is chosen is one of those that are set up. */
export const chosenProvider = object((block) => {
  const chosen = textOf(block.provider)?.trim().toLowerCase() ?? '';
  const providers = isData(block.providers) ? Object.keys(block.providers) : [];
  if (chosen !== '' && providers.length > 0 && !providers.includes(chosen)) {
    return [{ at: ['provider'], kind: 'bad-enum', expected: `a key of \`providers\`: ${providers.join(', ')}` }];
  }
  if (chosen === '' && providers.length > 1) {
    return [
      { at: ['provider'], kind: 'missing-key', expected: 'one of the keys of `providers`, as there are several' },
    ];
  }
  return [];
});

export const hookSessions = object((hooks) => {
  const mappings = Array.isArray(hooks.mappings) ? hooks.mappings : [];
  if ((textOf(hooks.defaultSessionKey)?.trim() ?? '') !== '') return [];
  return mappings.flatMap((mapping, index): Refusal[] => {
    if (!isData(mapping) || (mapping.action ?? 'agent') !== 'agent' || mapping.sessionMode !== 'persistent') return [];
    if ((textOf(mapping.sessionKey)?.trim() ?? '') !== '' || mapping.transform) return [];
    return [
      {
        at: ['mappings', index, 'sessionKey'],
        kind: 'missing-key',
        expected: 'a session key, as `sessionMode` is "persistent"',
      },
    ];
  });
});

export const defaultRole = object((roles) =>
  isData(roles.definitions) && typeof roles.default === 'string' && !Object.hasOwn(roles.definitions, roles.default)
    ? [
        {
          at: ['default'],
          kind: 'bad-enum',
          expected: `one of the roles in \`definitions\`: ${Object.keys(roles.definitions).join(', ')}`,
        },
      ]
    : [],
);

export const someMember = object((value) =>
  Object.keys(value).length > 0
    ? []
    : [{ at: [], kind: 'out-of-range', expected: 'an object with at least one member' }],
);

export const staleThreshold = object((gateway) => {
  const stale = gateway.channelStaleEventThresholdMinutes;
  const check = typeof gateway.channelHealthCheckMinutes === 'number' ? gateway.channelHealthCheckMinutes : 5;
  if (typeof stale !== 'number' || check === 0 || stale >= check) return [];
  return [
    {
      at: ['channelStaleEventThresholdMinutes'],
      kind: 'out-of-range',
      expected: `at least ${check}, as long as \`channelHealthCheckMinutes\``,
    },
  ];
});

/** What portals are reached by is not what the gateway is reached by. */
export const portalIngress = object((gateway) => {
  const ingress = isData(gateway.portals) && isData(gateway.portals.ingress) ? gateway.portals.ingress : undefined;
  if (ingress === undefined) return [];
  const domain = textOf(ingress.domain)?.toLowerCase() ?? '';
  const allowed =
    isData(gateway.controlUi) && Array.isArray(gateway.controlUi.allowedOrigins)
      ? gateway.controlUi.allowedOrigins
      : [];
  const found: Refusal[] = [];
  if ([gateway.publicOrigin ?? null, ...allowed].some((origin) => isUnder(origin, domain))) {
    found.push(
      conflict(
        ['portals', 'ingress', 'domain'],
        'must be another domain than those of the gateway and its control page',
      ),
    );
  }
  if (ingress.port === (gateway.port ?? 18789)) {
    found.push(conflict(['portals', 'ingress', 'port'], 'must be another port than the gateway’s'));
  }
  return found;
});

function isUnder(origin: JsonValue, domain: string): boolean {
  if (typeof origin !== 'string' || !URL.canParse(origin)) return false;
  const host = new URL(origin).hostname.toLowerCase();
  return host === domain || host.endsWith(`.${domain}`);
}

/** Sessions of coding agents are bound at the top, no longer in their channel. */
export const channelBindings: Check = (value) => legacyBindings(value, []);

/** Nobody nests the settings of a channel deeper. */
const DEEPEST = 50;

function legacyBindings(value: JsonValue, at: ConfigPath): readonly Refusal[] {
  if (at.length > DEEPEST) return [];
  if (Array.isArray(value)) return value.flatMap((item, index) => legacyBindings(item, [...at, index]));
  if (!isData(value)) return [];
  const acp = isData(value.bindings) ? value.bindings.acp : undefined;
  const here: readonly Refusal[] =
    typeof acp === 'object' && acp !== null
      ? [{ at: [...at, 'bindings', 'acp'], kind: 'unknown-key', expected: 'in `bindings` at the top' }]
      : [];
  return [...here, ...Object.entries(value).flatMap(([key, entry]) => legacyBindings(entry, [...at, key]))];
}

export const retryOrder = object(({ min, max }) =>
  typeof min === 'number' && typeof max === 'number' && max < min
    ? [{ at: ['max'], kind: 'out-of-range', expected: `at least \`min\`, which is ${min}` }]
    : [],
);

/** `dmPolicy: "open"` says so twice: everybody must be on the list. */
export const openAllowFrom = (policyKey: string, listKey: string): Check =>
  object((value) => {
    if (value[policyKey] !== 'open') return [];
    const list = Array.isArray(value[listKey]) ? value[listKey].map(String) : [];
    return list.some((entry) => entry.trim() === '*')
      ? []
      : [conflict([listKey], `must include "*" where \`${policyKey}\` is "open"`)];
  });
