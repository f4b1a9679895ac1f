import { hasContent } from '../file-bytes.js';
import type { Installation, InstallationFile } from '../installation.js';
import { entriesOf, entryText } from '../sessions/store.js';

export interface TranscriptReference {
  readonly key: string;
  readonly sessionId: string;
}

/** A session store that lies beside its transcripts, and what it refers to. */
export interface StoreWithTranscripts {
  readonly store: InstallationFile;
  readonly references: readonly TranscriptReference[];
  readonly transcripts: readonly InstallationFile[];
}

const SESSION_ID = /"sessionId"\s*:\s*"([^"\\]+)"/;
/** Copies and parts of transcripts; nothing refers to them by name. */
const DERIVED = /\.(?:checkpoint|trajectory|compaction)\b|\.trajectory\.jsonl$/;

/** Stores without a single transcript beside them are copies: nothing is known of their transcripts then. */
export function storesWithTranscripts(installation: Installation): readonly StoreWithTranscripts[] {
  return installation.files.flatMap((store) => {
    const { kind, rows, path } = store;
    if (kind !== 'sessions' || !hasContent(store) || rows !== undefined) return [];
    const directory = path.replace(/[^\\/]+$/, '');
    const transcripts = installation.files.filter(
      (file) =>
        file.kind === 'transcript' &&
        file.path.startsWith(directory) &&
        !/[\\/]/.test(file.path.slice(directory.length)) &&
        !DERIVED.test(file.path),
    );
    if (transcripts.length === 0) return [];
    const references = entriesOf(store).flatMap((entry) => {
      const text = entryText(store, entry);
      const sessionId = SESSION_ID.exec(text)?.[1];
      return sessionId === undefined || text.includes('"sessionFile"') ? [] : [{ key: entry.key, sessionId }];
    });
    return [{ store, references, transcripts }];
  });
}

/** Whether a transcript is that of a session: `<id>.jsonl`, or `<id>-topic-….jsonl` for a thread. */
export function isTranscriptOf(sessionId: string, { path }: InstallationFile): boolean {
  const name = path.replace(/^.*[\\/]/, '');
  return name === `${sessionId}.jsonl` || name.startsWith(`${sessionId}-topic-`);
}
