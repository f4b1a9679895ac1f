import { createReadStream } from 'node:fs';
import { type TranscriptFacts, TranscriptScanner } from '../../openclaw/transcripts/facts.js';

/** Streams a transcript past; never throws. @returns `undefined` where it cannot be read */
export async function scanTranscript(file: string): Promise<TranscriptFacts | undefined> {
  const scanner = new TranscriptScanner();
  try {
    for await (const chunk of createReadStream(file, { highWaterMark: 1024 * 1024 })) scanner.push(chunk as Buffer);
    return scanner.end();
  } catch {
    return undefined;
  }
}
