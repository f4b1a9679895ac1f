import { createStyle, type Style } from '../pretty/style.js';
import { oneLine } from '../pretty/text-width.js';
import { wrap } from '../pretty/wrap.js';
import type { Answer } from './answers.js';
import type { UpgradePlan } from './plan.js';
import { numberOf, type UpgradeStep } from './steps.js';

export interface UpgradeLook {
  readonly width: number;
  readonly color: boolean;
}

/** Longer lines of prose are hard to read. */
const WIDEST = 100;

/** For a person at a terminal: three answers, then what to do. Commands stand on lines of their own, to be copied. */
export function upgradeText({ headline, answers, steps }: UpgradePlan, look: UpgradeLook): string {
  const style = createStyle(look.color);
  const width = Math.min(look.width, WIDEST);
  const lines = [
    ...wrap(oneLine(headline), { width }),
    '',
    ...answers.flatMap((answer) => answerLines(answer, width, style)),
    '',
    ...steps.flatMap((step, index) => [
      ...(step.isNoReturn ? [style.bad(`--- from here on ${wayBack(steps)} ---`)] : []),
      ...stepLines(step, index + 1, width, style),
    ]),
  ];
  return `${lines.join('\n')}\n`;
}

function answerLines({ question, tone, sentences }: Answer, width: number, style: Style): readonly string[] {
  const paint = { good: style.good, bad: style.bad, plain: style.strong }[tone];
  const text = oneLine(`${question} ${sentences.join(' ')}`);
  const [first = '', ...rest] = wrap(text, { width, first: '', rest: '  ' });
  return [`${paint(question)}${first.slice(question.length)}`, ...rest];
}

function wayBack(steps: readonly UpgradeStep[]): string {
  const backup = numberOf(steps, 'backup');
  return backup === undefined ? 'nothing leads back' : `only the backup of step ${backup} leads back`;
}

const INDENT = '    ';

function stepLines(step: UpgradeStep, number: number, width: number, style: Style): readonly string[] {
  const { title, commands, notes, look, after } = step;
  const told = (text: string): readonly string[] => wrap(oneLine(text), { width, first: INDENT });
  const rest = [...notes, `${after === 'stop' ? 'Go on when' : 'Look at'} ${look}.`].join(' ');
  return [
    ...wrap(oneLine(title), { width, first: `${String(number).padStart(2)}  ` }).map((line) => style.strong(line)),
    ...commands.map((command) => `${INDENT}  ${style.command(command)}`),
    ...told(rest).map((line) => style.faint(line)),
  ];
}
