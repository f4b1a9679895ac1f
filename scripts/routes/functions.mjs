import fs from 'node:fs';
import path from 'node:path';
import { pathToFileURL } from 'node:url';

/** Plugins that make media; some releases leave their files beside the bundle. */
const MAKERS = ['google', 'openai'];

function filesIn(dist) {
  const folders = ['', ...MAKERS.map((name) => path.join('extensions', name))];
  return folders.flatMap((folder) => {
    if (!fs.existsSync(path.join(dist, folder))) return [];
    const names = fs.readdirSync(path.join(dist, folder)).filter((name) => /\.m?js$/.test(name));
    return names.map((name) => path.join(folder, name));
  });
}

/** The files that define a function, by its name. */
function ownersIn(dist) {
  const owners = new Map();
  for (const file of filesIn(dist)) {
    const text = fs.readFileSync(path.join(dist, file), 'utf8');
    for (const [, name] of text.matchAll(/^(?:async )?function (\w+)\(/gm)) {
      if (!owners.has(name)) owners.set(name, new Set());
      owners.get(name).add(file);
    }
  }
  return owners;
}

/**
 * Loads functions of a release by name. What its bundle calls them outside is in the export line of the file that
 * defines them.
 */
export function functionsOf(dist) {
  const owners = ownersIn(dist);
  const find = async (name, prefer) => {
    for (const file of owners.get(name) ?? []) {
      if (!prefer.test(file)) continue;
      const text = fs.readFileSync(path.join(dist, file), 'utf8');
      const exported = new RegExp(`\\b${name}\\b(?: as (\\w+))?`).exec(text.slice(text.lastIndexOf('export {')));
      if (exported === null) continue;
      const loaded = await import(pathToFileURL(path.join(dist, file)).href);
      const found = loaded[exported[1] ?? name];
      if (found !== undefined) return found;
    }
    return undefined;
  };
  return {
    /** The first of these names that there is. */
    async one(names, prefer = /./) {
      for (const name of names) {
        const found = await find(name, prefer);
        if (found !== undefined) return found;
      }
      throw new Error(`no ${names.join(' or ')}`);
    },
    maybe: (name, prefer = /./) => find(name, prefer),
  };
}
