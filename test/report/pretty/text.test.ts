import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { release } from '../../../src/openclaw/releases/release.js';
import { oneLine, textWidth, visible } from '../../../src/report/pretty/text-width.js';
import { wrap } from '../../../src/report/pretty/wrap.js';
import { fileUri, readableFile, relativeFile } from '../../../src/report/relative-file.js';
import { count, countSeverities, listed, targetSource } from '../../../src/report/words.js';

describe('wrapping', () => {
  it('hangs further lines below the first', () => {
    expect(wrap('one two three four', { width: 14, first: 'note: ' })).toEqual([
      'note: one two',
      '      three',
      '      four',
    ]);
  });

  it('measures columns, not characters', () => {
    expect(wrap('日本 日本 日本', { width: 10 })).toEqual(['日本 日本', '日本']);
  });

  it('keeps words whole that are wider than a line', () => {
    expect(wrap('a https://example.org/long b', { width: 10 })).toEqual(['a', 'https://example.org/long', 'b']);
  });

  it('loses no word and keeps to the width wherever words allow it', () => {
    fc.assert(
      fc.property(
        fc.array(fc.stringMatching(/^[a-z日🦀]{1,12}$/u)),
        fc.integer({ min: 30, max: 80 }),
        (words, width) => {
          const lines = wrap(words.join(' '), { width, first: '  ' });
          expect(lines.join(' ').split(/\s+/).filter(Boolean)).toEqual(words);
          expect(lines.filter((line) => textWidth(line) > width)).toEqual([]);
        },
      ),
    );
  });
});

describe('text for a terminal', () => {
  it('holds nothing a terminal acts upon', () => {
    expect(visible('a\u001b[31m\u0000\u009b\u202e\u2028b')).toBe('a\uFFFD[31m\uFFFD\uFFFD\uFFFD\uFFFDb');
  });

  it('is one line', () => {
    expect(oneLine(' a\r\n\tb\u2029c ')).toBe('a b c');
  });
});

describe('file names', () => {
  it.each([
    ['/srv', '/srv/openclaw.json', 'openclaw.json'],
    ['/srv/sub', '/srv/openclaw.json', '../openclaw.json'],
    ['/', '/etc/openclaw.json', 'etc/openclaw.json'],
    ['/srv', '/srv', '.'],
  ])('from %s, %s is %s', (cwd, file, expected) => {
    expect(relativeFile(cwd, file)).toBe(expected);
  });

  it.each([
    ['/home/me', '/home/me/.openclaw/a.json', '.openclaw/a.json'],
    ['/srv', '/home/me/.openclaw/a.json', '~/.openclaw/a.json'],
    ['/srv', '/opt/a.json', '../opt/a.json'],
    ['/srv', '/home/me', '~'],
    ['/home/me/sub', '/home/me', '~'],
  ])('for a person in %s, %s is %s', (cwd, file, expected) => {
    expect(readableFile(cwd, '/home/me', file)).toBe(expected);
  });

  it('become uris', () => {
    expect(fileUri('../a b/ü#?%.json')).toBe('../a%20b/%C3%BC%23%3F%25.json');
  });
});

describe('words', () => {
  it('count', () => {
    expect([0, 1, 2].map((number) => count(number, 'file'))).toEqual(['0 files', '1 file', '2 files']);
    expect(count(2, 'safe fix', 'safe fixes')).toBe('2 safe fixes');
  });

  it('list', () => {
    expect([[], ['a'], ['a', 'b'], ['a', 'b', 'c']].map(listed)).toEqual(['', 'a', 'a and b', 'a, b and c']);
    expect(countSeverities({ error: 2, warning: 0, info: 1 })).toBe('2 errors and 1 info');
  });

  it('say where the target comes from, and when it is newer than all that is known', () => {
    expect(targetSource({ release: release('2026.5.12'), source: 'installed' })).toBe('the one installed here');
    expect(targetSource({ release: release('2027.1.1'), source: 'flag' })).toMatch(
      /newer than all known here, judged as 2026\./,
    );
  });
});
