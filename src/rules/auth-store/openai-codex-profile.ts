import { type EditBuilder, unsafe } from '../../engine/fix.js';
import { defineRule } from '../../engine/rule.js';
import { codexRenames } from '../../openclaw/auth/profile-ids.js';
import type { ConfigValue } from '../../openclaw/config/view.js';
import { profilesOf } from './_store.js';

const OLD = 'openai-codex';

export default defineRule({
  id: 'auth-store/openai-codex-profile',
  reads: 'auth-profiles',
  severity: 'warning',
  fixable: 'unsafe',
  since: '2026.6.1',
  after: ['auth-store/flat', 'auth-store/field-names'],
  summary: 'An account is stored under the retired provider `openai-codex`.',
  why: 'From 2026.6 on these accounts belong to `openai` and the import renames them. Whatever names the old id elsewhere (sessions, jobs, a separate order) is not always taken along.',
  references: ['https://docs.openclaw.ai/providers/openai', 'https://docs.openclaw.ai/gateway/authentication'],
  examples: [
    {
      target: '2026.6.11',
      unsafe: true,
      before: `{ "profiles": { "openai-codex:me": { "type": "oauth", "provider": "openai-codex", "access": "a" } }, "order": { "openai-codex": ["openai-codex:me"] }, "lastGood": { "openai-codex": "openai-codex:me" }, "usageStats": { "openai-codex:me": { "errorCount": 0 } } }\n`,
      after: `{ "profiles": { "openai:me": { "type": "oauth", "provider": "openai", "access": "a" } }, "order": { "openai": ["openai:me"] }, "lastGood": { "openai": "openai:me" }, "usageStats": { "openai:me": { "errorCount": 0 } } }\n`,
    },
    {
      title: 'the plain name is taken by an API key',
      target: '2026.6.11',
      unsafe: true,
      before: `{ "profiles": { "openai-codex:default": { "type": "oauth", "provider": "openai-codex", "access": "a" }, "openai:default": { "type": "api_key", "provider": "openai", "key": "k" } } }\n`,
      after: `{ "profiles": { "openai:chatgpt-default": { "type": "oauth", "provider": "openai", "access": "a" }, "openai:default": { "type": "api_key", "provider": "openai", "key": "k" } } }\n`,
    },
    {
      title: 'before 2026.6 the name is right',
      target: '2026.5.12',
      clean: true,
      before: `{ "profiles": { "openai-codex:me": { "type": "oauth", "provider": "openai-codex", "access": "a" } } }\n`,
    },
  ],
  check({ root, report }) {
    const profiles = profilesOf(root);
    const renames = codexRenames(profiles.map(({ key }) => String(key)));
    const legacy = profiles.filter((profile) => renames.has(String(profile.key)) || isOld(profile));
    const [first] = legacy;
    if (first === undefined) return;
    report({
      at: first,
      on: 'key',
      message: `${legacy.map(({ key }) => `\`${key}\``).join(', ')}: accounts of \`openai-codex\` belong to \`openai\` from 2026.6 on.`,
      fix: unsafe(
        'Name them as the import of OpenClaw does',
        (edit) => {
          for (const profile of legacy) renameProfile(edit, profile, renames);
          renameState(edit, root, renames);
        },
        'releases before 2026.6 sign in with the old names only',
      ),
    });
  },
});

function isOld(profile: ConfigValue): boolean {
  return profile.at('provider')?.string?.trim().toLowerCase() === OLD;
}

function renameProfile(edit: EditBuilder, profile: ConfigValue, renames: ReadonlyMap<string, string>): void {
  const provider = profile.at('provider');
  if (provider !== undefined && isOld(profile)) edit.set(provider, 'openai');
  const next = renames.get(String(profile.key));
  if (next !== undefined) edit.rename(profile, next);
}

/** `order`, `lastGood` and `usageStats` name profiles; the legacy order comes first where both are there. */
export function renameState(edit: EditBuilder, root: ConfigValue, renames: ReadonlyMap<string, string>): void {
  const order = root.at(['order', OLD]);
  if (order !== undefined) {
    const ids = order.items().map((item) => renames.get(item.string ?? '') ?? item.value);
    const kept = (root.at(['order', 'openai'])?.items() ?? []).map((item) => item.value);
    const merged = [...ids, ...kept.filter((id) => !ids.includes(id))];
    if (root.has(['order', 'openai'])) {
      edit.set(['order', 'openai'], merged);
      edit.remove(order);
    } else {
      edit.set(order, merged);
      edit.rename(order, 'openai');
    }
  }
  const lastGood = root.at(['lastGood', OLD]);
  if (lastGood !== undefined) {
    if (root.has(['lastGood', 'openai'])) edit.remove(lastGood);
    else {
      edit.set(lastGood, renames.get(lastGood.string ?? '') ?? lastGood.value);
      edit.rename(lastGood, 'openai');
    }
  }
  for (const stats of root.at('usageStats')?.members() ?? []) {
    const next = renames.get(String(stats.key));
    if (next === undefined) continue;
    if (root.has(['usageStats', next])) edit.remove(stats);
    else edit.rename(stats, next);
  }
}
