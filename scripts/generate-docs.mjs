// Writes docs/rules, a page for each rule, docs/still-read.md, and the rule counts in README, from what the rules say of themselves.
//   node scripts/generate-docs.mjs [--check]
import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { argv } from 'node:process';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { buildSync } from 'esbuild';
import { generateRegistry } from './generate-registry.mjs';

const root = fileURLToPath(new URL('../', import.meta.url));
const docs = path.join(root, 'docs/rules');
const BETWEEN_MARKS = /(<!-- rules: .*? -->\n)[\s\S]*?(\n<!-- end of rules -->)/;

/** @returns every file as it should be, by its path from the root of the repository */
export async function wantedDocs() {
  const { renderRuleCounts, renderRuleList, renderRulePage, renderStillReadPage, rules } = await loadRules();
  const pages = rules.map((rule) => [`docs/rules/${rule.id}.md`, renderRulePage(rule)]);
  const readme = readFileSync(path.join(root, 'README.md'), 'utf8');
  const counts = renderRuleCounts(rules, (area) => `docs/rules/README.md#${area}`);
  return new Map([
    ...pages,
    ['docs/rules/README.md', renderRuleList(rules, (id) => `${id}.md`)],
    ['docs/still-read.md', renderStillReadPage()],
    ['README.md', readme.replace(BETWEEN_MARKS, (_, head, tail) => `${head}${counts}${tail}`)],
  ]);
}

/** The rules as they stand in src, whatever was built last. */
async function loadRules() {
  generateRegistry();
  const { outputFiles } = buildSync({
    absWorkingDir: root,
    stdin: {
      contents: `export * from './src/report/documentation/rule-page.ts'; export { renderStillReadPage } from './src/report/documentation/still-read-page.ts'; export { rules } from './src/rules/registry.ts';`,
      resolveDir: root,
      loader: 'ts',
    },
    bundle: true,
    platform: 'node',
    format: 'esm',
    mainFields: ['module', 'main'],
    write: false,
    logLevel: 'error',
  });
  return import(`data:text/javascript;base64,${Buffer.from(outputFiles[0].contents).toString('base64')}`);
}

async function main() {
  const wanted = await wantedDocs();
  const stray = markdownIn(docs).filter((file) => !wanted.has(file));
  const stale = [...wanted].filter(([file, text]) => readIfThere(path.join(root, file)) !== text);
  if (stale.length === 0 && stray.length === 0) {
    console.log('docs/rules says what the rules say.');
    return;
  }
  if (argv.includes('--check')) {
    for (const file of [...stale.map(([name]) => name), ...stray]) console.log(`out of date: ${file}`);
    console.log('The docs do not say what the rules say; run: npm run docs');
    process.exitCode = 1;
    return;
  }
  for (const file of stray) rmSync(path.join(root, file));
  for (const [file, text] of stale) {
    mkdirSync(path.dirname(path.join(root, file)), { recursive: true });
    writeFileSync(path.join(root, file), text);
  }
  console.log(`${stale.length} files written, ${stray.length} removed.`);
}

function markdownIn(directory) {
  mkdirSync(directory, { recursive: true });
  return readdirSync(directory, { recursive: true })
    .filter((name) => name.endsWith('.md'))
    .map((name) => path.relative(root, path.join(directory, name)).split(path.sep).join('/'));
}

function readIfThere(file) {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    return undefined;
  }
}

if (import.meta.url === pathToFileURL(argv[1] ?? '').href) await main();
