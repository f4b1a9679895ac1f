import { describe, expect, it } from 'vitest';
import { createProgress } from '../../../src/cli/check/progress.js';
import type { Terminal } from '../../../src/cli/terminal.js';

function bar(times: readonly number[]) {
  const clock = [...times];
  const shown: string[] = [];
  const system = { now: () => new Date(clock.shift() ?? 0) } as Terminal['system'];
  return { shown, progress: createProgress({ system, status: (text) => shown.push(text) }) };
}

describe('the progress bar', () => {
  it('waits until the work is long, and is not drawn at every step', () => {
    const { shown, progress } = bar([0, 100, 600, 610, 700]);
    progress.onProgress(1, 10);
    expect(shown).toEqual([]);
    progress.onProgress(5, 10);
    progress.onProgress(6, 10);
    progress.onProgress(7, 10);
    expect(shown).toHaveLength(2);
    expect(shown[0]).toContain('[###############...............] 50 %');
    expect(shown[1]).toContain('70 %');
  });

  it('leaves nothing on the screen', () => {
    const { shown, progress } = bar([0, 600]);
    progress.onProgress(1, 2);
    progress.end();
    expect(shown.at(-1)).toBe('\r\u001b[K');
    const short = bar([0, 10]);
    short.progress.onProgress(1, 2);
    short.progress.end();
    expect(short.shown).toEqual([]);
  });

  it('is shown at a terminal only', () => {
    const system = { now: () => new Date(0) } as Terminal['system'];
    expect(() => createProgress({ system }).onProgress(1, 2)).not.toThrow();
  });
});
