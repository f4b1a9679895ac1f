import { describe, expect, it } from 'vitest';
import { plainName, stoppedCommands, visibleLines, withoutCommands } from '../../src/report/inert-text.js';

describe('a file name', () => {
  it.each([
    ['openclaw.json', 'openclaw.json'],
    ['a\n::error::b.json', 'a\\n::error::b.json'],
    ['a\tb\r.json', 'a\\tb\\r.json'],
    ['a\u001b[31m.json', 'a\uFFFD[31m.json'],
    ['a\u202Enosj.txt', 'a\uFFFDnosj.txt'],
  ])('%j is shown as %s, on one line', (name, shown) => {
    expect(plainName(name)).toBe(shown);
  });
});

describe('a runner finds no command in text for people', () => {
  it.each([
    ['::error::x', '\\::error::x'],
    ['one\n   ::add-mask::x\n', 'one\n   \\::add-mask::x\n'],
    ['a ##[error]b', 'a ##\\[error]b'],
    ['a ##vso[task.setvariable]b', 'a ##vso\\[task.setvariable]b'],
    ['##teamcity[x]', '##teamcity\\[x]'],
    ['a::b ## heading', 'a::b ## heading'],
  ])('%j', (text, shown) => {
    expect(withoutCommands(text)).toBe(shown);
    expect(withoutCommands(shown)).toBe(shown);
  });
});

describe('lines for a terminal', () => {
  it('show what it would act upon as a stand-in', () => {
    expect(visibleLines('a\u001b[2J\tb\nc\u0007\r\n')).toBe('a\uFFFD[2J\tb\nc\uFFFD\uFFFD\n');
  });
});

describe('a patch in the log of a workflow', () => {
  it('is left as it is where it holds no command', () => {
    expect(stoppedCommands('--- a/x\n+++ b/x\n+a::b\n', 'token')).toBe('--- a/x\n+++ b/x\n+a::b\n');
  });

  it('stands between marks that stop commands, and start them again', () => {
    const patch = '--- a/x\n+++ b/x\n@@ -1,2 +1,2 @@\n ::error::x\n-a\n+b\n';
    expect(stoppedCommands(patch, 'token')).toBe(`::stop-commands::token\n${patch}::token::\n`);
  });
});
