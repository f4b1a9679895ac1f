import type { JsonValue } from '../../document/node.js';
import { parseDocument } from '../../document/parse.js';
import { isObject, toValue } from '../../document/value.js';
import type { Installation, InstallationFile } from '../installation.js';
import { isDatabase } from '../state/era.js';

/** What is known of one profile without its secrets. */
export interface StoredProfile {
  readonly id: string;
  readonly provider: string | undefined;
}

const cache = new WeakMap<Installation, Map<string, readonly StoredProfile[] | undefined>>();

/**
 * The profiles an agent can sign in with: its own store and that of the main agent.
 * @returns `undefined` where no store could be read: then nothing is known
 */
export function storedProfiles(
  installation: Installation,
  agentId: string | undefined,
): readonly StoredProfile[] | undefined {
  const known = cache.get(installation) ?? new Map<string, readonly StoredProfile[] | undefined>();
  cache.set(installation, known);
  const name = agentId ?? '';
  if (!known.has(name)) known.set(name, readStores(installation, agentId));
  return known.get(name);
}

function readStores(installation: Installation, agentId: string | undefined): readonly StoredProfile[] | undefined {
  // From 2026.6 on the store is a row; what still lies in files is left over, and the row may not have been read.
  const isUnread = installation.files.some((file) => isDatabase(file) && file.unread !== undefined);
  if (isUnread) return undefined;
  const stores = installation.files
    .filter(({ kind }) => kind === 'auth-profiles')
    .filter((file) => file.agentId === undefined || file.agentId === 'main' || file.agentId === agentId)
    .map(readStore);
  const read = stores.filter((store) => store !== undefined);
  return read.length === 0 || read.length < stores.length ? undefined : read.flat();
}

function readStore({ content }: InstallationFile): readonly StoredProfile[] | undefined {
  if (content === undefined) return undefined;
  const { root, problems } = parseDocument(content);
  if (root === undefined || problems.length > 0) return undefined;
  const profiles = record(record(toValue(root))?.profiles);
  return (
    profiles &&
    Object.entries(profiles).map(([id, profile]) => {
      const provider = record(profile)?.provider;
      return { id, provider: typeof provider === 'string' ? provider.trim().toLowerCase() : undefined };
    })
  );
}

function record(value: JsonValue | undefined): { readonly [key: string]: JsonValue } | undefined {
  return isObject(value) ? value : undefined;
}
