// What the manifests of a package's plugins say, reduced to what a config can be right or wrong about.
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { readJsonSchema } from './json-nodes.mjs';

/** @returns facts of every plugin in the package, by its id */
export function readManifests(root, table) {
  const plugins = {};
  for (const folder of pluginFolders(root)) {
    const manifest = readJson(path.join(folder, 'openclaw.plugin.json'));
    if (typeof manifest?.id !== 'string') continue;
    plugins[manifest.id] = reduced(manifest, readJson(path.join(folder, 'package.json')), table);
  }
  return plugins;
}

function pluginFolders(root) {
  return ['dist/extensions', 'extensions']
    .map((folder) => path.join(root, folder))
    .filter((folder) => existsSync(folder))
    .flatMap((folder) =>
      readdirSync(folder)
        .sort()
        .map((name) => path.join(folder, name)),
    );
}

function readJson(file) {
  if (!existsSync(file)) return undefined;
  return JSON.parse(readFileSync(file, 'utf8'));
}

function reduced(manifest, about, table) {
  const catalog = manifest.modelCatalog ?? {};
  const channels = Object.entries(manifest.channelConfigs ?? {}).flatMap(([id, { schema }]) =>
    schema === undefined ? [] : [[id, readJsonSchema(schema, table)]],
  );
  return compact({
    onByDefault: manifest.enabledByDefault === true ? true : undefined,
    platforms: manifest.enabledByDefaultOnPlatforms,
    kind: manifest.kind,
    legacyIds: manifest.legacyPluginIds,
    channels: manifest.channels,
    channelAliases: about?.openclaw?.channel?.aliases,
    channelSchemas: channels.length === 0 ? undefined : Object.fromEntries(channels),
    providers: manifest.providers,
    providerAliases: manifest.providerAuthAliases,
    catalogAliases: mapped(catalog.aliases, ({ provider }) => provider),
    providerEnv: authEnv(manifest),
    channelEnv: manifest.channelEnvVars,
    webSearch: manifest.contracts?.webSearchProviders,
    tools: manifest.contracts?.tools,
    suppressed: suppressions(catalog.suppressions),
    modelIds: mapped(manifest.modelIdNormalization?.providers, compact),
    secretInputs: manifest.configContracts?.secretInputs?.paths?.map((each) => each.path),
    cliBackends: manifest.cliBackends,
    commandAliases: manifest.commandAliases?.map((each) => each.name ?? each),
    doctor: manifest.doctorContract,
    config: manifest.configSchema === undefined ? undefined : readJsonSchema(manifest.configSchema, table),
  });
}

function authEnv({ setup, providerAuthEnvVars }) {
  const found = { ...providerAuthEnvVars };
  for (const { id, envVars } of setup?.providers ?? []) if (envVars?.length > 0) found[id] = envVars;
  return found;
}

/** Models the release refuses, by provider; a `when` makes it depend on what is not in the config. */
function suppressions(list) {
  const found = {};
  for (const { provider, model, when, reason } of list ?? []) {
    if (when !== undefined) continue;
    found[provider] ??= {};
    found[provider][model] = reason ?? '';
  }
  return found;
}

function mapped(value, each) {
  return value === undefined
    ? undefined
    : Object.fromEntries(
        Object.entries(value).flatMap(([key, entry]) => {
          const result = each(entry);
          return result === undefined ? [] : [[key, result]];
        }),
      );
}

/** Without what says nothing. */
function compact(value) {
  return Object.fromEntries(
    Object.entries(value).filter(([, entry]) => {
      if (entry === undefined || entry === null) return false;
      if (Array.isArray(entry)) return entry.length > 0;
      return typeof entry !== 'object' || Object.keys(entry).length > 0;
    }),
  );
}
