import fs from 'node:fs/promises';
import { syncBuiltinESMExports } from 'node:module';
import { afterAll, afterEach, beforeAll, vi } from 'vitest';

const real = { rename: fs.rename, open: fs.open };

/** Functions of the disk that a test can let fail; they work until it says otherwise, and again after it. */
export function failingDisk() {
  const disk = { rename: vi.fn(real.rename), open: vi.fn(real.open) };
  beforeAll(() => replace(disk));
  afterAll(() => replace(real));
  afterEach(() => {
    disk.rename.mockReset().mockImplementation(real.rename);
    disk.open.mockReset().mockImplementation(real.open);
  });
  return { ...disk, real };
}

function replace(functions: typeof real): void {
  Object.assign(fs, functions);
  syncBuiltinESMExports();
}
