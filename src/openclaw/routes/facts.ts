import { parseDocument } from '../../document/parse.js';
import { toValue } from '../../document/value.js';
import { perConfig } from '../config/per-config.js';
import type { ConfigValue } from '../config/view.js';
import type { FileKind, Installation, InstallationFile } from '../installation.js';
import { isDatabase } from '../state/era.js';
import { readAuthState, readAuthStore } from './accounts/auth-store.js';
import type { AuthProfile, StateFacts } from './types.js';

/** A file of the installation, with the text it has at the moment. */
interface Text {
  readonly path: string;
  readonly text: string;
}

/**
 * What is known of the credentials beside a config: which profiles there are, in which order, and which variables are
 * set. Pure: the texts of the auth stores are those of the installation unless newer ones are given.
 */
export function stateFacts(
  installation: Installation,
  config: ConfigValue | undefined,
  texts: readonly Text[] = [],
): StateFacts {
  if (config === undefined || texts.length > 0) return readFacts(installation, config, texts);
  const known = factsOf(config).get(installation);
  if (known !== undefined) return known;
  const fresh = readFacts(installation, config, texts);
  factsOf(config).set(installation, fresh);
  return fresh;
}

/** Several rules ask. */
const factsOf = perConfig(() => new WeakMap<Installation, StateFacts>());

function readFacts(installation: Installation, config: ConfigValue | undefined, texts: readonly Text[]): StateFacts {
  const newer = new Map(texts.map(({ path, text }) => [path, text]));
  const stores = installation.files.flatMap((file) => {
    const read = READERS[file.kind];
    if (read === undefined) return [];
    const text = newer.get(file.path) ?? file.content;
    if (text === undefined) return [];
    const { root } = parseDocument(text);
    return root === undefined ? [] : [read(toValue(root), file.agentId ?? 'main')];
  });
  return {
    profiles: stores.flatMap(({ profiles }) => profiles),
    orders: stores.flatMap(({ orders }) => orders),
    usage: stores.flatMap(({ usage }) => usage),
    now: installation.readAt,
    stores: coverage(installation),
    envNames: new Set([...installation.envNames, ...configEnvNames(config)]),
  };
}

/** Newer releases keep the order of profiles beside them. */
const READERS: Readonly<Partial<Record<FileKind, typeof readAuthStore>>> = {
  'auth-profiles': readAuthStore,
  'auth-state': readAuthState,
};

/** Newer releases keep credentials in databases, which cannot always be read; a copy of a home may have been made without any. */
function coverage({ stateDir, directories, files, problems }: Installation): StateFacts['stores'] {
  const stores = files.filter(({ kind }) => kind === 'auth-profiles');
  const isHome = stores.length > 0 || files.some(({ agentId }) => agentId !== undefined);
  if (stateDir === undefined || !isHome || !directories.some(({ path }) => path === stateDir)) return 'unread';
  const hidden = files.some(
    (file) => file.kind === 'auth-legacy' || OAUTH_FILE.test(file.path) || (isDatabase(file) && !isRead(file)),
  );
  const unread = problems.some(({ path }) => /auth-profiles\.json$/.test(path));
  if (hidden || unread) return 'partial';
  return stores.length === 0 ? 'absent' : 'complete';
}

const OAUTH_FILE = /[/\\]credentials[/\\]oauth\.json$/;

function isRead({ unread, schemaVersion }: InstallationFile): boolean {
  return unread === undefined && schemaVersion !== undefined;
}

/** Variables a config sets itself: `env.NAME` and `env.vars.NAME`. */
function configEnvNames(config: ConfigValue | undefined): readonly string[] {
  const env = config?.at('env');
  const all = [...(env?.members() ?? []), ...(env?.at(['vars'])?.members() ?? [])];
  return all.filter((value) => value.string !== undefined && value.string.trim() !== '').map(({ key }) => String(key));
}

/** Profiles that `auth.profiles` declares; the credential itself lies in a store. */
export const declaredProfiles = perConfig((config): readonly AuthProfile[] =>
  (config.at('auth.profiles')?.members() ?? []).flatMap((profile) => {
    const provider = profile.at(['provider'])?.string ?? String(profile.key).split(':')[0];
    const mode = (profile.at(['mode']) ?? profile.at(['type']))?.string?.trim().toLowerCase().replace('_', '-');
    if (provider === undefined || (mode !== 'oauth' && mode !== 'token' && mode !== 'api-key')) return [];
    return [{ id: String(profile.key), provider: provider.trim().toLowerCase(), kind: mode, agent: undefined }];
  }),
);
