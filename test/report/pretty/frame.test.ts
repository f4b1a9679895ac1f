import { describe, expect, it } from 'vitest';
import { lineIndex } from '../../../src/document/lines.js';
import type { Range } from '../../../src/document/node.js';
import { codeFrame, type FrameLine } from '../../../src/report/pretty/frame.js';
import { textWidth } from '../../../src/report/pretty/text-width.js';

function source(text: string, secrets: readonly string[] = []) {
  const hidden = secrets.map((secret) => ({ start: text.indexOf(secret), end: text.indexOf(secret) + secret.length }));
  return { text, lines: lineIndex(text), hidden };
}

function rangeOf(text: string, part: string): Range {
  const start = text.indexOf(part);
  return { start, end: start + part.length };
}

function frameOf(text: string, part: string, width = 60, context = 1, secrets: readonly string[] = []): FrameLine[] {
  return [...codeFrame(source(text, secrets), rangeOf(text, part), { width, context })];
}

/** As a terminal prints it. */
function draw(frame: readonly FrameLine[]): string {
  return frame
    .flatMap(({ number, text, mark }) => [
      `${number}|${text}`,
      ...(mark === undefined
        ? []
        : [`${' '.repeat(String(number).length)}|${' '.repeat(mark.column)}${'^'.repeat(mark.width)}`]),
    ])
    .join('\n');
}

