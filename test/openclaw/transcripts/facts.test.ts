import { describe, expect, it } from 'vitest';
import { CODEX_NEEDLE, type TranscriptFacts, TranscriptScanner } from '../../../src/openclaw/transcripts/facts.js';

const HEAD = '{"type":"session","id":"s1"}\n';

describe('a look at a transcript', () => {
  it('is the same however the text comes in pieces', () => {
    const text = `${HEAD}{"type":"message","message":{"provider":"openai-codex"}}\n\n{"id":"é"}\n{"id":"cut`;
    const whole = scan([Buffer.from(text)]);
    for (const size of [1, 2, 3, 7, 30]) expect(scan(pieces(text, size)), `pieces of ${size}`).toEqual(whole);
    expect(whole).toEqual({ lines: 4, brokenLines: [4], needles: new Set([CODEX_NEEDLE]) });
  });

  it('takes a last line without a line break for whole where it is one', () => {
    expect(scan([Buffer.from(`${HEAD}{"id":"u1"}`)])).toMatchObject({ lines: 2, brokenLines: [] });
  });

  it('finds a line that was cut in the middle', () => {
    expect(scan([Buffer.from(`${HEAD}{"id":"u\n{"id":"u2"}\n`)])).toMatchObject({ lines: 3, brokenLines: [2] });
  });

  it('counts lines of Windows as whole', () => {
    expect(scan([Buffer.from('{"a":1}\r\n{"b":2}\r\n')])).toMatchObject({ lines: 2, brokenLines: [] });
  });

  it('says nothing of an empty file', () => {
    expect(scan([])).toMatchObject({ lines: 0, brokenLines: [] });
  });
});

function scan(chunks: readonly Buffer[]): TranscriptFacts {
  const scanner = new TranscriptScanner();
  for (const chunk of chunks) scanner.push(chunk);
  return scanner.end();
}

function pieces(text: string, size: number): readonly Buffer[] {
  const bytes = Buffer.from(text);
  return Array.from({ length: Math.ceil(bytes.length / size) }, (_, at) => bytes.subarray(at * size, (at + 1) * size));
}
