// Writes a new rule that works, to be made one's own:  npm run new-rule -- area/name
import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('../', import.meta.url));
const [id = '', ...more] = process.argv.slice(2);

if (more.length > 0 || !/^[a-z][a-z0-9]*(-[a-z0-9]+)*\/[a-z][a-z0-9]*(-[a-z0-9]+)*$/.test(id)) {
  fail('a rule is called area/name, in small letters, digits and hyphens: npm run new-rule -- gateway/old-port');
}
const file = `src/rules/${id}.ts`;
mkdirSync(path.dirname(path.join(root, file)), { recursive: true });
try {
  writeFileSync(path.join(root, file), ruleText(id), { flag: 'wx' });
} catch (error) {
  fail(error.code === 'EEXIST' ? `${file} is there already` : String(error));
}
console.log(`${file} is written. It works as it is: make it say what you mean, then
  npx vitest run test/rules/examples.test.ts -t '${id}'`);

function ruleText(rule) {
  const [area, name] = rule.split('/').map(camelCase);
  return `import { safe } from '../../engine/fix.js';
import { defineRule } from '../../engine/rule.js';

export default defineRule({
  id: '${rule}',
  reads: 'config',
  severity: 'warning',
  fixable: 'safe',
  summary: '\`${area}.${name}\` says nothing any more.',
  why: 'What happens to somebody who leaves it as it is, and from which release on.',
  examples: [
    {
      before: \`{ ${area}: { kept: true, ${name}: 1 } }\\n\`,
      after: \`{ ${area}: { kept: true } }\\n\`,
    },
    { title: 'all is well without it', clean: true, before: \`{ ${area}: { kept: true } }\\n\` },
  ],
  check({ config, report }) {
    const found = config.at('${area}.${name}');
    if (found === undefined) return;
    report({
      at: found,
      on: 'key',
      message: '\`${area}.${name}\` says nothing any more.',
      fix: safe('Remove ${area}.${name}', (edit) => edit.remove(found)),
    });
  },
});
`;
}

function camelCase(text) {
  return text.replace(/-(.)/g, (_, letter) => letter.toUpperCase());
}

function fail(message) {
  console.error(`new-rule: ${message}`);
  process.exit(2);
}
