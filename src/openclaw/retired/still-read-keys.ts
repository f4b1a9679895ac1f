import type { JsonValue } from '../../document/node.js';
import type { ConfigValue } from '../config/view.js';
import type { Installation } from '../installation.js';
import { isAtLeast, parseRelease } from '../releases/release.js';
import { defaultCronStore, isPath, mayNotify } from './harmless.js';
import type { StillReadKey } from './still-read-key.js';

const MACHINE_STATE = 'migrateLegacyConfigMachineState (infra/state-migrations.config-machine-state)';
/** From this release on a config that lists plugins says by itself how bundled ones are found. */
const DISCOVERY_IN_STATE = '2026.7.2';

/** Read in the code of 2026.5.12, 2026.6.11, 2026.7.35, 2026.8.2 and 2026.9.6; `since` is the first release known to import. */
export const STILL_READ_KEYS: readonly StillReadKey[] = [
  {
    key: 'cron.store',
    since: '2026.8.1',
    places: ['cron.store'],
    takes: 'first',
    reader: `repairLegacyCronStoreWithoutPrompt (commands/doctor/cron), ${MACHINE_STATE}`,
    does: 'imports the jobs of that file and goes on using its name for them',
    otherwise: 'the jobs of that file run no more, and those of the default file, if there is one, run in their place',
    harmlessIf: 'it names the default file, `cron/jobs.json` of the state directory',
    isHarmless: (value, { installation }) => isPath(value, defaultCronStore(installation), installation),
    mark: 'cron.store',
  },
  {
    key: 'cron.webhook',
    since: '2026.8.1',
    places: ['cron.webhook'],
    takes: 'first',
    reader: 'repairLegacyCronStoreWithoutPrompt (commands/doctor/cron)',
    does: 'writes the address into the jobs that say `notify: true`',
    otherwise: 'those jobs report to nobody',
    harmlessIf: 'no stored job says `notify: true`',
    isHarmless: (_, around) => !mayNotify(around),
  },
  {
    key: 'tts.prefsPath',
    since: '2026.8.1',
    places: ['tts.prefsPath', 'messages.tts.prefsPath'],
    takes: 'first',
    reader: MACHINE_STATE,
    does: 'goes on keeping the preferences of speech in that file',
    otherwise: 'speech begins anew with the preferences of the default file',
    harmlessIf: 'it names the default file, `settings/tts.json` of the state directory',
    isHarmless: (value, { installation }) => isPath(value, inStateDir(installation, 'settings/tts.json'), installation),
    mark: 'tts.prefsPath',
  },
  {
    key: 'plugins.bundledDiscovery',
    since: '2026.8.1',
    places: ['plugins.bundledDiscovery'],
    takes: 'first',
    reader: MACHINE_STATE,
    does: 'goes on finding bundled plugins in this way',
    otherwise:
      'the doctor guesses from `plugins.allow` and `meta.lastTouchedVersion`: plugins that were on are off, or those that were locked out are on',
    harmlessIf: 'it is what the doctor would guess',
    isHarmless: (value, { config }) => value === (guessesCompat(config) ? 'compat' : 'allowlist'),
    mark: 'plugins.bundledDiscovery',
  },
  {
    key: 'meta.lastTouchedVersion',
    since: '2026.8.1',
    places: ['meta.lastTouchedVersion'],
    takes: 'first',
    reader: MACHINE_STATE,
    does: 'judges by it how bundled plugins are found where `plugins.allow` is set, and whether the config is from a later release',
    otherwise: 'a config that lists plugins is taken for one of an old release',
    harmlessIf: '`plugins.allow` lists nothing',
    isHarmless: (_, { config }) => (config.at('plugins.allow')?.items().length ?? 0) === 0,
  },
  {
    key: 'hooks.internal.installs',
    since: '2026.8.1',
    places: ['hooks.internal.installs'],
    takes: 'first',
    reader: MACHINE_STATE,
    does: 'keeps the records in its database, from which hooks are updated',
    otherwise: 'OpenClaw no longer knows where the installed hooks came from and cannot update them',
    harmlessIf: 'it records nothing',
    isHarmless: isEmptyObject,
    mark: 'hooks.internal.installs',
  },
  {
    key: 'meta.lastTouchedAt',
    since: '2026.8.1',
    places: ['meta.lastTouchedAt'],
    takes: 'first',
    reader: MACHINE_STATE,
    does: 'keeps the date in its database and writes a new one at once',
    otherwise: 'nothing: no release reads the date again',
    harmlessIf: 'always',
    isHarmless: () => true,
    mark: 'config.lastTouchedAt',
  },
  {
    key: 'plugins.installs',
    since: '2026.4.25',
    places: ['plugins.installs'],
    takes: 'first',
    reader: 'importShippedPluginInstallConfigForDoctor (plugins/plugin-registry-migration)',
    does: 'imports the records into its list of installed plugins',
    otherwise: 'the plugins have to be installed again',
    harmlessIf: 'it records nothing',
    isHarmless: isEmptyObject,
  },
  {
    key: 'memory.search.store.path',
    since: '2026.7.1',
    places: [
      'memory.search.store.path',
      'agents.{list[*],entries.*,defaults}.memory.search.store.path',
      'memorySearch.store.path',
      'agents.{list[*],entries.*,defaults}.memorySearch.store.path',
    ],
    takes: 'every',
    reader: 'collectLegacyMemorySidecarSources (memory-core, doctor-contract-api)',
    does: 'imports the memory index of that file into the database of the agent',
    otherwise: 'the index of that file is left behind, and every note is embedded anew, which the provider bills',
    harmlessIf:
      'it names the default file, `memory/{agentId}.sqlite` of the state directory, or one that does not exist',
    isHarmless: (value, { installation }) =>
      isPath(value, inStateDir(installation, 'memory/{agentId}.sqlite'), installation) ||
      (typeof value === 'string' && installation.missingPaths?.has(value) === true),
  },
  {
    key: 'plugins.entries.canvas.config.host.root',
    since: '2026.8.1',
    places: ['plugins.entries.canvas.config.host.root', 'canvasHost.root'],
    takes: 'first',
    reader: 'resolveLegacyCanvasDocumentsDir (canvas, doctor-contract-api)',
    does: 'copies the documents of that folder into its state',
    otherwise: 'the documents of that folder are not found any more',
    harmlessIf: 'it names the default folder, `canvas` of the state directory',
    isHarmless: (value, { installation }) => isPath(value, inStateDir(installation, 'canvas'), installation),
  },
  {
    key: 'channels.reef.friends',
    since: '2026.8.1',
    places: ['channels.reef.friends'],
    takes: 'first',
    reader: 'inspectLegacyReefFriends (reef, doctor-contract-api)',
    does: 'imports the peers that were approved into the state of the plugin',
    otherwise: 'every peer has to be approved again',
    harmlessIf: 'it lists nobody',
    isHarmless: isEmptyObject,
  },
];

function guessesCompat(config: ConfigValue): boolean {
  if ((config.at('plugins.allow')?.items().length ?? 0) === 0) return false;
  const touched = parseRelease(config.at('meta.lastTouchedVersion')?.string ?? '');
  return touched === undefined || !isAtLeast(touched, DISCOVERY_IN_STATE);
}

function isEmptyObject(value: JsonValue): boolean {
  return typeof value === 'object' && value !== null && Object.keys(value).length === 0;
}

function inStateDir({ stateDir }: Installation, file: string): string | undefined {
  return stateDir === undefined ? undefined : `${stateDir}/${file}`;
}
