import type { Example, Rule } from '../index.js';
import { wrap } from '../report/wrap.js';

const WIDEST = 100;
const FIX: Readonly<Record<'safe' | 'unsafe' | 'manual' | 'none', string>> = {
  safe: 'safe: --fix applies it',
  unsafe: 'unsafe: --fix --unsafe applies it; it may change which model, account or permission is in force',
  manual: 'by hand: there is a way out, but the choice is yours',
  none: 'none: it only reports',
};

/** All a rule says of itself, as text for a terminal. */
export function renderExplanation(rule: Rule, width: number): string {
  const paragraph = (text: string): string => wrap(text, { width: Math.min(width, WIDEST) }).join('\n');
  const facts = [
    `severity  ${rule.severity}`,
    `fix       ${FIX[rule.fixable ?? 'none']}`,
    ...(releases(rule) === '' ? [] : [`releases  ${releases(rule)}`]),
    ...(rule.after === undefined ? [] : [`after     ${rule.after.join(', ')}`]),
  ];
  const blocks = [
    rule.id,
    paragraph(rule.summary),
    facts.join('\n'),
    paragraph(rule.why),
    ...rule.examples.map((example, index) => renderExample(example, index, rule.examples.length)),
    ...(rule.references === undefined || rule.references.length === 0 ? [] : [rule.references.join('\n')]),
  ];
  return `${blocks.join('\n\n')}\n`;
}

function releases({ since, until, gaps = [] }: Rule): string {
  const bounds = [since && `from ${since}`, until && `before ${until}`].filter((bound) => bound !== undefined);
  const except = gaps.map((gap) => `but not from ${gap.since} to before ${gap.until}`);
  return [...bounds, ...except].join(', ');
}

function renderExample(example: Example, index: number, count: number): string {
  const title = example.title ?? (count > 1 ? `Example ${index + 1}` : 'Example');
  const beside = [
    ...(example.target === undefined ? [] : [`target ${example.target}`]),
    ...(example.unsafe ? ['with --unsafe'] : []),
    ...(example.sessionKey === undefined ? [] : [`session ${example.sessionKey}`]),
  ];
  const heading = beside.length === 0 ? `${title}:` : `${title} (${beside.join(', ')}):`;
  if (example.clean || example.after === example.before) {
    return [heading, indent(example.before), '  nothing to report'].join('\n');
  }
  if (example.after === undefined) return [heading, indent(example.before), '  is reported'].join('\n');
  return [heading, indent(example.before), '  becomes', indent(example.after)].join('\n');
}

function indent(text: string): string {
  return text
    .replace(/\n$/, '')
    .split('\n')
    .map((line) => (line === '' ? '' : `    ${line}`))
    .join('\n');
}
