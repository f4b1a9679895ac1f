import { parseDocument } from '../../document/parse.js';
import { draftEntries, draftEntryText } from '../../engine/stores/draft-entries.js';
import { type FileDraft, isAsRead, type Workspace } from '../../engine/workspace.js';
import { type ConfigValue, createView } from '../../openclaw/config/view.js';
import { storeHolds } from '../../openclaw/sessions/store.js';

interface SessionEntry {
  readonly key: string;
  readonly entry: ConfigValue;
}

const SELECTS = 'modelOverride';

/** Only entries that select a model are parsed: a store may hold a great many that follow their agent. */
export function* sessionEntries(workspace: Workspace): Generator<SessionEntry> {
  for (const draft of workspace.values()) yield* storeSessions(draft);
}

/** Those of one store; none of any other file. */
export function* storeSessions(draft: FileDraft): Generator<SessionEntry> {
  const { file } = draft;
  if (file.kind !== 'sessions' || (isAsRead(draft) && !storeHolds(file, SELECTS))) return;
  for (const one of draftEntries(draft)) {
    const text = draftEntryText(draft, one);
    if (!text.includes(SELECTS)) continue;
    const document = parseDocument(text);
    const entry = createView({ file: file.path, document, offset: one.start, prefix: [one.key] });
    if (entry?.isObject) yield { key: one.key, entry };
  }
}
