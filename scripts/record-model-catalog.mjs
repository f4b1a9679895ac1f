#!/usr/bin/env node
// Reads which models packages of OpenClaw bring along (`modelCatalog` of their manifests) and writes them down.
//   node scripts/record-model-catalog.mjs PACKAGE_DIR...     (unpacked openclaws, any order)
// Outside CI: what it gave is kept in src/openclaw/models/catalog/recorded.ts.
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';

const packages = process.argv.slice(2).map((root) => {
  const { version } = JSON.parse(readFileSync(path.join(root, 'package.json'), 'utf8'));
  return { release: version, models: modelsOf(path.join(root, 'dist/extensions')) };
});
if (packages.length === 0) throw new Error('name the folders of unpacked packages');
packages.sort((a, b) => a.release.localeCompare(b.release, 'en', { numeric: true }));

/** Releases that bring each model along, a digit a release. */
const providers = {};
for (const [index, { models }] of packages.entries()) {
  for (const [provider, ids] of Object.entries(models)) {
    for (const id of ids) {
      providers[provider] ??= {};
      providers[provider][id] ??= '0'.repeat(packages.length);
      const marks = providers[provider][id];
      providers[provider][id] = `${marks.slice(0, index)}1${marks.slice(index + 1)}`;
    }
  }
}
const rows = Object.entries(providers)
  .sort(([a], [b]) => (a < b ? -1 : 1))
  .map(([provider, ids]) => {
    const byMarks = Map.groupBy(Object.entries(ids), ([, marks]) => marks);
    const groups = [...byMarks].map(([marks, list]) => `    '${marks}': '${list.map(([id]) => id).join(' ')}',`);
    return `  ${/^[a-z]+$/.test(provider) ? provider : `'${provider}'`}: {\n${groups.join('\n')}\n  },`;
  });
writeFileSync(
  new URL('../src/openclaw/models/catalog/recorded.ts', import.meta.url),
  `// Written by scripts/record-model-catalog.mjs from the packages of these releases. Do not edit by hand.

export const BROUGHT_BY = [${packages.map(({ release }) => `'${release}'`).join(', ')}];

/** Ids of a provider's models, by the releases that bring them along: a digit for each of the above. */
export const broughtModels: Readonly<Record<string, Readonly<Record<string, string>>>> = {
${rows.join('\n')}
};
`,
);

function modelsOf(extensions) {
  const found = {};
  for (const name of readdirSync(extensions).sort()) {
    const file = path.join(extensions, name, 'openclaw.plugin.json');
    if (!existsSync(file)) continue;
    const manifest = JSON.parse(readFileSync(file, 'utf8'));
    // A program that runs models of a provider is named where the runtime is, not in a ref.
    const programs = new Set(manifest.cliBackends ?? []);
    const refused = new Set(
      (manifest.modelCatalog?.suppressions ?? []).map(({ provider, model }) => `${provider}/${model}`),
    );
    for (const [provider, { models = [] }] of Object.entries(manifest.modelCatalog?.providers ?? {})) {
      if (programs.has(provider)) continue;
      const ids = models.map(({ id }) => id).filter((id) => !refused.has(`${provider}/${id}`) && !/\s/.test(id));
      found[provider] = [...new Set([...(found[provider] ?? []), ...ids])];
    }
  }
  return found;
}
