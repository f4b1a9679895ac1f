import { parseDocument } from '../../document/parse.js';
import type { EditBuilder } from '../../engine/fix.js';
import { isOldProvider, PROVIDER } from '../../openclaw/auth/codex-accounts.js';
import { stringsBelow } from '../../openclaw/config/strings-below.js';
import { type ConfigValue, createView } from '../../openclaw/config/view.js';
import type { InstallationFile } from '../../openclaw/installation.js';
import { entriesOf, entryText } from '../../openclaw/sessions/store.js';
import { cronJobs } from '../../openclaw/state/cron-jobs.js';
import { joinedOrder, type OrderRule, type Orders, ordersIn } from './_account-order.js';

export function renameInConfig(edit: EditBuilder, config: ConfigValue, rule: OrderRule): void {
  renameProfiles(edit, config.at('auth.profiles'), rule.renames);
  renameOrder(edit, config.at('auth.order'), joinedOrder(ordersIn(config.at('auth.order')), rule));
  renameReferences(edit, config, rule.renames);
}

export function renameInStore(edit: EditBuilder, root: ConfigValue, rule: OrderRule, behind: Orders): void {
  renameProfiles(edit, root.at('profiles'), rule.renames);
  renameInState(edit, root, rule, behind);
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
export function renameInState(edit: EditBuilder, root: ConfigValue, rule: OrderRule, behind: Orders): void {
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

export function renameInJobs(edit: EditBuilder, root: ConfigValue, renames: ReadonlyMap<string, string>): void {
  for (const job of cronJobs(root)) {
    const payload = job.at('payload');
    if (payload !== undefined) renameReferences(edit, payload, renames);
  }
}

const PIN = 'authProfileOverride';

/** Only the entries that name an old account are parsed: a store may be very large. */
export function renameInSessions(
  edit: EditBuilder,
  file: InstallationFile,
  renames: ReadonlyMap<string, string>,
): void {
  if (renames.size === 0) return;
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
