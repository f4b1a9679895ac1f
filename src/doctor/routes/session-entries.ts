import { parseDocument } from '../../document/parse.js';
import type { Workspace } from '../../engine/workspace.js';
import { type ConfigValue, createView } from '../../openclaw/config/view.js';
import { storeEntries } from '../../openclaw/sessions/store.js';

/** Only entries that select a model are parsed: a store may hold a great many that follow their agent. */
export function* sessionEntries(
  workspace: Workspace,
): Generator<{ readonly key: string; readonly entry: ConfigValue }> {
  for (const { file, text, isStrictJson } of workspace.values()) {
    if (file.kind !== 'sessions' || !text.includes('modelOverride')) continue;
    for (const { key, start, end } of storeEntries(text, isStrictJson) ?? []) {
      const slice = text.slice(start, end);
      if (!slice.includes('modelOverride')) continue;
      const entry = createView({ file: file.path, document: parseDocument(slice), offset: start, prefix: [key] });
      if (entry?.isObject) yield { key, entry };
    }
  }
}
