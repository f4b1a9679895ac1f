import type { Rule } from '../../index.js';
import { ruleFacts, type ShownExample, shownExamples } from '../../report/documentation/rule-facts.js';
import { createStyle, type Style } from '../../report/pretty/style.js';
import { wrap } from '../../report/pretty/wrap.js';

const WIDEST = 100;
const FACT_COLUMN = 10;

export interface Look {
  readonly width: number;
  readonly color: boolean;
  /** The page of the rule, where it has one. */
  readonly url: string | undefined;
}

/** All a rule says of itself, as text for a terminal. */
export function renderExplanation(rule: Rule, { width, color, url }: Look): string {
  const style = createStyle(color);
  const columns = Math.min(width, WIDEST);
  const paragraph = (text: string): string => wrap(text, { width: columns }).join('\n');
  const fact = ([name, text]: readonly [string, string]): string =>
    wrap(text, { width: columns, first: name.padEnd(FACT_COLUMN) }).join('\n');
  const blocks = [
    style.strong(rule.id),
    paragraph(rule.summary),
    ruleFacts(rule).map(fact).join('\n'),
    paragraph(rule.why),
    ...shownExamples(rule).map((example) => renderExample(example, style, paragraph)),
    [...(rule.references ?? []), ...(url === undefined ? [] : [url])].join('\n'),
  ];
  return `${blocks.filter((block) => block !== '').join('\n\n')}\n`;
}

function renderExample(example: ShownExample, style: Style, paragraph: (text: string) => string): string {
  const lines = [paragraph(`${example.heading}:`)];
  for (const [name, text] of example.beside) lines.push(`  beside it, ${name}:`, ...linesOf(text).map(indent));
  if (example.beside.length > 0) lines.push('  and');
  if (example.outcome === 'fixed') lines.push(...example.diff.map((line) => diffLine(line, style)));
  else {
    lines.push(...linesOf(example.text).map(indent));
    lines.push(example.outcome === 'clean' ? '  nothing to report' : '  is reported');
  }
  return lines.join('\n');
}

function diffLine(line: string, { added, removed }: Style): string {
  const paint = line.startsWith('+') ? added : line.startsWith('-') ? removed : (text: string): string => text;
  return `    ${paint(`${line.charAt(0)} ${line.slice(1)}`)}`.trimEnd();
}

function linesOf(text: string): readonly string[] {
  return text.replace(/\n$/, '').split('\n');
}

function indent(line: string): string {
  return line === '' ? '' : `      ${line}`;
}
