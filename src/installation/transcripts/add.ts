import type { InstallationFile } from '../../openclaw/installation.js';
import type { TranscriptFacts } from '../../openclaw/transcripts/facts.js';
import { type FileSystem, readText } from '../file-system.js';

const MEGABYTE = 1024 * 1024;
/** All the transcripts that one run streams past, the newest first. */
const MOST_SCANNED = 512 * MEGABYTE;
/** The largest transcript that is read as text, where one of the needles is in it. */
const LARGEST_READ = 32 * MEGABYTE;

/** The transcripts of an installation with what a quick look at them says. */
export async function lookAtTranscripts(
  files: readonly InstallationFile[],
  host: FileSystem,
  scan: (path: string) => Promise<TranscriptFacts | undefined>,
): Promise<readonly InstallationFile[]> {
  const newestFirst = files.filter(({ kind }) => kind === 'transcript').sort((a, b) => b.modifiedAt - a.modifiedAt);
  const seen: InstallationFile[] = [];
  let scanned = 0;
  for (const file of newestFirst) {
    if (scanned + file.size > MOST_SCANNED) continue;
    scanned += file.size;
    const transcript = await scan(file.path);
    if (transcript === undefined) continue;
    const read =
      transcript.needles.size > 0 && file.size <= LARGEST_READ
        ? await readText(host, file.path, LARGEST_READ)
        : undefined;
    seen.push({ ...file, transcript, ...(read?.ok && { content: read.content }) });
  }
  return seen;
}
