import type { RefExplanation } from '../../index.js';
import { createStyle } from '../../report/pretty/style.js';
import { oneLine } from '../../report/pretty/text-width.js';
import { wrap } from '../../report/pretty/wrap.js';
import { type RenderOptions, targetJson } from './routes.js';

const WIDEST = 100;
const STEP_COLUMN = 11;

export function whyJson({
  target,
  agent,
  ref,
  resolved,
  steps,
  verdict,
  route,
  answer,
  remedy,
}: RefExplanation): string {
  const body = {
    schemaVersion: 1,
    target: targetJson(target),
    agent,
    ref,
    resolved,
    verdict,
    steps,
    route,
    answer,
    remedy,
  };
  return `${JSON.stringify(body, null, 2)}\n`;
}

export function whyText(why: RefExplanation, { width, color }: RenderOptions): string {
  const style = createStyle(color);
  const columns = Math.min(width, WIDEST);
  const lines = [
    `${style.strong(oneLine(why.ref))} under OpenClaw ${why.target.release.text}, for agent ${oneLine(why.agent)}:`,
    '',
    ...why.steps.flatMap(({ step, says }) =>
      wrap(oneLine(says), { width: columns, first: `  ${step.padEnd(STEP_COLUMN)}` }),
    ),
    '',
    verdict(why, style.good, style.bad),
  ];
  if (why.answer !== null) {
    lines.push('', 'In the chat OpenClaw answers:', ...why.answer.split('\n').map((line) => `  ${oneLine(line)}`));
  }
  if (why.remedy !== null) {
    lines.push('', `To allow it, add to ${oneLine(why.remedy.path)}:`, `  ${style.command(oneLine(why.remedy.entry))}`);
  }
  for (const note of why.notes) lines.push('', ...wrap(oneLine(note), { width: columns }));
  return `${lines.join('\n')}\n`;
}

type Paint = (text: string) => string;

function verdict({ verdict: says, resolved: ref, route }: RefExplanation, good: Paint, bad: Paint): string {
  const resolved = oneLine(ref ?? '');
  switch (says) {
    case 'answers':
      return good(`${resolved} answers: ${route?.route}, ${route?.bill}.`);
    case 'refused':
      return bad(`${resolved} is refused: it is not on the allowlist.`);
    case 'unresolved':
      return bad('It does not resolve: nobody answers.');
  }
}
