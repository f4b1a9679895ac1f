import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { builtProgram } from '../helpers/built-program.js';

const script = fileURLToPath(new URL('../../scripts/faults/faults.mjs', import.meta.url));

/**
 * A few of the points that `npm run faults` tries: of each command every third kind of fault, by turns, one point of
 * each kind; of owners and modes, and of what is left of a full disk, every two values together.
 */
test('whatever call to the disk goes wrong, every file is whole, told of as it is, and can be put back', () => {
  const { status, stdout, stderr } = spawnSync(
    process.execPath,
    ['--single-threaded', script, '--some', '2', '--verbose'],
    {
      encoding: 'utf8',
      env: { ...process.env, CLAWMEND_DIST: builtProgram() },
    },
  );
  expect({ status, problems: status === 0 ? '' : stderr }).toEqual({ status: 0, problems: '' });
  // Killed under each command, every other fault under two of the six.
  const points = Number(/^\| all \| +\| (\d+)/m.exec(stdout)?.[1]);
  expect(points).toBeGreaterThanOrEqual(6 + 2 * 10);
}, 1_800_000);
