import { manual, unsafe } from '../../engine/fix.js';
import { defineRule } from '../../engine/rule.js';
import { renamedAlready } from '../../openclaw/auth/codex-accounts.js';
import { storedProfiles } from '../../openclaw/auth/profile-ids.js';
import { isHarnessOwned, sessionAgent } from '../../openclaw/sessions/entry.js';
import { accountRename } from '../auth/_account-rename.js';
import { examples } from './examples/dangling-auth-profile.js';

export default defineRule({
  id: 'sessions/dangling-auth-profile',
  reads: 'sessions',
  needles: ['authProfileOverride'],
  severity: 'warning',
  fixable: 'unsafe',
  since: '2026.6.1',
  summary: 'A session is pinned to an account that the credential store does not have under that name.',
  why: 'From 2026.6 on OpenClaw renames the accounts of `openai-codex` to `openai:…` when it imports the store; 2026.6 and 2026.7 leave the sessions on the old name. The pin then counts for nothing and another account answers.',
  references: ['https://docs.openclaw.ai/gateway/authentication', 'https://docs.openclaw.ai/providers/openai'],
  examples,
  entry({ key, entry, config, target, installation, report }) {
    if (!entry.isObject || isHarnessOwned(key, entry)) return;
    const pin = entry.at('authProfileOverride');
    const id = pin?.string?.trim();
    const profiles = storedProfiles(installation, sessionAgent(key));
    if (pin === undefined || !id || profiles === undefined) return;
    const ids = profiles.map((profile) => profile.id);
    const renamed = renamedAlready(id, ids);
    const pending = ids.includes(id) ? accountRename(installation, config, target)?.renames.get(id) : undefined;
    if (pending !== undefined) {
      report({
        at: pin,
        message: `The account \`${id}\` is called \`${pending}\` from 2026.6 on.`,
        fix: manual('Rename the account: the session is renamed with it, in one fix'),
      });
      return;
    }
    if (renamed === undefined && ids.includes(id)) return;
    if (renamed === undefined) {
      report({
        at: pin,
        message: `No credential store has an account \`${id}\`.`,
        fix: manual('Sign in again under that name, or choose another account with /model in that session'),
      });
      return;
    }
    report({
      at: pin,
      message: `The account \`${id}\` is called \`${renamed}\` from 2026.6 on.`,
      fix: unsafe(
        `Pin the session to ${renamed}`,
        (edit) => {
          edit.set(pin, renamed);
        },
        'the session signs in under that name; releases before 2026.6 know only the old one',
      ),
    });
  },
});
