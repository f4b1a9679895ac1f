import { compareText } from '../../document/compare-text.js';
import { groupBy } from '../../document/group-by.js';
import type { Rule } from '../../engine/rule.js';
import { ruleFacts, type ShownExample, shownExamples } from './rule-facts.js';

/** The page of a rule in Markdown, from what it says of itself. */
export function renderRulePage(rule: Rule): string {
  const examples = shownExamples(rule);
  const loud = examples.filter(({ outcome }) => outcome !== 'clean');
  const clean = examples.filter(({ outcome }) => outcome === 'clean');
  const references = (rule.references ?? []).map((url) => `- <${url}>`);
  return joined([
    `# ${rule.id}`,
    prose(rule.summary),
    table(
      ['', ''],
      ruleFacts(rule).map(([name, text]) => [name, cell(text)]),
    ),
    '## Why',
    prose(rule.why),
    ...section('## What it finds', loud),
    ...section('## What it leaves alone', clean),
    ...(references.length === 0 ? [] : ['## References', references.join('\n')]),
    `\`clawmend explain ${rule.id}\` shows this page; \`clawmend --only ${rule.id}\` looks for nothing else.`,
  ]);
}

/** All rules in Markdown, area by area; `link` gives the address of a rule's page. */
export function renderRuleList(rules: readonly Rule[], link: (id: string) => string): string {
  const areas = [...byArea(rules)].map(([area, listed]) =>
    joined([
      `## ${area}`,
      table(
        ['Rule', 'Severity', 'Fix', 'Since', 'What it finds'],
        listed.map(({ id, severity, fixable, since, summary }) => [
          `[${id}](${link(id)})`,
          severity,
          fixable ?? '',
          since ?? '',
          cell(summary),
        ]),
      ),
    ]).trimEnd(),
  );
  return joined([
    '# Rules',
    `${rules.length} rules. Fix: \`safe\` is applied by \`--fix\`, \`unsafe\` by \`--fix --unsafe\`, \`manual\` by you. Since: the OpenClaw release from which on the rule speaks.`,
    ...areas,
  ]);
}

/** How many rules each area has, in Markdown. */
export function renderRuleCounts(rules: readonly Rule[], link: (area: string) => string): string {
  const counts = [...byArea(rules)].map(([area, { length }]) => `[${area}](${link(area)}) ${length}`);
  const fixable = rules.filter((rule) => rule.fixable === 'safe' || rule.fixable === 'unsafe').length;
  return `${rules.length} rules, ${fixable} of them with a fix:\n${counts.join(' ·\n')}`;
}

function byArea(rules: readonly Rule[]): ReadonlyMap<string, readonly Rule[]> {
  const sorted = rules.toSorted((a, b) => compareText(areaOf(a), areaOf(b)) || compareText(a.id, b.id));
  return groupBy(sorted, areaOf);
}

function areaOf({ id }: Rule): string {
  return id.slice(0, id.indexOf('/'));
}

function section(heading: string, examples: readonly ShownExample[]): readonly string[] {
  return examples.length === 0 ? [] : [heading, ...examples.map(renderExample)];
}

function renderExample(example: ShownExample): string {
  const beside = example.beside.flatMap(([name, text]) => [`Beside it, \`${name}\`:`, fenced('json5', text)]);
  const text = example.outcome === 'fixed' ? fenced('diff', example.diff.join('\n')) : fenced('json5', example.text);
  return [`${cell(example.heading)}:`, text, ...beside].join('\n\n');
}

/** A fence longer than any in the text. */
function fenced(language: string, text: string): string {
  const longest = Math.max(2, ...[...text.matchAll(/`+/g)].map(([ticks]) => ticks.length));
  const fence = '`'.repeat(longest + 1);
  return `${fence}${language}\n${text.replace(/\n$/, '')}\n${fence}`;
}

export function table(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const line = (cells: readonly string[]): string => `| ${cells.join(' | ')} |`;
  return [line(head), `|${'---|'.repeat(head.length)}`, ...rows.map(line)].join('\n');
}

/** Text that may stand in a table. */
export function cell(text: string): string {
  return prose(text).replaceAll('\n', ' ').replaceAll('|', '\\|');
}

/** What means something in Markdown only means itself, but for code. */
function prose(text: string): string {
  return text
    .split(/(`[^`]*`)/)
    .map((part) => (part.startsWith('`') ? part : part.replace(/[<*]/g, '\\$&')))
    .join('');
}

function joined(blocks: readonly string[]): string {
  return `${blocks.join('\n\n')}\n`;
}
