import type { ConfigPath } from '../../document/config-path.js';
import { type PatternSegment, parsePattern } from '../config/pattern.js';
import { isAtLeast, type Release } from '../releases/release.js';

/** What a key is for, in a sentence, and what holds where it is not set. */
export interface KeyNote {
  readonly about: string;
  readonly default?: string;
}

interface Row extends KeyNote {
  readonly keys: string;
  /** The first release whose documentation states that default; 2026.9.6 unless given. */
  readonly defaultSince?: string;
}

const row = (keys: string, about: string, fallback?: string, defaultSince?: string): Row => ({
  keys,
  about,
  ...(fallback !== undefined && { default: fallback }),
  ...(defaultSince !== undefined && { defaultSince }),
});

/** No package says in words what its keys are for; these are read from the documentation it ships (docs/gateway). */
const ROWS: readonly Row[] = [
  row('$schema', 'A JSON Schema for editors; OpenClaw does not read it.'),
  row('meta', 'Notes that OpenClaw makes when it writes this file.'),
  row('meta.lastTouchedVersion', 'The release that last wrote this file.'),
  row('env', 'Environment variables for the gateway.'),
  row('gateway', 'The server that channels, nodes and clients connect to: where it listens and who may.'),
  row('gateway.mode', 'Whether the gateway runs here or on another machine.'),
  row('gateway.port', 'The port the gateway listens on.', '18789', '2026.4.29'),
  row('gateway.bind', 'Which addresses the gateway listens on.', '"loopback"', '2026.4.29'),
  row('gateway.customBindHost', 'The address to listen on where `bind` is "custom".'),
  row('gateway.auth', 'What a client has to show before it may connect.'),
  row('gateway.auth.token', 'The shared token of clients; best kept in the environment.'),
  row('gateway.auth.password', 'The shared password of clients; best kept in the environment.'),
  row('gateway.auth.rateLimit', 'How many failed attempts a client may make.'),
  row('gateway.auth.rateLimit.exemptLoopback', 'Whether this machine is left out of that.', 'true'),
  row('gateway.controlUi', 'The control page in the browser.'),
  row('gateway.controlUi.allowedOrigins', 'Origins whose pages may connect.'),
  row('gateway.trustedProxies', 'Addresses of proxies whose headers are believed.'),
  row('gateway.remote', 'The gateway on another machine that this one uses.'),
  row('gateway.remote.transport', 'How the remote gateway is reached.', '"ssh"'),
  row('gateway.reload', 'What a change of this file does while the gateway runs.'),
  row('gateway.tls.enabled', 'Whether the gateway serves HTTPS and WSS.', 'false'),
  row('gateway.tools.deny', 'Tools that may not be called over HTTP, beside those denied anyway.'),
  row('agents', 'Who answers: what all agents share, and each of them.'),
  row('agents.defaults', 'What holds for every agent that does not say otherwise.'),
  row('agents.entries', 'The agents, by id.'),
  row('agents.list', 'The agents, one item each.'),
  row('agents.ownership', '"explicit" where there are several agents and none of them is the default one.'),
  row('agents.{defaults,list[*],entries.*}.model', 'The model that answers, alone or with fallbacks.'),
  row('agents.{defaults,list[*],entries.*}.model.primary', 'The model that answers first.'),
  row('agents.{defaults,list[*],entries.*}.model.fallbacks', 'Models that are tried, in order, where the first fails.'),
  row('agents.{defaults,list[*],entries.*}.imageModel', 'The model that looks at pictures.'),
  row('agents.{defaults,list[*],entries.*}.utilityModel', 'The model for short tasks of the house, such as titles.'),
  row('agents.{defaults,list[*],entries.*}.models', 'Settings of single models, by ref: alias, parameters, runtime.'),
  row('agents.{defaults,list[*],entries.*}.models.*.alias', 'A short name for the model.'),
  row(
    'agents.{defaults,list[*],entries.*}.modelPolicy.allow',
    'The only models that may be chosen; all of them where it is empty.',
  ),
  row('agents.{defaults,list[*],entries.*}.workspace', 'The directory an agent works in.'),
  row('agents.{list[*],entries.*}.agentDir', 'Where the agent keeps its state.'),
  row('agents.{list[*],entries.*}.identity', 'Name and emoji the agent goes by.'),
  row(
    'agents.{defaults,list[*],entries.*}.skills',
    'The only skills the agent has; a list of its own replaces that of the defaults.',
  ),
  row(
    'agents.{defaults,list[*],entries.*}.thinkingDefault',
    'How long the model thinks unless a message says otherwise.',
  ),
  row('agents.{defaults,list[*],entries.*}.heartbeat', 'Turns the agent takes by itself, at intervals.'),
  row('agents.{defaults,list[*],entries.*}.heartbeat.every', 'The interval: 30m, 1h; 0m for never.'),
  row('agents.{defaults,list[*],entries.*}.heartbeat.target', 'Who reads what comes of it.', '"owner"'),
  row('agents.{defaults,list[*],entries.*}.heartbeat.directPolicy', 'Whether it may go to a direct chat.', '"allow"'),
  row('agents.{defaults,list[*],entries.*}.heartbeat.lightContext', 'Whether workspace files are left out.', 'false'),
  row(
    'agents.{defaults,list[*],entries.*}.heartbeat.isolatedSession',
    'Whether each runs in a session of its own.',
    'false',
  ),
  row('agents.defaults.systemAgent.agentId', 'The agent that does the system’s own work.'),
  row('agents.{defaults,list[*],entries.*}.compaction', 'How long conversations are shortened.'),
  row(
    'agents.{defaults,list[*],entries.*}.compaction.enabled',
    'Whether they are, before the model’s window is full.',
    'true',
  ),
  row('agents.{defaults,list[*],entries.*}.compaction.notifyUser', 'Whether people are told.', 'false'),
  row('agents.{defaults,list[*],entries.*}.subagents', 'Agents an agent may start.'),
  row('agents.{defaults,list[*],entries.*}.subagents.allowAgents', 'Agents it may start; "*" for all of them.'),
  row('agents.{defaults,list[*],entries.*}.subagents.requireAgentId', 'Whether it has to name one.', 'false'),
  row('agents.defaults.subagents.maxConcurrent', 'How many run at a time.', '8'),
  row('agents.defaults.subagents.maxChildrenPerAgent', 'How many one session may have.', '5'),
  row('agents.defaults.subagents.maxSpawnDepth', 'How deep they may start others.', '5'),
  row('agents.defaults.subagents.archiveAfterMinutes', 'After how long finished ones are put away.', '60'),
  row('agents.{defaults,list[*],entries.*}.sandbox', 'In which container tools run.'),
  row('bindings', 'Which agent answers whom: the first that matches.'),
  row('bindings[*].agentId', 'The agent that answers.'),
  row('bindings[*].type', 'Whether messages are routed or a conversation is kept.', '"route"'),
  row('bindings[*].match', 'Channel, account and peer that are meant.'),
  row('bindings[*].match.accountId', '"*" for every account; the default one where it is left out.'),
  row('broadcast', 'Groups in which several agents answer.'),
  row('models', 'Providers and models beside those OpenClaw brings along.'),
  row('models.mode', 'Whether these are added to the ones brought along or replace them.'),
  row('models.providers', 'Providers, by id.'),
  row('models.providers.*.baseUrl', 'Where the provider is.'),
  row('models.providers.*.api', 'Which protocol it speaks.'),
  row('models.providers.*.apiKey', 'Its key; best kept in the environment.'),
  row('models.providers.*.models', 'The models it has.'),
  row('models.providers.*.models[*].contextWindow', 'How many tokens the model reads.'),
  row('models.providers.*.models[*].maxTokens', 'How many tokens it writes at most.'),
  row('auth', 'Accounts for providers: which there are, and which is tried first.'),
  row('auth.profiles', 'Accounts, by id: provider and kind. The credentials lie in the auth store.'),
  row('auth.order', 'By provider: the accounts in the order they are tried.'),
  row('channels', 'Where people write: one section for each messenger.'),
  row('channels.*.enabled', 'Whether the channel is on.'),
  row('channels.*.botToken', 'The bot’s token; best kept in the environment.'),
  row('channels.*.dmPolicy', 'Who may write in a direct chat.'),
  row('channels.*.groupPolicy', 'Who may write in a group.'),
  row('channels.*.allowFrom', 'Senders that may write.'),
  row('channels.*.accounts', 'Several accounts of the same messenger, by id.'),
  row('channels.modelByChannel', 'Models for single conversations, by channel and peer.'),
  row('messages', 'How messages come and go: prefixes, queues, reactions, groups.'),
  row('session', 'What a conversation is, and how long it is kept.'),
  row('session.dmScope', 'Whether people in direct chats share one conversation.'),
  row('tools', 'Which tools agents may use, and how.'),
  row('tools.profile', 'A ready-made choice of tools.'),
  row('tools.allow', 'The only tools that may be used.'),
  row('tools.alsoAllow', 'Tools that may be used beside those of the profile.'),
  row('tools.deny', 'Tools that may not be used, whatever else says so.'),
  row('tools.exec', 'Commands in a shell: where they run and who is asked.'),
  row('tools.agentToAgent', 'Whether agents may talk to one another.'),
  row('plugins', 'Which plugins there are, and their settings.'),
  row('plugins.allow', 'The only plugins that are loaded.'),
  row('plugins.entries', 'Settings of plugins, by id.'),
  row('plugins.entries.*.config', 'What the plugin itself is told.'),
  row('hooks', 'Requests from outside that start a turn.'),
  row('hooks.token', 'What such a request has to show; best kept in the environment.'),
  row('hooks.allowedAgentIds', 'Agents they may reach; all unless given, none where it is empty.'),
  row('hooks.defaultSessionKey', 'The session they run in where they name none.'),
  row('cron', 'Jobs at set times.'),
  row('cron.enabled', 'Whether jobs run.', 'true'),
  row('cron.skipMissedJobs', 'Whether times that were missed while nothing ran are skipped.', 'false'),
  row('mcp.servers', 'Servers of tools, by name.'),
  row('skills', 'Skills: where they come from and their settings.'),
  row('logging', 'What is logged, and where.'),
  row('logging.maxFileBytes', 'How large a log file gets before a new one is begun.', '104857600'),
  row('diagnostics.enabled', 'Whether measurements are taken.', 'true'),
  row('diagnostics.otel.enabled', 'Whether they are sent to an OpenTelemetry collector.', 'false'),
  row('diagnostics.otel.logsExporter', 'Where its logs go.', '"otlp"'),
  row('acp.enabled', 'Whether agents of other makers can be driven.', 'true'),
  row('update.checkOnStart', 'Whether a start asks for newer releases.', 'true'),
  row('update.auto.enabled', 'Whether they are installed by themselves.', 'false'),
  row('talk', 'Speaking and listening.'),
  row('secrets', 'Where secrets are read from.'),
  row('approvals', 'Who is asked before something is done.'),
  row('browser', 'The browser that agents use.'),
];

