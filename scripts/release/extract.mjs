// Reads one unpacked package, in a process of its own, and writes everything we know of the release as JSON.
//   node extract.mjs PACKAGE-DIRECTORY WORK-DIRECTORY DEPENDENCIES-DIRECTORY [FILE]
import { createHash } from 'node:crypto';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import process from 'node:process';
import { pathToFileURL } from 'node:url';
import { bundleDeclarations, locate } from './bundle.mjs';
import { readJsonSchema } from './json-nodes.mjs';
import { readManifests } from './manifests.mjs';
import { NodeTable, ZodReader } from './zod-nodes.mjs';

/** What the validator does after the schema, and what it rewrites before. */
const VALIDATORS = [
  'collectChannelDmPolicyDependencyWarnings',
  'collectHeartbeatOwnerWarnings',
  'collectMcpServerNameIssues',
  'collectModelPolicyAllowIssues',
  'collectSandboxContainerEnvIssues',
  'collectUnsupportedSecretRefPolicyIssues',
  'findDuplicateAgentDirs',
  'findLegacyConfigIssues',
  'hasLegacyContextBudgetConfig',
  'migratePersistedImplicitMainRoster',
  'removeLegacyCopilotDiscovery',
  'stripDeprecatedValidationKeys',
  'validateConfigObjectRaw',
  'validateConfiguredModelRefs',
  'validateExplicitPluginConfig',
  'validateGatewayTailscaleAuth',
  'validateGatewayTailscaleBind',
  'validateHeartbeatTarget',
  'validateIdentityAvatar',
  'validateWebSearchProvider',
];

/** Checks that have no function of their own, by a line that only a release that makes them has. */
const MARKS = {
  // Before 2026.2.24 the issue was written out at each place.
  refusesUnknownPluginEntries:
    /pushMissingPluginIssue\(`plugins\.entries\.\$\{pluginId\}`, pluginId\)|path: `plugins\.entries\.\$\{pluginId\}`,\s*message: `plugin not found/,
  refusesUnknownPluginAllow:
    /pushMissingPluginIssue\("plugins\.allow", pluginId\)|path: "plugins\.allow",\s*message: `plugin not found/,
  refusesUnknownPluginDeny:
    /pushMissingPluginIssue\("plugins\.deny", pluginId\)|path: "plugins\.deny",\s*message: `plugin not found/,
  // Records of installed plugins that are no longer in the schema, and that reading the config takes out first.
  readsPluginInstalls: /validateConfigObjectWithPlugins\(stripShippedPluginInstallConfigRecords\(/,
  // The function that looks at ids stayed as it was, what it takes did not.
  execSecretIdsWithoutHash: /EXEC_SECRET_REF_ID_PATTERN = \/\^\[A-Za-z0-9\]\[A-Za-z0-9\._:\/-\]/,
  refusesMissingLoadPath: /level: "error",\s*message: `plugin path not found/,
};

/** Lists the release keeps in its code. */
const LISTS = [
  'GENERATED_BUNDLED_CHANNEL_CONFIG_METADATA',
  'BUILT_IN_MODEL_PROVIDER_OVERLAY_IDS',
  'CHANNEL_IDS',
  'CHAT_CHANNEL_ALIASES',
  'RETIRED_PLUGIN_IDS',
  'DEFAULT_MODEL_ALIASES',
  'CORE_UNSUPPORTED_SECRETREF_CONFIG_CANDIDATE_PATTERNS',
  'listOfficialExternalPluginCatalogEntries',
  'LEGACY_CONFIG_MIGRATIONS',
];

const [root, work, dependencies, output = 1] = process.argv.slice(2);
const about = JSON.parse(readFileSync(path.join(root, 'package.json'), 'utf8'));
const table = new NodeTable();
const gaps = [];
mkdirSync(work, { recursive: true });
// The release's own words on standard output are not the answer.
process.stdout.write = () => true;

const modules = {};
let providerIds = {};
const validators = {};
const where = locate(root, ['OpenClawSchema', ...LISTS], look);
const schema = await readSchema();
const lists = await loadLists();
const plugins = readManifests(root, table);
const facts = {
  release: about.version,
  schema: schema?.node,
  checks: schema?.checks ?? {},
  plugins,
  channels: channelSchemas(),
  ...declared(),
  providerIds,
  migrations: migrations(),
  modules,
  validators,
  gaps,
  nodes: table.nodes,
};
writeFileSync(output, JSON.stringify(facts));
process.exit(0);

/** All lists of one bundle, or each of its own where one of them cannot be loaded. */
async function loadLists() {
  const together = await load(LISTS, 'lists');
  if (together !== undefined) return together;
  const each = await Promise.all(LISTS.map((name) => load([name], name)));
  for (const [index, name] of LISTS.entries()) if (each[index] === undefined) gaps.push(name);
  return Object.assign({}, ...each);
}

/** @returns what was declared under the names; `undefined` where that could not be loaded */
async function load(names, label) {
  const outfile = path.join(work, `${label}.mjs`);
  const wanted = new Map([...where].filter(([name]) => names.includes(name)));
  if (wanted.size === 0) return {};
  try {
    await bundleDeclarations({ root, where: wanted, outfile, dependencies: [dependencies] });
    if (label === 'schema') exposeRefinements(outfile);
    return await import(pathToFileURL(outfile).href);
  } catch (error) {
    if (label === 'schema') gaps.push(`schema: ${String(error.message).split('\n')[0]}`);
    return undefined;
  }
}

