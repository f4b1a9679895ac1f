import { describe, expect, it } from 'vitest';
import {
  isNewerThanKnown,
  knownReleases,
  nearestReleases,
  newestKnown,
  resolveTarget,
} from '../../../src/openclaw/releases/known.js';
import { compareReleases, release } from '../../../src/openclaw/releases/release.js';

describe('known releases', () => {
  it('are sorted, unique and hold no pre-release', () => {
    for (let index = 1; index < knownReleases.length; index += 1) {
      expect(compareReleases(knownReleases[index - 1]!, knownReleases[index]!)).toBeLessThan(0);
    }
    expect(knownReleases.filter((known) => known.pre !== '')).toEqual([]);
  });

  it('end with the newest one', () => {
    expect(knownReleases.at(-1)).toEqual(newestKnown);
  });

  it('hold a revision after the release it revises', () => {
    const texts = knownReleases.map((known) => known.text);
    expect(texts.indexOf('2026.3.23-2')).toBe(texts.indexOf('2026.3.23') + 2);
  });
});

describe('the target release', () => {
  const text = (target: ReturnType<typeof resolveTarget>) => ('error' in target ? target.error : target.release.text);

  it('is the flag before the tool config before the installed one before the newest known', () => {
    const all = { flag: '2026.5.12', toolConfig: '2026.6.11', installed: '2026.4.29' };
    expect(resolveTarget(all)).toEqual({ release: release('2026.5.12'), source: 'flag' });
    expect(resolveTarget({ ...all, flag: undefined })).toEqual({ release: release('2026.6.11'), source: 'config' });
    expect(resolveTarget({ installed: '2026.4.29' })).toEqual({ release: release('2026.4.29'), source: 'installed' });
    expect(resolveTarget({})).toEqual({ release: newestKnown, source: 'newest-known' });
  });

  it('may be the word latest or installed, however it is written', () => {
    expect(text(resolveTarget({ flag: 'latest', installed: '2026.4.29' }))).toBe(newestKnown.text);
    expect(text(resolveTarget({ flag: ' Installed ', installed: '2026.4.29' }))).toBe('2026.4.29');
    expect(text(resolveTarget({ toolConfig: 'installed', installed: '2026.4.29' }))).toBe('2026.4.29');
  });

  it('keeps its source when a word stands for it', () => {
    expect(resolveTarget({ flag: 'installed', installed: '2026.4.29' })).toMatchObject({ source: 'flag' });
  });

  it('is an error when it is the installed one and none is installed', () => {
    const target = resolveTarget({ flag: 'installed' });
    expect(text(target)).toContain('no OpenClaw was found on PATH');
  });

  it('falls to the newest known when what is installed tells no release', () => {
    expect(resolveTarget({ installed: 'workspace' })).toEqual({ release: newestKnown, source: 'newest-known' });
  });

  it('may carry a v, a revision or a pre-release of a known month', () => {
    expect(text(resolveTarget({ flag: 'v2026.5.12' }))).toBe('2026.5.12');
    expect(text(resolveTarget({ flag: '2026.3.23-2' }))).toBe('2026.3.23-2');
    expect(text(resolveTarget({ flag: '2026.7.2-beta.3' }))).toBe('2026.7.2-beta.3');
  });

  it('may be published after this tool', () => {
    const later = `${newestKnown.year}.${newestKnown.month}.${newestKnown.patch + 40}`;
    expect(text(resolveTarget({ flag: later }))).toBe(later);
    expect(isNewerThanKnown(release(later))).toBe(true);
    expect(isNewerThanKnown(newestKnown)).toBe(false);
    expect(text(resolveTarget({ installed: later }))).toBe(later);
  });

  it.each(['2026.13.99', '2026.0.1', '2026.5.13', '2091.1.1', 'foo', '', '5.12', '2026.5'])(
    'is an error for %j, which was never published',
    (flag) => {
      const target = resolveTarget({ flag });
      if (!('error' in target)) throw new Error(`accepted ${target.release.text}`);
      expect(target.error).toContain(JSON.stringify(flag));
      expect(target.suggestions).toHaveLength(3);
      for (const suggestion of target.suggestions) expect(target.error).toContain(suggestion);
    },
  );
});

describe('did you mean', () => {
  it('names the nearest published releases first', () => {
    expect(nearestReleases('2026.5.13', 1)).toEqual(['2026.5.12']);
    expect(nearestReleases('5.12', 1)).toEqual(['2026.5.12']);
    expect(nearestReleases('2026.13.99', 1)).toEqual([newestKnown.text]);
  });

  it('names the newest ones for a text without numbers', () => {
    expect(nearestReleases('foo', 2)).toEqual([newestKnown.text, knownReleases.at(-2)!.text]);
  });
});
