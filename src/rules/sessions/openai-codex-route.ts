import { byOpenClaw, type EditBuilder, safe } from '../../engine/fix.js';
import { defineRule } from '../../engine/rule.js';
import { isOldProvider } from '../../openclaw/auth/codex-accounts.js';
import type { ConfigValue } from '../../openclaw/config/view.js';
import { isAtLeast } from '../../openclaw/releases/release.js';
import { isHarnessOwned, MODEL_PAIRS } from '../../openclaw/sessions/entry.js';
import { examples } from './examples/openai-codex-route.js';

const NOTICE = ['fallbackNoticeSelectedModel', 'fallbackNoticeActiveModel', 'fallbackNoticeReason'] as const;
/** From this release on the import of the store notes that the session runs on Codex. */
const IMPORT_NOTES_RUNTIME = '2026.8.1';
const SCOPED = /^\s*openai-codex\s*\//i;

export default defineRule({
  id: 'sessions/openai-codex-route',
  reads: 'sessions',
  needles: ['openai-codex', 'OpenAI-Codex', 'OPENAI-CODEX', 'Openai-Codex'],
  severity: 'warning',
  fixable: 'safe',
  since: '2026.5.12',
  summary: 'A session is on the retired provider `openai-codex`.',
  why: 'The session keeps asking for a provider that is gone, so its next turn fails or falls back to another model. Provider and model change together: same model, same account. Auth profiles called `openai-codex:*` stay. From 2026.8.1 on OpenClaw’s doctor does this as it imports the store, pins the Codex runtime and takes the date of the entry for that of the session: what it has to see is left to it.',
  references: ['https://docs.openclaw.ai/providers/openai', 'https://github.com/openclaw/openclaw/pull/90662'],
  examples,
  entry({ key, entry, target, report }) {
    if (!entry.isObject || isHarnessOwned(key, entry)) return;
    const pairs = MODEL_PAIRS.map((pair) => legacyPair(entry, pair)).filter((pair) => pair !== undefined);
    const notices = legacyNotices(entry);
    const at = pairs[0]?.at ?? notices[0];
    if (at === undefined) return;
    report({
      at,
      message:
        pairs.length > 0
          ? 'The session is on the retired provider `openai-codex`; the model is an `openai` one now.'
          : 'The session remembers a fallback from the retired provider `openai-codex`.',
      ...(pairs.length === 0 && { severity: 'info' }),
      fix: isAtLeast(target, IMPORT_NOTES_RUNTIME)
        ? byOpenClaw('Let openclaw doctor --fix import the session: it notes that it runs on Codex')
        : safe('Put the session on openai, same model and account', (edit) => {
            for (const pair of pairs) rewrite(edit, pair);
            for (const notice of notices) edit.remove(notice);
          }),
    });
  },
});

interface LegacyPair {
  readonly at: ConfigValue;
  readonly names: (typeof MODEL_PAIRS)[number];
  readonly provider: ConfigValue | undefined;
  readonly model: ConfigValue | undefined;
}

function legacyPair(entry: ConfigValue, names: (typeof MODEL_PAIRS)[number]): LegacyPair | undefined {
  const provider = entry.at([names.provider]);
  const model = entry.at([names.model]);
  const scoped = SCOPED.test(model?.string ?? '');
  if (isOldProvider(provider?.string)) {
    // A provider without a model is an observation of nothing; upstream drops it on load.
    if (provider === undefined || (names.provider === 'modelProvider' && !model?.string?.trim())) return undefined;
    return { at: provider, names, provider, model };
  }
  const other = provider?.string?.trim().toLowerCase();
  if (!scoped || model === undefined || (other && other !== 'openai')) return undefined;
  return { at: model, names, provider, model };
}

function rewrite(edit: EditBuilder, { provider, model }: LegacyPair): void {
  const named = provider?.string?.trim() !== undefined && provider.string.trim() !== '';
  if (provider !== undefined && isOldProvider(provider.string)) edit.set(provider, 'openai');
  if (model?.string === undefined) return;
  const id = model.string.replace(SCOPED, '').trim();
  if (!SCOPED.test(model.string)) {
    if (id !== model.string) edit.set(model, id);
    return;
  }
  edit.set(model, named ? id : `openai/${id}`);
}

function legacyNotices(entry: ConfigValue): readonly ConfigValue[] {
  const folded = entry.at('fallbackNotice');
  if (folded && ['selectedModel', 'activeModel'].some((key) => SCOPED.test(folded.at([key])?.string ?? '')))
    return [folded];
  const flat = NOTICE.map((key) => entry.at([key])).filter((notice) => notice !== undefined);
  return flat.slice(0, 2).some((notice) => SCOPED.test(notice.string ?? '')) ? flat : [];
}
