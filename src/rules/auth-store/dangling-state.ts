import { type EditBuilder, unsafe } from '../../engine/fix.js';
import { defineRule } from '../../engine/rule.js';
import { isOldAccount } from '../../openclaw/auth/codex-accounts.js';
import { storedProfiles } from '../../openclaw/auth/profile-ids.js';
import type { ConfigValue } from '../../openclaw/config/view.js';
import { accountRename } from '../auth/_account-rename.js';
import { examples } from './examples/dangling-state.js';

export default defineRule({
  id: 'auth-store/dangling-state',
  reads: 'auth-state',
  severity: 'warning',
  fixable: 'unsafe',
  since: '2026.6.1',
  summary: 'The order of accounts names one that the store does not have, or will not have after the import.',
  why: '2026.6 and 2026.7 rename the accounts of `openai-codex` in the store and import this file as it is: order and last good account then point at names that are gone, and another account is tried first. Later releases rename both.',
  references: ['https://docs.openclaw.ai/gateway/authentication'],
  examples,
  check({ root, file, config, target, installation, report }) {
    const profiles = storedProfiles(installation, file.agentId);
    if (profiles === undefined) return;
    const ids = profiles.map(({ id }) => id);
    const rename = accountRename(installation, config, target);
    const named = namedIds(root);
    const renamed = named.find(({ id }) => isOldAccount(id) && rename?.renames.has(id));
    if (renamed !== undefined && rename !== undefined) {
      report({
        at: renamed.at,
        message: `\`${renamed.id}\` is called \`${rename.renames.get(renamed.id)}\` from 2026.6 on; 2026.6 and 2026.7 do not import this file.`,
        fix: rename.fix,
      });
      return;
    }
    const known = new Set([...ids, ...(rename?.renames.values() ?? [])]);
    const gone = named.filter(({ id }) => !known.has(id));
    const [first] = gone;
    if (first === undefined) return;
    report({
      at: first.at,
      message: `No credential store has an account \`${first.id}\`.`,
      fix: unsafe(
        'Take the names of accounts that are gone out of this file',
        (edit) => dropNames(edit, root, known),
        'another account may be tried first',
      ),
    });
  },
});

function namedIds(root: ConfigValue): readonly { readonly id: string; readonly at: ConfigValue }[] {
  const listed = (root.at('order')?.members() ?? []).flatMap((order) => order.items());
  const named = [...listed, ...(root.at('lastGood')?.members() ?? [])].flatMap((at) =>
    at.string === undefined ? [] : [{ id: at.string, at }],
  );
  return [...named, ...(root.at('usageStats')?.members() ?? []).map((at) => ({ id: String(at.key), at }))];
}

function dropNames(edit: EditBuilder, root: ConfigValue, known: ReadonlySet<string>): void {
  for (const order of root.at('order')?.members() ?? []) {
    const kept = order.items().filter((item) => item.string === undefined || known.has(item.string));
    if (kept.length === 0 && order.items().length > 0) edit.remove(order);
    else if (kept.length < order.items().length) {
      for (const item of [...order.items()].reverse()) if (!kept.includes(item)) edit.remove(item);
    }
  }
  for (const last of root.at('lastGood')?.members() ?? [])
    if (last.string !== undefined && !known.has(last.string)) edit.remove(last);
  for (const stats of root.at('usageStats')?.members() ?? []) if (!known.has(String(stats.key))) edit.remove(stats);
}
