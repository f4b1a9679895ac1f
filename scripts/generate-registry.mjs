// Writes src/rules/registry.ts, the list of all rules, from what lies in src/rules.
// A rule file is a .ts file with a default export (a rule, or a table: a list of rules). Files without one are helpers;
// names that start with `_` and folders named `shared` are left out.
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

const rulesDir = fileURLToPath(new URL('../src/rules/', import.meta.url));
const registry = path.join(rulesDir, 'registry.ts');

export function generateRegistry() {
  mkdirSync(rulesDir, { recursive: true });
  const text = render(ruleFiles());
  if (readIfThere(registry) !== text) writeFileSync(registry, text);
}

/** Every rule file by its path below src/rules, in order. */
export function ruleFiles() {
  return readdirSync(rulesDir, { recursive: true })
    .map((name) => name.split(path.sep).join('/'))
    .filter((name) => name.endsWith('.ts') && name !== 'registry.ts' && !isHelper(name))
    .filter((name) => /^export default /m.test(readFileSync(path.join(rulesDir, name), 'utf8')))
    .sort();
}

function isHelper(name) {
  return name.split('/').some((part) => part.startsWith('_') || part === 'shared');
}

function render(files) {
  const imports = files.map((file, index) => `import r${index} from './${file.replace(/\.ts$/, '.js')}';\n`);
  const names = files.map((_, index) => `r${index}`).join(', ');
  return `// Written by scripts/generate-registry.mjs.
import type { Rule } from '../engine/rule.js';
${imports.join('')}
const files: readonly (Rule | readonly Rule[])[] = [${names}];

/** Every rule, in the order of its file's name. */
export const rules: readonly Rule[] = files.flat();
`;
}

function readIfThere(file) {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    return undefined;
  }
}

if (process.argv[1] === fileURLToPath(import.meta.url)) generateRegistry();