/** zod wraps what `superRefine` is given; here it is kept beside the wrapping. */
function exposeRefinements(file) {
  const text = readFileSync(file, 'utf8');
  const exposed = text
    .replace(/(function _superRefine\d*\(fn[\s\S]*?)return ch;/, '$1ch._zod.refinement = fn; return ch;')
    // Releases before 2026.4 bring a zod whose classic `superRefine` is written out.
    .replace(/(_zod\.check = \(payload\) => \{)/, '$1');
  writeFileSync(file, exposed);
}

async function readSchema() {
  const { OpenClawSchema } = (await load(['OpenClawSchema'], 'schema')) ?? {};
  if (OpenClawSchema === undefined) return undefined;
  const reader = new ZodReader(table);
  const node = reader.read(OpenClawSchema);
  const checks = Object.fromEntries(
    [...reader.sources].map(([hash, source]) => [
      hash,
      { source, places: [...new Set(reader.places.get(hash))].slice(0, 8) },
    ]),
  );
  return { node, checks };
}

function channelSchemas() {
  const { GENERATED_BUNDLED_CHANNEL_CONFIG_METADATA: listed } = lists;
  const found = {};
  for (const { channelId, pluginId, schema: own, aliases, unsupportedSecretRefSurfacePatterns } of listed ?? []) {
    found[channelId] = {
      plugin: pluginId,
      ...(own !== undefined && { schema: readJsonSchema(own, table) }),
      ...(aliases?.length > 0 && { aliases }),
      ...(unsupportedSecretRefSurfacePatterns?.length > 0 && { noSecretRef: unsupportedSecretRefSurfacePatterns }),
    };
  }
  return found;
}

function declared() {
  const { listOfficialExternalPluginCatalogEntries: list } = lists;
  const installable = {};
  for (const entry of list?.() ?? []) {
    const { plugin, channel, providers, webSearchProviders } = entry.openclaw ?? {};
    const id = plugin?.id ?? channel?.id;
    if (id === undefined) continue;
    installable[id] = {
      package: entry.name,
      ...(channel?.id !== undefined && { channel: channel.id }),
      ...(channel?.aliases?.length > 0 && { channelAliases: channel.aliases }),
      ...(providers?.length > 0 && { providers: providers.map((each) => each.id) }),
      ...(webSearchProviders?.length > 0 && { webSearch: webSearchProviders.map((each) => each.id) }),
    };
  }
  return {
    overlays: listed(lists.BUILT_IN_MODEL_PROVIDER_OVERLAY_IDS),
    channelIds: listed(lists.CHANNEL_IDS),
    channelAliases: lists.CHAT_CHANNEL_ALIASES,
    retiredPlugins: listed(lists.RETIRED_PLUGIN_IDS),
    modelAliases: lists.DEFAULT_MODEL_ALIASES,
    noSecretRef: lists.CORE_UNSUPPORTED_SECRETREF_CONFIG_CANDIDATE_PATTERNS,
    installable,
  };
}

function listed(value) {
  return value === undefined ? undefined : [...value];
}

/** Config migrations by id, with a hash of what they do; and what every plugin's doctor says it migrates. */
function migrations() {
  const { LEGACY_CONFIG_MIGRATIONS: list } = lists;
  const own = (Array.isArray(list) ? list : []).map(({ id, apply }) => [id, hashOf(String(apply))]);
  // 2026.8 only says that a plugin has some.
  const fromPlugins = Object.entries(plugins).flatMap(([plugin, { doctor }]) =>
    Array.isArray(doctor?.stateMigrations)
      ? doctor.stateMigrations.map(({ id }) => [`${plugin}: ${id}`, ''])
      : doctor?.stateMigrations === true
        ? [[`${plugin}: state`, '']]
        : [],
  );
  return Object.fromEntries([...own, ...fromPlugins]);
}

/** Provider ids that the release reads as another one; smaller functions of the name know a part of them. */
function noteProviderIds(text) {
  for (const [, body] of text.matchAll(/function normalizeProviderId\(\w+\) \{([\s\S]*?)\n\}/g)) {
    const found = {};
    for (const [, condition, id] of body.matchAll(/if \(([^)]*)\)\s*\{?\s*return "([^"]+)"/g)) {
      for (const [, alias] of condition.matchAll(/=== "([^"]+)"/g)) if (alias !== id) found[alias] = id;
    }
    if (Object.keys(found).length > Object.keys(providerIds).length) providerIds = found;
  }
}

/** Notes the validators of a chunk, and its source modules of migrations, state imports and checks, each with a hash. */
function look(text) {
  for (const [, name, body] of text.matchAll(/^\/\/#region (src\/\S+)\n([\s\S]*?)^\/\/#endregion/gm)) {
    if (/state-migration|doctor-.*migrat|legacy-config-migrations|config\/validation|zod-schema/.test(name)) {
      modules[name] ??= hashOf(body);
    }
  }
  noteProviderIds(text);
  for (const name of VALIDATORS) {
    if (validators[name] !== undefined || !text.includes(name)) continue;
    const declared = new RegExp(
      `^(\\s*)(?:export )?(?:function ${name}\\(|const ${name} = \\()([\\s\\S]*?)\\n\\1}`,
      'm',
    ).exec(text);
    if (declared !== null) validators[name] = hashOf(declared[2]);
  }
  for (const [name, line] of Object.entries(MARKS)) {
    const [found] = validators[name] === undefined ? (line.exec(text) ?? []) : [];
    if (found !== undefined) validators[name] = hashOf(found);
  }
}

function hashOf(text) {
  return createHash('sha256')
    .update(text.replace(/\$\d+|\s+/g, ' '))
    .digest('hex')
    .slice(0, 8);
}
