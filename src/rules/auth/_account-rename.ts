import { parseDocument } from '../../document/parse.js';
import type { FileChange, Fix } from '../../engine/finding.js';
import { byOpenClaw, changeOf, safeAcross } from '../../engine/fix.js';
import { codexRenames, isOldAccount, isOldProvider, renamedAlready } from '../../openclaw/auth/codex-accounts.js';
import { type ConfigValue, createView } from '../../openclaw/config/view.js';
import type { Installation, InstallationFile } from '../../openclaw/installation.js';
import type { Release } from '../../openclaw/releases/release.js';
import { isDatabase } from '../../openclaw/state/era.js';
import { firstOf, type OrderRule, ordersIn } from './_account-order.js';
import { renameInConfig, renameInJobs, renameInSessions, renameInState, renameInStore } from './_rename-accounts.js';

/** The accounts of `openai-codex` under the names that 2026.6 and later give them, wherever the old ones stand. */
export interface AccountRename {
  readonly renames: ReadonlyMap<string, string>;
  /** Everything at once, or what a person has to do where that cannot be. */
  readonly fix: Fix;
}

/** A file of the installation that parses. */
interface Parsed {
  readonly file: InstallationFile;
  readonly root: ConfigValue;
}

const known = new WeakMap<Installation, Map<ConfigValue | undefined, AccountRename | undefined>>();

/** @returns `undefined` where no file names an account by its old name */
export function accountRename(
  installation: Installation,
  config: ConfigValue | undefined,
  release: Release,
): AccountRename | undefined {
  const byConfig = known.get(installation) ?? new Map<ConfigValue | undefined, AccountRename | undefined>();
  known.set(installation, byConfig);
  if (!byConfig.has(config)) byConfig.set(config, plan(installation, config, release));
  return byConfig.get(config);
}

function plan(
  installation: Installation,
  config: ConfigValue | undefined,
  release: Release,
): AccountRename | undefined {
  const stores = parsed(installation, 'auth-profiles');
  const held = stores.flatMap(({ root }) => root.at('profiles')?.members() ?? []).filter(({ isObject }) => isObject);
  const declared = config?.at('auth.profiles')?.members() ?? [];
  const ids = held.map(({ key }) => String(key));
  const fresh = codexRenames([...ids, ...declared.map(({ key }) => String(key)), ...namedIn(stores, config)]);
  const renames = new Map([...fresh].map(([id, next]) => [id, renamedAlready(id, ids) ?? next]));
  const signIns = [...held, ...declared]
    .filter((one) => isOldProvider(one.at(['provider'])?.string))
    .map(({ key }) => String(key));
  const rule: OrderRule = { renames, signIns: [...new Set(signIns)], first: () => firstOf(config, release) };
  const behind = ordersIn(config?.at('auth.order'));
  const files = [
    ...(config === undefined || installation.configPath === undefined
      ? []
      : [changeOf(installation.configPath, (edit) => renameInConfig(edit, config, rule))]),
    ...stores.map(({ file, root }) => changeOf(file.path, (edit) => renameInStore(edit, root, rule, behind))),
    ...parsed(installation, 'auth-state').map(({ file, root }) =>
      changeOf(file.path, (edit) => renameInState(edit, root, rule, behind)),
    ),
    ...parsed(installation, 'cron-jobs').map(({ file, root }) =>
      changeOf(file.path, (edit) => renameInJobs(edit, root, renames)),
    ),
    ...installation.files
      .filter(({ kind }) => kind === 'sessions')
      .map((file) => changeOf(file.path, (edit) => renameInSessions(edit, file, renames))),
  ].filter(({ operations }) => operations.length > 0);
  return files.length === 0 ? undefined : { renames, fix: fixFor(installation, stores, files, renames) };
}

/** Half of a rename makes another account pay: where one file cannot be written, none is. */
function fixFor(
  installation: Installation,
  stores: readonly Parsed[],
  files: readonly FileChange[],
  renames: ReadonlyMap<string, string>,
): Fix {
  const paths = new Set(files.map(({ file }) => file));
  const inRows = installation.files.some((file) => paths.has(file.path) && file.rows !== undefined);
  const unseen = installation.files.some((file) => isDatabase(file) && file.unread !== undefined);
  const unparsed = installation.files.some(
    (file) =>
      file.kind === 'auth-profiles' &&
      (file.content === undefined || !stores.some((one) => one.file.path === file.path)),
  );
  if (stores.length === 0 || inRows || unseen || unparsed) {
    return byOpenClaw('Run `openclaw doctor --fix` on the machine that has the sign-ins: it renames both sides');
  }
  return safeAcross(titleFor([...renames.values()]), files);
}

function titleFor(names: readonly string[]): string {
  const quoted = names.map((name) => `\`${name}\``).join(', ');
  if (names.length === 0) return 'Give the accounts to `openai` in every file that names them';
  if (names.length === 1) return `Rename the account to ${quoted} in every file that names it`;
  return `Rename the accounts to ${quoted} in every file that names them`;
}

/** Old names that orders and last uses hold, also of accounts that are gone. */
function namedIn(stores: readonly Parsed[], config: ConfigValue | undefined): readonly string[] {
  const orders = [config?.at('auth.order'), ...stores.map(({ root }) => root.at('order'))];
  return orders
    .flatMap((order) => order?.members() ?? [])
    .flatMap((order) => order.items())
    .flatMap((item) => item.string?.trim() ?? [])
    .filter(isOldAccount);
}

function parsed(installation: Installation, kind: InstallationFile['kind']): readonly Parsed[] {
  return installation.files.flatMap((file) => {
    if (file.kind !== kind || file.content === undefined) return [];
    const document = parseDocument(file.content);
    const root =
      document.problems.length > 0 ? undefined : createView({ file: file.path, document, offset: 0, prefix: [] });
    return root === undefined ? [] : [{ file, root }];
  });
}
