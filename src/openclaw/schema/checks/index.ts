import type { JsonValue } from '../../../document/node.js';
import { acpBinding, agentReferences, broadcast, roster } from './agents.js';
import * as amounts from './amounts.js';
import * as beside from './beside.js';
import * as blocks from './blocks.js';
import * as channels from './channels.js';
import { type Check, isData, object, type Refusal, together } from './check.js';
import { edgeAuth, mcpServer, mcpTransport } from './mcp.js';
import * as sandbox from './sandbox.js';
import * as texts from './texts.js';
import * as tools from './tools.js';
import { workerSettings } from './workers.js';

/** What `known-checks.json` of `npm run import-release` names. */
const CHECKS: Readonly<Record<string, Check>> = {
  'absolute-path': texts.absolutePath,
  'absolute-path-here': texts.absolutePathHere,
  'acp-binding': acpBinding,
  'agent-id': texts.agentId,
  'allow-or-also-allow': tools.allowOrAlsoAllow,
  broadcast,
  'browser-extension': blocks.browserExtension,
  'browser-user-data': blocks.browserUserDataDir,
  'byte-size': amounts.byteSize,
  'channel-bindings': blocks.channelBindings,
  'chat-width': texts.chatWidth,
  'chosen-provider': blocks.chosenProvider,
  'command-line': tools.commandLine,
  'cron-amounts': together(amounts.durationMember('sessionRetention', 'h', true), amounts.runLog),
  'cron-retention': amounts.durationMember('sessionRetention', 'h', true),
  'discord-activity': channels.discordActivity,
  'inbound-root': channels.inboundRoot,
  'irc-registration': channels.ircRegistration,
  'remote-host': channels.remoteHost,
  'session-rotation': together(amounts.durationMember('pruneAfter', 'd'), amounts.sizeMember('rotateBytes')),
  'slack-open-allow-from': channels.slackOpenAllowFrom,
  'slack-signing-secret': channels.slackSigningSecret,
  'telegram-commands': channels.telegramCommands,
  'telegram-webhook': channels.telegramWebhook,
  'default-role': blocks.defaultRole,
  domain: texts.domain,
  'edge-auth': edgeAuth,
  'exact-host': texts.exactHost,
  'exec-mode': tools.execMode,
  'exec-secret-id': texts.execSecretId,
  executable: texts.executable,
  'file-secret-id': texts.fileSecretId,
  heartbeat: amounts.heartbeat,
  'heartbeat-every': amounts.heartbeatEvery,
  'heartbeat-with-every': amounts.heartbeatWithEvery,
  'home-path': texts.homePath,
  'hook-sessions': blocks.hookSessions,
  'is-text': texts.isText,
  'loop-thresholds': tools.loopThresholds,
  'mcp-server': mcpServer,
  'mcp-transport': mcpTransport,
  'model-ref-or-nothing': texts.modelRefOrNothing,
  'no-blocked-keys': tools.noBlockedKeys,
  origin: texts.origin,
  'plain-http-url': texts.plainHttpUrl,
  'portal-ingress': blocks.portalIngress,
  'public-origin': texts.publicOrigin,
  'relative-module': texts.relativeModule,
  repository: texts.repository,
  'retry-order': blocks.retryOrder,
  roster,
  sandbox: sandbox.sandbox,
  'sandbox-browser': sandbox.sandboxBrowser,
  'sandbox-browser-network': sandbox.sandboxBrowserWithoutBinds,
  'sandbox-docker': sandbox.sandboxDocker,
  'sandbox-docker-posix': sandbox.sandboxDockerPosix,
  'sandbox-docker-trimmed': sandbox.sandboxDockerTrimmed,
  'secure-or-local-url': texts.secureOrLocalUrl,
  'secure-url': texts.secureUrl,
  'secure-url-with-path': texts.secureUrlWithPath,
  'session-maintenance': together(
    amounts.durationMember('pruneAfter', 'd'),
    amounts.durationMember('resetArchiveRetention', 'd', true),
    amounts.sizeMember('maxDiskBytes'),
    amounts.sizeMember('highWaterBytes'),
  ),
  'session-sizes': together(amounts.sizeMember('maxDiskBytes'), amounts.sizeMember('highWaterBytes')),
  'session-sizes:off': together(amounts.sizeMember('maxDiskBytes', true), amounts.sizeMember('highWaterBytes')),
  'some-member': blocks.someMember,
  'some-text': texts.someText,
  'stale-threshold': blocks.staleThreshold,
  'suspend-after': amounts.suspendAfter,
  timestamp: texts.timestamp,
  'unique-items': beside.uniqueItems,
  untrimmed: texts.untrimmed,
  'untrimmed-name': texts.untrimmedName,
  url: texts.anyUrl,
  'web-search': tools.webSearch(false),
  'web-search:apiKey': tools.webSearch(true),
  'web-url': texts.webUrl,
  'worker-settings': workerSettings,
};

/** Checks whose name says with what: `positive-duration:d`. */
const FAMILIES: Readonly<Record<string, (word: string) => Check>> = {
  'agent-references': (word) => agentReferences(word as 'groups' | 'bindings' | 'roles' | 'options'),
  'browser-target': (word) => blocks.browserProfileTarget(...word.split(',')),
  'custom-providers': (word) => customProviders(new Set(word.split(','))),
  'exact-models': (word) => tools.exactModels(...word.split(',')),
  matches: texts.matches,
  needs: (word) => {
    const [key = '', needed = ''] = word.split(',');
    return beside.needs(key, needed);
  },
  never: (word) => beside.never(JSON.parse(word) as Readonly<Record<string, JsonValue>>),
  'open-allow-from': (word) => {
    const [policy = '', list = ''] = word.split(',');
    return blocks.openAllowFrom(policy, list);
  },
  'other-than': (word) => texts.otherThan(...word.split(',')),
  'positive-duration': amounts.positiveDuration,
  starts: texts.startsWith,
  without: texts.without,
};

const made = new Map<string, Check | undefined>();

/** The check of a name; `undefined` for one of a later release than this program. */
export function checkNamed(name: string): Check | undefined {
  const own = CHECKS[name];
  if (own !== undefined) return own;
  if (made.has(name)) return made.get(name);
  const colon = name.indexOf(':');
  const check = FAMILIES[name.slice(0, colon)]?.(name.slice(colon + 1));
  made.set(name, check);
  return check;
}

/** Providers that OpenClaw does not bring along say where they are and what they have. */
function customProviders(overlays: ReadonlySet<string>): Check {
  return object((providers) =>
    Object.entries(providers).flatMap(([id, provider]): Refusal[] => {
      if (overlays.has(id.trim().toLowerCase()) || !isData(provider)) return [];
      const missing = (key: string, expected: string): Refusal[] => [{ at: [id, key], kind: 'missing-key', expected }];
      return [
        ...(isGiven(provider.baseUrl)
          ? []
          : missing('baseUrl', 'the URL of the provider, which is none that OpenClaw brings along')),
        ...(Array.isArray(provider.models) ? [] : missing('models', 'a list of the models of the provider')),
      ];
    }),
  );
}

function isGiven(value: JsonValue | undefined): boolean {
  return value !== undefined && value !== '';
}
