import fs from 'node:fs';
import path from 'node:path';
import { pathToFileURL } from 'node:url';

/**
 * Loads functions of a release by name. What its bundle calls them outside is in the export line of the file that
 * defines them.
 */
export function functionsOf(dist) {
  const files = fs.readdirSync(dist).filter((name) => /\.m?js$/.test(name));
  const texts = new Map(files.map((name) => [name, fs.readFileSync(path.join(dist, name), 'utf8')]));
  const find = async (name, prefer) => {
    const defines = new RegExp(`^(?:async )?function ${name}\\(`, 'm');
    for (const [file, text] of texts) {
      if (!defines.test(text) || !prefer.test(file)) continue;
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
