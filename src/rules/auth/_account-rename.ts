import { parseDocument } from '../../document/parse.js';
import type { FileChange, Fix } from '../../engine/finding.js';
import { byOpenClaw, changeOf, type EditBuilder, safeAcross } from '../../engine/fix.js';
import {
  codexRenames,
  isOldAccount,
  isOldProvider,
  PROVIDER,
  renamedAlready,
} from '../../openclaw/auth/codex-accounts.js';
import { stringsBelow } from '../../openclaw/config/strings-below.js';
import { type ConfigValue, createView } from '../../openclaw/config/view.js';
import type { Installation, InstallationFile } from '../../openclaw/installation.js';
import type { Release } from '../../openclaw/releases/release.js';
import { entriesOf, entryText } from '../../openclaw/sessions/store.js';
import { cronJobs } from '../../openclaw/state/cron-jobs.js';
import { isDatabase } from '../../openclaw/state/era.js';
import { firstOf, joinedOrder, type OrderRule, type Orders, ordersIn } from './_account-order.js';

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
  const rule: OrderRule = { renames, signIns: [...new Set(signIns)], first: firstOf(config, release) };
  const behind = ordersIn(config?.at('auth.order'));
  const files = [
    ...(config === undefined || installation.configPath === undefined
      ? []
      : [changeOf(installation.configPath, (edit) => renameInConfig(edit, config, rule))]),
    ...stores.map(({ file, root }) => changeOf(file.path, (edit) => renameInStore(edit, root, rule, behind))),
    ...parsed(installation, 'auth-state').map(({ file, root }) =>
      changeOf(file.path, (edit) => renameState(edit, root, rule, behind)),
    ),
    ...parsed(installation, 'cron-jobs').map(({ file, root }) =>
      changeOf(file.path, (edit) => renameInJobs(edit, root, renames)),
    ),
    ...installation.files
      .filter(({ kind }) => kind === 'sessions')
      .map((file) => changeOf(file.path, (edit) => renamePins(edit, file, renames))),
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

function renameInConfig(edit: EditBuilder, config: ConfigValue, rule: OrderRule): void {
  renameProfiles(edit, config.at('auth.profiles'), rule.renames);
  renameOrder(edit, config.at('auth.order'), joinedOrder(ordersIn(config.at('auth.order')), rule));
  renameReferences(edit, config, rule.renames);
}

function renameInStore(edit: EditBuilder, root: ConfigValue, rule: OrderRule, behind: Orders): void {
  renameProfiles(edit, root.at('profiles'), rule.renames);
  renameState(edit, root, rule, behind);
}

function renameProfiles(
  edit: EditBuilder,
  profiles: ConfigValue | undefined,
  renames: ReadonlyMap<string, string>,
): void {
  for (const profile of profiles?.members() ?? []) {
    const provider = profile.at(['provider']);
    const next = renames.get(String(profile.key));
    if (next !== undefined && profiles?.has([next])) {
      edit.remove(profile);
      continue;
    }
    if (provider !== undefined && isOldProvider(provider.string)) edit.set(provider, PROVIDER);
    if (next !== undefined) edit.rename(profile, next);
  }
}

/** `order`, `lastGood` and `usageStats` of a store, or of the file that newer releases keep them in. */
function renameState(edit: EditBuilder, root: ConfigValue, rule: OrderRule, behind: Orders): void {
  renameOrder(edit, root.at('order'), joinedOrder(ordersIn(root.at('order')), rule, behind));
  const lastGood = root.at('lastGood');
  for (const last of lastGood?.members() ?? []) {
    const next = rule.renames.get(last.string?.trim() ?? '');
    const isOld = isOldProvider(String(last.key));
    if (isOld && lastGood?.has([PROVIDER])) edit.remove(last);
    else {
      if (next !== undefined) edit.set(last, next);
      if (isOld) edit.rename(last, PROVIDER);
    }
  }
  const usage = root.at('usageStats');
  for (const stats of usage?.members() ?? []) {
    const next = rule.renames.get(String(stats.key));
    if (next === undefined) continue;
    if (usage?.has([next])) edit.remove(stats);
    else edit.rename(stats, next);
  }
}

function renameOrder(edit: EditBuilder, order: ConfigValue | undefined, joined: readonly string[] | undefined): void {
  const members = order?.members() ?? [];
  const old = members.filter(({ key }) => isOldProvider(String(key)));
  const current = members.find(({ key }) => String(key) === PROVIDER);
  if (joined === undefined || (old.length === 0 && sameList(current, joined))) return;
  const [kept, ...others] = current === undefined ? old : [current, ...old];
  if (kept === undefined) return;
  if (!sameList(kept, joined)) edit.set(kept, [...joined]);
  for (const other of others) edit.remove(other);
  if (current === undefined) edit.rename(kept, PROVIDER);
}

function sameList(list: ConfigValue | undefined, ids: readonly string[]): boolean {
  const items = list?.items() ?? [];
  return items.length === ids.length && items.every((item, index) => item.string === ids[index]);
}

const SUFFIX = /@(openai-codex:[^@\s]+)\s*$/i;

/** An account that a model ref pins (`openai/gpt-5.5@openai-codex:me`), or that stands under `authProfileId`. */
function renameReferences(edit: EditBuilder, value: ConfigValue, renames: ReadonlyMap<string, string>): void {
  if (renames.size === 0) return;
  for (const text of stringsBelow(value)) {
    const { key, string = '' } = text;
    const pinned = SUFFIX.exec(string)?.[1];
    const next = renames.get(pinned ?? (key === 'authProfileId' ? string.trim() : ''));
    if (next !== undefined) edit.set(text, pinned === undefined ? next : string.replace(SUFFIX, `@${next}`));
  }
}

function renameInJobs(edit: EditBuilder, root: ConfigValue, renames: ReadonlyMap<string, string>): void {
  for (const job of cronJobs(root)) {
    const payload = job.at('payload');
    if (payload !== undefined) renameReferences(edit, payload, renames);
  }
}

const PIN = 'authProfileOverride';

/** Only the entries that name an old account are parsed: a store may be very large. */
function renamePins(edit: EditBuilder, file: InstallationFile, renames: ReadonlyMap<string, string>): void {
  if (renames.size === 0 || !/openai-codex:/i.test(file.content ?? '')) return;
  for (const entry of entriesOf(file)) {
    const { key, start } = entry;
    const text = entryText(file, entry);
    if (!/openai-codex:/i.test(text)) continue;
    const document = parseDocument(text);
    const view = createView({ file: file.path, document, offset: start, prefix: [key] });
    const next = renames.get(view?.at([PIN])?.string?.trim() ?? '');
    if (next !== undefined) edit.set([key, PIN], next);
  }
}