describe('a code frame', () => {
  it('shows the line with its neighbours, without the indentation they share', () => {
    const text = '{\n    agents: {\n      model: "old",\n    },\n}\n';
    expect(draw(frameOf(text, '"old"'))).toBe('2|agents: {\n3|  model: "old",\n |         ^^^^^\n4|},');
  });

  it('leaves out blank neighbours', () => {
    expect(draw(frameOf('{\n\n  a: 1,\n   \n}', '1'))).toBe('3|a: 1,\n |   ^');
  });

  it('expands tabs to stops, before and behind the mark', () => {
    const text = '{\n\ta: 1,\n\tb:\t"x",\tc: 2\n}';
    const frame = frameOf(text, '"x"', 60, 1);
    expect(draw(frame)).toBe('2|    a: 1,\n3|    b:  "x",    c: 2\n |        ^^^\n4|}');
  });

  it.each([
    ['CJK', '{ "日本語": "値", bad: 1 }', 'bad'],
    ['emoji', '{ "🦀🦀": "👩‍👩‍👧 🇩🇪", bad: 1 }', 'bad'],
    ['combining marks', '{ "é́": "ñ", bad: 1 }', 'bad'],
    ['emoji made of a text character', '{ "❤️": 1, bad: 1 }', 'bad'],
  ])('puts the caret under its place behind %s', (_, text, part) => {
    const [line] = frameOf(text, part, 80, 0);
    const before = line!.text.slice(0, line!.mark!.start);
    expect(line!.text.slice(line!.mark!.start, line!.mark!.end)).toBe(part);
    expect(line!.mark!.column).toBe(textWidth(before));
  });

  it('counts what a terminal draws wide as two columns', () => {
    expect(['日本', '🦀', '👩‍👩‍👧', '🇩🇪', '❤️', 'é', 'ｆ', 'ﾊ'].map(textWidth)).toEqual([4, 2, 2, 2, 2, 1, 2, 1]);
  });

  it('underlines all of a wide range', () => {
    const text = '{ a: "日本" }';
    expect(frameOf(text, '"日本"', 60, 0)[0]!.mark).toMatchObject({ column: 5, width: 6 });
  });

  it('marks the first line of a range that spans several', () => {
    const text = '{\n  a: {\n    b: 1,\n  },\n}';
    const frame = codeFrame(source(text), rangeOf(text, '{\n    b: 1,\n  }'), { width: 60, context: 1 });
    expect(draw(frame)).toBe('1|{\n2|  a: {\n |     ^\n3|    b: 1,');
  });

  it('puts the caret behind the line where something is missing at its end', () => {
    const text = '{\n  a: 1\n  b: 2\n}';
    const at = text.indexOf('1') + 1;
    const frame = codeFrame(source(text), { start: at, end: at }, { width: 60, context: 0 });
    expect(draw(frame)).toBe('2|a: 1\n |    ^');
  });

  it('shows the end of an empty last line', () => {
    const text = '{\n  a: 1,\n';
    const frame = codeFrame(source(text), { start: text.length, end: text.length }, { width: 60, context: 1 });
    expect(draw(frame)).toBe('2|  a: 1,\n3|\n |^');
  });

  describe('of a line that is too long', () => {
    const long = `{ ${Array.from({ length: 60 }, (_, index) => `key${index}: ${index}`).join(', ')} }`;

    it.each(['key0: 0', 'key5: 5', 'key30: 30', 'key59: 59'])('shows the neighbourhood of %s', (part) => {
      const [line] = frameOf(long, part, 50, 0);
      expect(textWidth(line!.text)).toBeLessThanOrEqual(50);
      expect(line!.text.slice(line!.mark!.start, line!.mark!.end)).toBe(part);
      expect(line!.mark!.column + line!.mark!.width).toBeLessThanOrEqual(50);
    });

    it('says on which side something is cut off', () => {
      expect(frameOf(long, 'key0: 0', 50, 0)[0]!.text).toMatch(/^\{ key0: 0, .*…$/);
      expect(frameOf(long, 'key30: 30', 50, 0)[0]!.text).toMatch(/^….*…$/);
      expect(frameOf(long, 'key59: 59', 50, 0)[0]!.text).toMatch(/^….*\}$/);
    });

    it('leaves out neighbours that would stand in other columns', () => {
      const text = `[\n  1,\n  ${long},\n  2\n]`;
      expect(frameOf(text, 'key0: 0', 50).map(({ number }) => number)).toEqual([2, 3, 4]);
      expect(frameOf(text, 'key30: 30', 50).map(({ number }) => number)).toEqual([3]);
    });

    it('cuts a mark that is wider than the frame', () => {
      const [line] = frameOf(long, long.slice(2, -2), 50, 0);
      expect(line!.mark!.column + line!.mark!.width).toBeLessThanOrEqual(50);
    });

    it('reads only the neighbourhood of a store on one line', () => {
      const text = `{"a":"${'x'.repeat(20_000_000)}","bad":1}`;
      const frame = codeFrame(
        {
          text,
          lines: {
            ...lineIndex(''),
            position: () => ({ line: 1, column: 1, offset: 0 }),
            lineRange: () => ({ start: 0, end: text.length }),
          },
          hidden: [],
        },
        rangeOf(text, '"bad"'),
        { width: 60, context: 1 },
      );
      expect(frame[0]!.text).toContain('"bad"');
    });
  });

  describe('with secrets', () => {
    it('shows a mask of one width and keeps the caret in place', () => {
      const text = '{ token: "s3cr3t-of-some-length", bad: 1 }';
      expect(draw(frameOf(text, 'bad', 60, 0, ['s3cr3t-of-some-length']))).toBe(
        '1|{ token: "***", bad: 1 }\n |                ^^^',
      );
    });

    it('masks a secret that is marked itself', () => {
      const text = '{ token: "s3cr3t" }';
      expect(draw(frameOf(text, '"s3cr3t"', 60, 0, ['s3cr3t']))).toBe('1|{ token: "***" }\n |         ^^^^^');
    });

    it('masks every line of a secret that spans several', () => {
      const text = '{\n  key: "abc\\\ndef\\\nghi",\n  bad: 1\n}';
      const frame = frameOf(text, 'bad', 60, 5, ['abc\\\ndef\\\nghi']);
      expect(draw(frame)).not.toMatch(/abc|def|ghi/);
    });

    it('masks a secret at the edge of what is looked at in a long line', () => {
      const secret = 'S'.repeat(300);
      const text = `{ a: "${secret}", bad: 1, b: "${secret}" }`;
      const hidden = [...text.matchAll(/S+/g)].map((match) => ({ start: match.index, end: match.index + 300 }));
      const frame = codeFrame({ ...source(text), hidden }, rangeOf(text, 'bad'), { width: 60, context: 0 });
      expect(draw(frame)).toBe('1|…***", bad: 1, b: "***…\n |       ^^^');
    });
  });

  it('sends nothing to the terminal that it would act upon', () => {
    const text = '{ a: "\u001b[31mred\u0007", /* \u202Ereversed\u2066 */ bad: 1 }';
    expect(frameOf(text, 'bad', 80, 0)[0]!.text).not.toMatch(/[\u0000-\u001f\u202e\u2066]/);
  });
});