const DEFAULTS_READ_FROM = '2026.9.6';

/** What is known of a key; `undefined` of most. Where nobody is said to hold a default for the release, none is told. */
export function keyNote(path: ConfigPath, release: Release): KeyNote | undefined {
  const found = ROWS.find(({ keys }) => parsePattern(keys).alternatives.some((segments) => matches(segments, path)));
  if (found === undefined) return undefined;
  const { about, default: fallback, defaultSince = DEFAULTS_READ_FROM } = found;
  return fallback === undefined || !isAtLeast(release, defaultSince) ? { about } : { about, default: fallback };
}

/** Every key there is a note for; a test holds them to the schema. */
export const notedKeys: readonly string[] = ROWS.map(({ keys }) => keys);

function matches(segments: readonly PatternSegment[], path: ConfigPath): boolean {
  return segments.length === path.length && segments.every((segment, index) => fits(segment, path[index] ?? ''));
}

function fits(segment: PatternSegment, part: string | number): boolean {
  if (segment.type === 'any-item') return typeof part === 'number';
  if (typeof part === 'number') return segment.type === 'index' && segment.index === part;
  return segment.type === 'any-member' || isKey(segment, part);
}

function isKey(segment: PatternSegment | undefined, key: string): boolean {
  return segment?.type === 'key' && segment.key === key;
}
