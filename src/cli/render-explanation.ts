import type { Example, Rule } from '../index.js';
import { wrap } from '../report/wrap.js';

const WIDEST = 100;
const FACT_COLUMN = 10;
const FIX: Readonly<Record<'safe' | 'unsafe' | 'manual' | 'none', string>> = {
  safe: 'safe: --fix applies it',
  unsafe: 'unsafe: --fix --unsafe applies it; it may change which model, account or permission is in force',
  manual: 'by hand: there is a way out, but the choice is yours',
  none: 'none: it only reports',
};

/** All a rule says of itself, as text for a terminal. */
export function renderExplanation(rule: Rule, width: number): string {
  const columns = Math.min(width, WIDEST);
  const paragraph = (text: string): string => wrap(text, { width: columns }).join('\n');
  const fact = ([name, text]: readonly [string, string]): string =>
    wrap(text, { width: columns, first: name.padEnd(FACT_COLUMN) }).join('\n');
  const blocks = [
    rule.id,
    paragraph(rule.summary),
    factsOf(rule).map(fact).join('\n'),
    paragraph(rule.why),
    ...rule.examples.map((example, index) => renderExample(example, headingOf(example, index, rule), paragraph)),
    ...(rule.references === undefined || rule.references.length === 0 ? [] : [rule.references.join('\n')]),
  ];
  return `${blocks.join('\n\n')}\n`;
}

function factsOf(rule: Rule): readonly (readonly [string, string])[] {
  return [
    ['severity', rule.severity],
    ['fix', FIX[rule.fixable ?? 'none']],
    ...(releases(rule) === '' ? [] : [['releases', releases(rule)] as const]),
    ...(rule.after === undefined ? [] : [['after', rule.after.join(', ')] as const]),
  ];
}

function releases({ since, until, gaps = [] }: Rule): string {
  const bounds = [since && `from ${since}`, until && `before ${until}`].filter((bound) => bound !== undefined);
  const except = gaps.map((gap) => `but not from ${gap.since} to before ${gap.until}`);
  return [...bounds, ...except].join(', ');
}

function headingOf(example: Example, index: number, { examples }: Rule): string {
  const title = example.title ?? (examples.length > 1 ? `Example ${index + 1}` : 'Example');
  const beside = [
    ...(example.target === undefined ? [] : [`target ${example.target}`]),
    ...(example.unsafe ? ['with --unsafe'] : []),
    ...(example.sessionKey === undefined ? [] : [`session ${example.sessionKey}`]),
  ];
  return beside.length === 0 ? `${title}:` : `${title} (${beside.join(', ')}):`;
}

function renderExample(example: Example, heading: string, paragraph: (text: string) => string): string {
  const { before, after, clean } = example;
  if (clean || after === before) return [paragraph(heading), indent(before), '  nothing to report'].join('\n');
  if (after === undefined) return [paragraph(heading), indent(before), '  is reported'].join('\n');
  return [paragraph(heading), indent(before), '  becomes', indent(after)].join('\n');
}

function indent(text: string): string {
  return text
    .replace(/\n$/, '')
    .split('\n')
    .map((line) => (line === '' ? '' : `    ${line}`))
    .join('\n');
}
