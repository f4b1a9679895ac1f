import { isStrictJson } from '../../document/strict-json.js';

/** What a transcript looks like from the outside; its messages are not looked into. */
export interface TranscriptFacts {
  readonly lines: number;
  /** Numbers (from 1) of the lines that are no whole JSON object; the first few. */
  readonly brokenLines: readonly number[];
  /** Which of the needles the text holds. */
  readonly needles: ReadonlySet<string>;
}

/** What the rules about transcripts look for; only a transcript that holds one of them is read as text. */
export const CODEX_NEEDLE = 'openai-codex';
export const CONTEXT_NEEDLE = '<<<BEGIN_OPENCLAW_INTERNAL_CONTEXT>>>';
const NEEDLES = [CODEX_NEEDLE, CONTEXT_NEEDLE];
const MOST_BROKEN = 5;

const NEWLINE = 0x0a;
const OPEN = 0x7b;
const CLOSE = 0x7d;

/** Takes a transcript chunk by chunk and keeps one line at most. */
export class TranscriptScanner {
  readonly #found = new Set<string>();
  readonly #broken: number[] = [];
  #lines = 0;
  #rest: Buffer = Buffer.alloc(0);

  push(chunk: Uint8Array): void {
    const bytes = Buffer.from(chunk.buffer, chunk.byteOffset, chunk.byteLength);
    const text = this.#rest.length === 0 ? bytes : Buffer.concat([this.#rest, bytes]);
    let start = 0;
    for (let end = text.indexOf(NEWLINE); end >= 0; end = text.indexOf(NEWLINE, start)) {
      this.#line(text.subarray(start, end));
      start = end + 1;
    }
    this.#rest = text.subarray(start);
    for (const needle of NEEDLES) {
      if (!this.#found.has(needle) && text.includes(needle)) this.#found.add(needle);
    }
  }

  end(): TranscriptFacts {
    const last = this.#rest;
    if (last.length > 0) this.#line(last, isStrictJson(last.toString('utf8')) ? 'whole' : 'broken');
    return { lines: this.#lines, brokenLines: this.#broken, needles: this.#found };
  }

  /** A line is judged by its first and last byte: parsing a gigabyte to find one broken line is not worth it. */
  #line(line: Buffer, known?: 'whole' | 'broken'): void {
    let end = line.length;
    while (end > 0 && (line[end - 1] ?? 0) <= 0x20) end--;
    if (end === 0) return;
    this.#lines++;
    const isWhole = known === undefined ? line[0] === OPEN && line[end - 1] === CLOSE : known === 'whole';
    if (!isWhole && this.#broken.length < MOST_BROKEN) this.#broken.push(this.#lines);
  }
}
