// What the command line has to know of every rule before it loads any: one row a rule, in the order they are run in.
// Worked out from the rules themselves, so that a rule stays one object in one file.
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';
import { ruleFiles } from './generate-registry.mjs';
import { DOCUMENTATION } from './strip-documentation.mjs';

const root = fileURLToPath(new URL('../', import.meta.url));

/** What stands in the place of the registry: the rows, and a way to load each file. */
export async function renderLazyRegistry() {
  const { keys, rows } = await readRules();
  const loaders = ruleFiles().map((file) => `() => $onDemand('src/rules/${file}').default,\n`);
  return `declare const $onDemand: (name: string) => any;
import { lazyRules } from '../engine/lazy-rule.js';
const rows = ${JSON.stringify(JSON.stringify({ keys, rows }))};
export const rules = lazyRules(JSON.parse(rows), {
  load: [\n${loaders.join('')}],
  documentation: () => $onDemand('documentation'),
});
`;
}

let reading;

/** The rows, and what only people read, by rule. */
export function readRules() {
  reading ??= read();
  return reading;
}

async function read() {
  const files = ruleFiles();
  const { rules, orderRules, neededKeys, needsState, numbersOf } = await evaluate(`
    ${files.map((file, index) => `import r${index} from './src/rules/${file}';`).join('\n')}
    export const rules = [${files.map((_, index) => `r${index}`).join(', ')}]
      .flatMap((exported, file) => [exported].flat().map((rule, place) => ({ rule, file, place })));
    export { orderRules } from './src/engine/check/order-rules.ts';
    export { numbersOf } from './src/engine/check/needed-keys.ts';
    export { neededKeys, needsState } from './src/engine/check/observe-rule.ts';
  `);
  const byRule = new Map(rules.map((entry) => [entry.rule, entry]));
  const ordered = orderRules(rules.map(({ rule }) => rule));
  const keys = [];
  const rows = ordered.map((rule) => {
    const { id, severity, reads, since, until, gaps, fixable, after, lastResort } = rule;
    const { file, place } = byRule.get(rule);
    const needed = neededKeys(rule);
    const needs = {
      ...(needed !== undefined && { neededKeys: numbersOf(needed, keys) }),
      ...(needsState(rule) && { needsState: true }),
    };
    return { id, severity, reads, since, until, gaps, fixable, after, lastResort, ...needs, file, place };
  });
  const documentation = ordered.map((rule) => [
    rule.id,
    Object.fromEntries(DOCUMENTATION.flatMap((key) => (rule[key] === undefined ? [] : [[key, rule[key]]]))),
  ]);
  return { keys, rows, documentation: Object.fromEntries(documentation) };
}

async function evaluate(contents) {
  const { outputFiles } = await build({
    stdin: { contents, resolveDir: root, sourcefile: 'rule-rows.ts' },
    bundle: true,
    write: false,
    platform: 'node',
    format: 'esm',
    mainFields: ['module', 'main'],
    logLevel: 'warning',
  });
  return import(`data:text/javascript;base64,${Buffer.from(outputFiles[0].contents).toString('base64')}`);
}
