import { createStyle, type Style } from '../pretty/style.js';
import { oneLine } from '../pretty/text-width.js';
import { wrap } from '../pretty/wrap.js';
import type { Answer } from './answers.js';
import type { UpgradePlan } from './plan.js';
import { numberOf, type UpgradeStep } from './steps.js';

export interface UpgradeLook {
  readonly width: number;
  readonly color: boolean;
  /** `screen`: as much as fits on one. */
  readonly detail: 'screen' | 'everything';
}

/** Longer lines of prose are hard to read. */
const WIDEST = 100;

/**
 * For a person at a terminal: three answers, then what to do. Commands stand on lines of their own, to be copied; no
 * answer, no step and no command is left out of a screen.
 */
export function upgradeText({ headline, title, answers, steps, wayBack }: UpgradePlan, look: UpgradeLook): string {
  const style = createStyle(look.color);
  const width = Math.min(look.width, WIDEST);
  const lines = [
    ...wrap(oneLine(look.detail === 'screen' ? title : headline), { width }),
    '',
    ...answers.flatMap((answer) => answerLines(answer, look.detail, width, style)),
    '',
    ...steps.flatMap((step, index) => [
      ...(step.isNoReturn ? [style.bad(`--- from here on ${onlyWay(steps)} ---`)] : []),
      ...stepLines(look.detail === 'screen' ? shortened(step) : whole(step), index + 1, width, style),
    ]),
    ...(look.detail === 'screen'
      ? ['', style.faint('In short; --verbose names every slot, default and note, and the way back.')]
      : backLines(wayBack, style)),
  ];
  return `${lines.join('\n')}\n`;
}

function answerLines(
  { question, tone, sentences, short }: Answer,
  detail: UpgradeLook['detail'],
  width: number,
  style: Style,
): readonly string[] {
  const paint = { good: style.good, bad: style.bad, plain: style.strong }[tone];
  const told = detail === 'screen' ? (short ?? sentences) : sentences;
  const text = oneLine(`${question} ${told.join(' ')}`);
  const [first = '', ...rest] = wrap(text, { width, first: '', rest: '  ' });
  return [`${paint(question)}${first.slice(question.length)}`, ...rest];
}

function backLines(commands: readonly string[], style: Style): readonly string[] {
  if (commands.length === 0) return [];
  return [
    '',
    style.strong('The way back; what came since the backup is lost'),
    ...commands.map((command) => `${INDENT}  ${style.command(command)}`),
  ];
}

function onlyWay(steps: readonly UpgradeStep[]): string {
  const backup = numberOf(steps, 'backup');
  return backup === undefined ? 'nothing leads back' : `only the backup of step ${backup} leads back`;
}

/** Only a stop has a line below its commands. */
function shortened({ title, notes, look, short, ...step }: UpgradeStep): Told {
  const isStop = step.after === 'stop';
  return {
    ...step,
    title: short?.title ?? (isStop ? title : `${title}; look at ${look}`),
    below: isStop ? [(short?.notes ?? notes).join(' '), `Go on when ${look}.`] : [],
  };
}

function whole({ notes, look, after, ...step }: UpgradeStep): Told {
  return { ...step, below: [[...notes, `${after === 'stop' ? 'Go on when' : 'Look at'} ${look}.`].join(' ')] };
}

interface Told extends Pick<UpgradeStep, 'title' | 'commands'> {
  /** What stands below the commands, each on lines of its own. */
  readonly below: readonly string[];
}

const INDENT = '    ';

function stepLines({ title, commands, below }: Told, number: number, width: number, style: Style): readonly string[] {
  return [
    ...wrap(oneLine(title), { width, first: `${String(number).padStart(2)}  ` }).map((line) => style.strong(line)),
    ...commands.map((command) => `${INDENT}  ${style.command(command)}`),
    ...below
      .filter((text) => text !== '')
      .flatMap((text) => wrap(oneLine(text), { width, first: INDENT }).map((line) => style.faint(line))),
  ];
}
