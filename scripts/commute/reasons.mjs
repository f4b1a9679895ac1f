// The differences that are no loss, and why: data, so that a person can judge every one of them.
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const FILE = fileURLToPath(new URL('../../test/commute/reasons.json', import.meta.url));
const reasons = JSON.parse(readFileSync(FILE, 'utf8')).map((row) => ({
  ...row,
  release: new RegExp(row.release ?? ''),
  home: new RegExp(row.home ?? ''),
  at: new RegExp(row.at),
  without: new RegExp(row.without ?? '', 's'),
  with: new RegExp(row.with ?? '', 's'),
}));

/** Why a difference in a home is no loss, after fixes of a level for a release; `undefined` where nobody has said so. */
export function reasonFor(release, home, level, difference) {
  return reasons.find(
    (row) =>
      row.release.test(release) &&
      row.home.test(home) &&
      (row.level ?? level) === level &&
      row.at.test(difference.at) &&
      row.without.test(difference.without) &&
      row.with.test(difference.with),
  )?.reason;
}
