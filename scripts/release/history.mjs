// Which migrations, state imports and checks each release has, by id, with a hash of their code: what changed is what
// somebody has to look at. Only for maintainers; the product never reads it.
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { byRelease } from './pack.mjs';

const file = new URL('history.json', import.meta.url);

/** @returns per release `{ migrations, modules, validators }`, each `{ id: hash }` */
export function readHistory() {
  if (!existsSync(file)) return {};
  const { releases, hashes } = JSON.parse(readFileSync(file, 'utf8'));
  const found = Object.fromEntries(releases.map((release) => [release, {}]));
  for (const [kind, ids] of Object.entries(hashes)) {
    for (const release of releases) found[release][kind] = {};
    for (const [id, spans] of Object.entries(ids)) {
      for (const [hash, first, last] of spans) {
        for (const release of releases.slice(first, last + 1)) found[release][kind][id] = hash;
      }
    }
  }
  return found;
}

/** Written as spans of releases in which an id had one hash. */
export function recordHistory(history) {
  const releases = Object.keys(history).sort(byRelease);
  const hashes = {};
  for (const [index, release] of releases.entries()) {
    for (const [kind, ids] of Object.entries(history[release])) {
      hashes[kind] ??= {};
      for (const [id, hash] of Object.entries(ids ?? {})) {
        hashes[kind][id] ??= [];
        const spans = hashes[kind][id];
        const last = spans.at(-1);
        if (last !== undefined && last[0] === hash && last[2] === index - 1) last[2] = index;
        else spans.push([hash, index, index]);
      }
    }
  }
  const rows = Object.entries(hashes).map(([kind, ids]) => {
    const lines = Object.keys(ids)
      .sort()
      .map((id) => `   ${JSON.stringify(id)}: ${JSON.stringify(ids[id])}`);
    return `  ${JSON.stringify(kind)}: {\n${lines.join(',\n')}\n  }`;
  });
  writeFileSync(file, `{\n "releases": ${JSON.stringify(releases)},\n "hashes": {\n${rows.join(',\n')}\n }\n}\n`);
}
